"""Cuts: what of a text is not article, and the text without it."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from legation.domain.article import Article, Cut

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


class Reason(StrEnum):
    """Why a stretch is not article."""

    ADVERTISING = "advertising"
    NAVIGATION = "navigation"
    NEWSLETTER = "newsletter"
    COMMENTS = "comments"
    CAPTION = "caption"
    CREDIT = "credit"
    PROMOTION = "promotion"
    PAYWALL = "paywall"
    METADATA = "metadata"
    BOILERPLATE = "boilerplate"


def joined(text: str, cuts: Iterable[Cut]) -> tuple[Cut, ...]:
    """Sort the cuts and join neighbours of one reason that only white space parts."""
    result: list[Cut] = []
    for cut in sorted(cuts):
        last = result[-1] if result else None
        if last and last.reason == cut.reason and not text[last.end : cut.start].strip():
            result[-1] = Cut(last.start, max(last.end, cut.end), cut.reason)
        else:
            result.append(cut)
    return tuple(result)


def kept_spans(text: str, cuts: Sequence[Cut]) -> list[tuple[int, int]]:
    """The stretches between the cuts."""
    spans, position = [], 0
    for cut in cuts:
        if cut.start > position:
            spans.append((position, cut.start))
        position = max(position, cut.end)
    if position < len(text):
        spans.append((position, len(text)))
    return spans


def without_cuts(text: str, cuts: Sequence[Cut]) -> str:
    """The text a reader would call the article."""
    kept = "".join(text[start:end] for start, end in kept_spans(text, cuts))
    return _BLANK_LINES.sub("\n\n", kept).strip()


def kept_text(article: Article) -> str:
    """The article's text with its cuts removed."""
    return without_cuts(article.text, article.cuts)
