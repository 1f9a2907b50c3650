"""The whole write path: articles in, each stored in one transaction, each accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from legation.domain.article import Article
from legation.domain.extraction import Extraction
from legation.errors import LegationError
from legation.extraction.failure import Failure
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem, ReadSkip
from legation.linking.knowledge import Knowledge
from legation.linking.resolver import resolve
from legation.services.outlets import with_known_outlet
from legation.services.workers import run_ordered
from legation.store.base import Outcome, Store

if TYPE_CHECKING:
    from legation.extraction.extractor import Extractor


class Result(StrEnum):
    """What became of one item."""

    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Built:
    """One item of the batch. `message` says why it was skipped or failed, or what of it could not be read, and what to do."""

    path: str
    result: Result
    article: Article | None = None
    claim_count: int = 0
    message: str | None = None


Work = ArticleRead | Built


def add_articles(
    items: Iterable[ReadItem],
    load: Callable[[], Extractor],
    knowledge: Knowledge,
    store: Store,
    workspace: str,
    *,
    workers: int = 1,
    again: bool = False,
) -> Iterator[Built]:
    """One result an item, in the order of the items; a failing one never stops the rest. What the store has is not read again."""
    work = (_unless_settled(with_known_outlet(item, knowledge), store, again=again) for item in items)
    for item, result in run_ordered(_Extract(load), work, workers, lost=_lost, seconds=_seconds):
        if isinstance(result, Built):
            yield result
        elif isinstance(result, Failure):
            yield Built(_path(item), Result.FAILED, message=result.reason)
        else:
            built = _stored(_path(item), result, knowledge, store, workspace, again=again)
            yield built if built.message else replace(built, message=_warning(item))


def _warning(item: Work) -> str | None:
    """What the item states and could not be read."""
    return "; ".join(item.warnings) or None if isinstance(item, ArticleRead) else None


def _lost(item: Work, reason: str) -> Extraction | Failure | Built:
    return item if isinstance(item, Built) else Failure(item.article, reason)


def _seconds(item: Work) -> float:
    """Far more than any article takes: a hundred characters a second."""
    return 0.0 if isinstance(item, Built) else len(item.article.text) / 100


@dataclass(frozen=True, slots=True)
class _Extract:
    """Loads the extractor in the process that will use it, and only once there is something to read."""

    load: Callable[[], Extractor]

    def __call__(self) -> Callable[[Work], Extraction | Failure | Built]:
        loaded: list[Extractor] = []

        def work(item: Work) -> Extraction | Failure | Built:
            if isinstance(item, Built):
                return item
            if not loaded:
                loaded.append(self.load())
            return next(iter(loaded[0].read([item.article])))

        return work


def _unless_settled(item: ReadItem, store: Store, *, again: bool) -> Work:
    if isinstance(item, ReadFailure):
        return Built(item.path, Result.FAILED, message=item.message)
    if isinstance(item, ReadSkip):
        return Built(item.path, Result.SKIPPED, message=item.reason)
    if not again and store.has(item.article.id, item.article.revision):
        return Built(item.path, Result.UNCHANGED, item.article)
    return item


def _path(item: Work) -> str:
    return item.path


def _stored(
    path: str, extraction: Extraction, knowledge: Knowledge, store: Store, workspace: str, *, again: bool
) -> Built:
    article = extraction.article
    try:
        outcome = store.add(resolve(extraction, workspace, knowledge), again=again)
    except LegationError as error:
        return Built(path, Result.FAILED, article, message=str(error))
    if outcome is Outcome.WITHDRAWN:
        message = "this article was withdrawn: give --again to read it once more"
        return Built(path, Result.SKIPPED, article, message=message)
    return Built(path, Result(outcome.value), article, len(extraction.claims))
