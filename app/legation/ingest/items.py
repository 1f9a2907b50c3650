"""What reading yields: an article, a failure or a skip, each with the path it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from legation.domain.article import Article


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the caller knows better than the pages.

    `published`, `outlet`, `authors`, `url` and `title` fill what an item does not say itself. `keep_all` turns cutting off.
    `languages` are those with a pipeline. `fields` tells what records of JSON, NDJSON and tables call our fields
    ({"text": "Body"}). `max_bytes` bounds one file, or one line or record of those read in parts; `max_characters` one
    article's text. Of archives `max_members` bounds the files, `max_unpacked` the bytes of all of them unpacked, and
    `max_ratio` how many times its packed size a file may grow; of a PDF `max_pages` and `max_seconds` bound the pages and
    the time they take. `day_first` says how a file of records writes 03/04/2020; reading one sets it. `phrases` is a folder of lists of what outlets say on every page. What the bounds cut off is a failure that says so.
    """

    published: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    title: str | None = None
    keep_all: bool = False
    languages: tuple[str, ...] = ("en",)
    max_bytes: int = 32_000_000
    max_characters: int = 1_000_000
    max_members: int = 20_000
    max_unpacked: int = 4_000_000_000
    max_ratio: int = 200
    max_pages: int = 500
    max_seconds: float = 60.0
    fields: Mapping[str, str] = field(default_factory=dict)
    phrases: Path | None = None
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """`path` names the item inside its source ("dump.ndjson:12"). `found` says how: {"published": "json-ld"}.

    `warnings` tell what the item states and could not be read, such as its date. `follows` is whether what is read here next
    time takes the place of this: one file or one record with its own id is, a line of a table is not.
    """

    path: str
    article: Article
    found: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    follows: bool = False


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """An item that cannot be read. The message says why and what to do."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class ReadSkip:
    """An item set aside on purpose: another language, an exact duplicate."""

    path: str
    reason: str


ReadItem = ArticleRead | ReadFailure | ReadSkip
