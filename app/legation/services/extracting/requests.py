"""Lines of `legation extract`: {"id", "text"[, "title", "published", "outlet", "language", "pairs"]}, checked one by one."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from legation.domain.article import Article, article_revision
from legation.domain.mention import Span
from legation.errors import BadInput
from legation.extraction.languages import language_named
from legation.ingest.language import language_of


@dataclass(frozen=True, slots=True)
class Request:
    """One text to annotate. `pairs` are spans to be taken as actors."""

    line: int
    article: Article
    pairs: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that gives no document, and why; `set_aside` where nothing is wrong with it, but its language."""

    line: int
    reason: str
    set_aside: bool = False


def read_requests(lines: Iterable[bytes]) -> Iterator[Request | BrokenLine]:
    """One result a line that is not blank; a broken line never stops the rest."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            request = _request(number, line)
            yield request if _is_read(request.article.language) else _other_language(request)
        except BadInput as error:
            yield BrokenLine(number, str(error))


def _request(number: int, line: bytes) -> Request:
    try:
        raw = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(f"not UTF-8 (byte {error.start + 1})") from None
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"not JSON: {error}") from None
    if not isinstance(raw, dict):
        raise BadInput("not a JSON object")
    text, id_ = raw.get("text"), raw.get("id")
    if not isinstance(text, str):
        raise BadInput('"text" is missing or no string')
    if not isinstance(id_, str | int) or isinstance(id_, bool):
        raise BadInput('"id" is missing or no string')
    language = language_of(text, _string(raw, "language"))
    article = Article(
        id=str(id_),
        revision=article_revision(text),
        text=text,
        title=_string(raw, "title"),
        outlet=_string(raw, "outlet"),
        published=_published(raw),
        language=language,
    )
    return Request(number, article, _pairs(raw.get("pairs"), len(text)))


def _is_read(language: str) -> bool:
    try:
        return bool(language_named(language))
    except BadInput:
        return False


def _other_language(request: Request) -> BrokenLine:
    reason = f"language {request.article.language}: there is no pipeline for it"
    return BrokenLine(request.line, reason, set_aside=True)


def _string(raw: dict[str, Any], key: str) -> str | None:
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise BadInput(f'"{key}" is no string')
    return value or None


def _published(raw: dict[str, Any]) -> str | None:
    value = _string(raw, "published")
    if value:
        check_date(value)
    return value


def check_date(value: str) -> None:
    """Raise BadInput unless `value` is an ISO 8601 date or date-time."""
    try:
        date.fromisoformat(value[:10])
        datetime.fromisoformat(value)
    except ValueError:
        raise BadInput(f"'{value}' is no date: write 2016-12-21 or 2016-12-21T08:00:00+00:00") from None


def _pairs(raw: Any, length: int) -> tuple[tuple[Span, Span], ...]:
    if raw is None:
        return ()
    try:
        pairs = tuple(((int(a), int(b)), (int(c), int(d))) for (a, b), (c, d) in raw)
    except (TypeError, ValueError):
        raise BadInput('"pairs" is no list of [[start, end], [start, end]]') from None
    for span in (span for pair in pairs for span in pair):
        if not 0 <= span[0] < span[1] <= length:
            raise BadInput(f'"pairs": {list(span)} lies outside the text')
    return pairs
