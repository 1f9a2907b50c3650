"""One text, unaltered, and what is known of where it came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.domain.ids import content_id


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """A stretch [start, end) of the article's text, in code points, that is not article, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """`text` as the reader decoded it, never altered. `cuts` are sorted and do not overlap.

    `published` and `updated` are ISO 8601 dates or date-times as the source gives them. `section` is the part of the paper,
    `place` where the report was filed and `agency` the news agency it credits. `signature` is the MinHash
    by which near-identical articles are joined into one origin; empty when the text is too short to tell. `external_id` is
    what whoever sent the record calls it; `source` is the file it was read from, by which the file's changes are followed.
    """

    id: str
    revision: str
    text: str
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    language: str = "en"
    cuts: tuple[Cut, ...] = ()
    signature: tuple[int, ...] = field(default=(), repr=False)
    section: str | None = None
    place: str | None = None
    agency: str | None = None
    external_id: str | None = None
    source: str | None = None


def article_id(text: str, title: str | None, outlet: str | None, url: str | None) -> str:
    """hash(canonical url), or without a url hash(outlet, title, text)."""
    return content_id("art", url) if url else content_id("art", outlet, title, text)


def article_revision(text: str) -> str:
    """hash(text): a new revision under the same id supersedes the old one."""
    return content_id("rev", text)


def similarity(a: Sequence[int], b: Sequence[int]) -> float:
    """The estimated share of word shingles that two texts have in common, from their signatures; 0 where one has none."""
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a) if a and len(a) == len(b) else 0.0
