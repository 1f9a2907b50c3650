"""Reading saved pages may not get worse than it was: raising a floor is easy, lowering one is a decision.

The third marked `test` is for measuring only: nothing is tuned on it.
"""

from functools import cache
from pathlib import Path

import pytest

from legation.services.evaluation.page_scores import PageScore, gold_pages, score_pages, table
from tests.gold_pages.__main__ import GOLD, write

FLOORS = {
    "dev": {"f1": 0.99, "clean": 0.98, "title": 0.98, "outlet": 0.98, "date": 0.98, "captions": 0.98},
    "test": {"f1": 0.95, "clean": 1.0, "title": 0.95, "outlet": 0.90, "date": 1.0, "captions": 0.88},
}
WORST_SHAPE = {"dev": 0.95, "test": 0.90}


@cache
def _scores(split: str) -> list[PageScore]:
    return score_pages(gold_pages(GOLD, split))


@pytest.mark.parametrize("split", FLOORS)
def test_reading_pages_stays_above_its_floors(split: str) -> None:
    overall, *shapes = table(_scores(split))
    assert {what: overall[what] for what, floor in FLOORS[split].items() if overall[what] < floor} == {}
    assert {row["shape"]: row["f1"] for row in shapes if row["f1"] < WORST_SHAPE[split]} == {}


def test_the_whole_set_is_read_as_well_as_promised() -> None:
    overall, *shapes = table([*_scores("dev"), *_scores("test")])
    assert overall["f1"] >= 0.98
    assert overall["clean"] >= 0.97
    assert min(overall[what] for what in ("title", "outlet", "date")) >= 0.95
    assert min(row["f1"] for row in shapes) >= 0.95


def test_the_set_is_large_and_varied_enough_to_tell() -> None:
    pages = gold_pages(GOLD)
    assert len(pages) >= 60
    assert len({page.outlet for page in pages}) >= 15
    assert len({page.shape for page in pages}) >= 15
    assert 0.25 <= sum(page.split == "test" for page in pages) / len(pages) <= 0.4
    assert not {page.outlet for page in pages if page.split == "dev" and page.shape != "communique"} & {
        page.outlet for page in pages if page.split == "test" and page.shape != "communique"
    }


def test_no_true_line_is_among_what_must_not_be_kept() -> None:
    for page in gold_pages(GOLD):
        article = " ".join(line for line, must in page.lines if must)
        for said in page.never.values():
            assert not [one for one in said if len(one.split()) > 3 and one in article], page.path.name


def test_the_pages_are_what_stories_and_shapes_give(tmp_path: Path) -> None:
    write(tmp_path)
    ours = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in GOLD.iterdir() if path.suffix != ".md"}
    assert ours == kept, "run `python -m tests.gold_pages`"
