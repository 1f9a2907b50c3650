"""Scoring of saved pages, on a page of three lines."""

import json
from pathlib import Path

import pytest

from legation.errors import BadInput
from legation.ingest.html.metadata import Metadata
from legation.services.evaluation.page_scores import GoldPage, compare, gold_pages, score_bare, score_pages, table

FIRST = "Latvia recalled its ambassador on Monday."
SECOND = "Estonia did not."


@pytest.fixture
def page() -> GoldPage:
    return GoldPage(
        Path("page.html"),
        "newspaper",
        "dev",
        "A recall",
        "The Riga Courier",
        "2024-05-01T10:00:00+03:00",
        (("A recall", False), (FIRST, True), (SECOND, True)),
        ("The ambassador Anna Berzina",),
        {"advertising": ("Advertisement", "Buy two rings today.")},
    )


RIGHT = Metadata(title="A Recall", outlet="the riga courier", published="2024-05-01")


def test_the_true_text_scores_full_with_and_without_its_headline(page: GoldPage) -> None:
    for kept in (f"{FIRST}\n{SECOND}", f"A recall\n{FIRST}\n{SECOND}"):
        score = compare(page, kept, RIGHT)
        assert (score.precision, score.recall, score.f1) == (1, 1, 1)
        assert score.title
        assert score.outlet
        assert score.date
        assert score.clean


def test_lost_words_cost_recall_and_chrome_costs_precision(page: GoldPage) -> None:
    assert compare(page, FIRST, RIGHT).recall == pytest.approx(6 / 9)
    assert compare(page, f"{FIRST}\n{SECOND}\nSubscribe to our newsletter", RIGHT).precision == pytest.approx(9 / 13)


def test_words_in_another_order_do_not_count(page: GoldPage) -> None:
    assert compare(page, f"{SECOND}\n{FIRST}", RIGHT).recall == pytest.approx(6 / 9)


def test_a_kept_advertisement_makes_a_page_unclean(page: GoldPage) -> None:
    score = compare(page, f"{FIRST}\nBuy two rings today.\n{SECOND}", RIGHT)
    assert not score.clean
    assert score.left == {"advertising": ("Buy two rings today.",)}


def test_a_short_label_counts_only_as_a_line_of_its_own(page: GoldPage) -> None:
    assert compare(page, f"{FIRST} The advertisement was withdrawn.", RIGHT).clean
    assert not compare(page, f"{FIRST}\nADVERTISEMENT\n{SECOND}", RIGHT).clean


def test_captions_are_looked_for_among_what_was_set_aside(page: GoldPage) -> None:
    assert compare(page, FIRST, RIGHT, apart="The ambassador, Anna Berzina").captions == 1
    assert compare(page, FIRST, RIGHT, apart="").captions == 0


def test_a_page_that_cannot_be_read_scores_nothing(page: GoldPage, tmp_path: Path) -> None:
    missing = GoldPage(tmp_path / "none.html", *(getattr(page, name) for name in page.__slots__[1:]))
    (score,) = score_pages([missing])
    assert (score.f1, score.title, score.outlet, score.date) == (0, False, False, False)


def test_pages_are_scored_by_shape_beside_trafilatura(tmp_path: Path) -> None:
    markup = f"<html><head><title>A recall</title></head><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    (tmp_path / "page.html").write_text(markup, "utf-8")
    truth = {
        "page": "page.html",
        "shape": "newspaper",
        "split": "dev",
        "title": "A recall",
        "outlet": "The Riga Courier",
        "authors": [],
        "published": "2024-05-01",
        "text": [f"+ {FIRST}", f"+ {SECOND}"],
        "captions": [],
        "never": {},
    }
    (tmp_path / "page.json").write_text(json.dumps(truth), "utf-8")
    pages = gold_pages(tmp_path)
    overall, shape = table(score_pages(pages))
    assert (overall["shape"], shape["shape"], shape["pages"], shape["f1"]) == ("all", "newspaper", 1, 1)
    assert [score.page for score in score_bare(pages)] == pages


def test_a_folder_without_truth_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no annotated pages"):
        gold_pages(tmp_path)
    (tmp_path / "bad.json").write_text("{}", "utf-8")
    with pytest.raises(BadInput, match="ill-formed"):
        gold_pages(tmp_path)
