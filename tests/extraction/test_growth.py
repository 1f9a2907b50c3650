"""No text makes reading grow faster than it: calls are counted, so that how busy the machine is makes no difference."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from legation.bootstrap import extractor_loader
from legation.domain.article import Article, article_revision
from legation.domain.extraction import Extraction
from legation.extraction.extractor import Extractor
from legation.settings import Settings

SHAPES = {
    "unbalanced quotes": "\u201cCanada said ",
    "straight quotes": '"',
    "brackets": "(",
    "a name and pronouns": "Smith met Smith. He said he knew him. ",
    "signatures": "ab/",
    "names in brackets": "(Canada ",
    "names with commas": "Canada, Russia, France, ",
    "short words with commas": "ab, ",
    "and": "and, ",
    "one sentence of names": "Canada Russia France and Germany ",
    "dates with bounds": "since early May 2016 until late June 2017 ",
    "reports in reports": "Canada said that ",
    "deeds without an end": "Canada attacked Russia and ",
    "quotations that stay open": "\u201cCanada will send troops to Latvia, Trudeau said.\n\n",
}
SIZE = 2_000
MOST = 2.2
"""What twice the text may cost of once."""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """With every component."""
    found = extractor_loader(Settings())()
    for warm in ("Canada met Russia.", *SHAPES.values()):
        next(iter(found.read([article(warm)])))
    return found


def article(text: str) -> Article:
    return Article("a", article_revision(text), text, published="2016-05-05")


def calls(work: Callable[[], object]) -> int:
    count = 0

    def seen(_frame: FrameType, event: str, _what: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_at_most_about_twice_the_work(extractor: Extractor, shape: str) -> None:
    once, twice = (SHAPES[shape] * (size // len(SHAPES[shape])) for size in (SIZE, 2 * SIZE))
    counted = []
    for text in (once, twice):
        found: list[object] = []
        counted.append(calls(lambda text=text, found=found: found.extend(extractor.read([article(text)]))))  # type: ignore[misc]
        assert isinstance(found[0], Extraction), found
    assert counted[1] / counted[0] < MOST, counted
