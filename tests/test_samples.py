"""The sample articles: enough of them, of the right length, from invented outlets, read cleanly."""

import re
from pathlib import Path

import pytest

from legation.ingest.boilerplate.cuts import without_cuts
from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_sources

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
FILES = sorted(path for path in SAMPLES.rglob("*") if path.suffix in (".txt", ".html"))


@pytest.fixture(scope="module")
def read() -> dict[str, ArticleRead]:
    items = list(read_sources([str(path) for path in FILES], ReadOptions()))
    assert all(isinstance(item, ArticleRead) for item in items)
    return {Path(item.path).name: item for item in items if isinstance(item, ArticleRead)}


def test_there_are_enough_articles_of_the_right_length_from_five_outlets(read: dict[str, ArticleRead]) -> None:
    assert len(read) >= 12
    assert len({item.article.outlet for item in read.values()}) == 5
    for name, item in read.items():
        words = len(without_cuts(item.article.text, item.article.cuts).split())
        assert 200 <= words <= 500, (name, words)


def test_title_outlet_and_date_are_found_in_every_article(read: dict[str, ArticleRead]) -> None:
    for name, item in read.items():
        article = item.article
        assert article.title, name
        assert article.outlet, name
        assert (article.published or "")[:10] == name[:10]
        assert article.authors or "canada-stays" in name, name


def test_what_is_not_article_is_cut_and_nothing_else(read: dict[str, ArticleRead]) -> None:
    chrome = re.compile(
        r"newsletter|Story continues|moderat|All rights reserved|Subscribe|Save 40|Privacy|Related|Advertisement|Most read"
        r"|cookies|Read more|Share on|Log in|guidelines|More from|Markets|inbox",
        re.I,
    )
    for name, item in read.items():
        kept = without_cuts(item.article.text, item.article.cuts)
        assert not chrome.search(kept), (name, chrome.search(kept))
        cut = [item.article.text[c.start : c.end] for c in item.article.cuts]
        assert not any(re.search(r"\b(said|accused|expelled|signed)\b", words) for words in cut), name


def test_the_reprint_is_known_as_one(read: dict[str, ArticleRead]) -> None:
    from legation.domain.article import similarity

    by_name = {name[11:].split(".")[0]: item.article for name, item in read.items()}
    original, reprint = by_name["trudeau-extends-latvia-mission"], by_name["canada-stays-in-latvia"]
    assert similarity(original.signature, reprint.signature) >= 0.7
    others = [a for a in by_name.values() if a not in (original, reprint)]
    assert all(similarity(original.signature, other.signature) < 0.3 for other in others)


def test_outlets_are_invented_and_the_readme_lists_every_file() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for path in FILES:
        assert f"({path.relative_to(SAMPLES)})" in readme
        for host in re.findall(r"https?://([^/\"\s]+)", path.read_text(encoding="utf-8")):
            assert host.endswith(".example") or host == "schema.org", host
