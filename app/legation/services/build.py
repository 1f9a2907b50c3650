"""The whole write path: articles in, stored some at a time, each accounted for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from legation.domain.article import Article
from legation.domain.extraction import Extraction
from legation.errors import LegationError, StorageFault
from legation.extraction.failure import Failure
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem, ReadSkip
from legation.linking.knowledge import Knowledge
from legation.linking.resolver import resolve
from legation.services.following import followed
from legation.services.outlets import with_known_outlet
from legation.services.workers import Crew, run_ordered, seconds_for
from legation.store.base import Outcome, Store
from legation.store.filters import Resolved

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
_BATCH, _SECONDS = 100, 2.0
LOADED_AT_ONCE = 1_000
"""Articles read before that are stored in one transaction."""


def add_articles(
    items: Iterable[ReadItem],
    load: Callable[[], Extractor],
    knowledge: Knowledge,
    store: Store,
    workspace: str,
    *,
    workers: int = 1,
    seconds: float | None = None,
    again: bool = False,
) -> Iterator[Built]:
    """One result an item, in the order of the items; a failing one never stops the rest. What the store has is not read again.

    `seconds` as in the settings: how long reading an article of usual length may take; None is no limit.
    """
    work = (_unless_settled(followed(with_known_outlet(item, knowledge), store), store, again=again) for item in items)
    read = run_ordered(_Extract(load), work, workers, lost=_lost, seconds=_Allowed(seconds), settled=_settled)
    yield from _store_all(read, knowledge, store, workspace, again=again)


def add_extractions(
    read: Iterable[tuple[ArticleRead, Extraction] | Built], knowledge: Knowledge, store: Store, workspace: str,
    at_once: int = LOADED_AT_ONCE, *, again: bool = False,
) -> Iterator[Built]:  # fmt: skip
    """The same of articles that were read elsewhere before, so many in one transaction: all of them or none.

    What is settled already is passed on. What took the place of another record of a file is not followed.
    """
    left = iter(read)
    while part := list(islice(left, at_once)):
        articles = [one[1].article for one in part if not isinstance(one, Built)]
        held: frozenset[tuple[str, str]] = (
            frozenset() if again else store.held((article.id, article.revision) for article in articles)
        )
        batch = _Batch(knowledge, store, workspace, again=again)
        for one in part:
            if isinstance(one, Built):
                batch.put(one, one)
                continue
            item, found = one
            known = (found.article.id, found.article.revision) in held
            batch.put(item, Built(item.path, Result.UNCHANGED, item.article) if known else found)
        yield from batch.store_all()


ArticleCrew = Crew[Work, "Extraction | Failure | Built"]


def article_crew(load: Callable[[], Extractor], count: int, seconds: float) -> ArticleCrew:
    """Processes that read articles for whoever asks, each article within its time."""
    return Crew(_Extract(load), count, _lost, _Allowed(seconds))


def add_article(item: ReadItem, crew: ArticleCrew, knowledge: Knowledge, store: Store, workspace: str) -> Built:
    """What became of one item that one of the crew reads. Raises DidNotStart."""
    work = _unless_settled(with_known_outlet(item, knowledge), store, again=False)
    result = _settled(work) or crew.one(work)
    return next(_store_all([(work, result)], knowledge, store, workspace, again=False))


def _store_all(
    read: Iterable[tuple[Work, Extraction | Failure | Built]], knowledge: Knowledge, store: Store, workspace: str, *,
    again: bool,
) -> Iterator[Built]:  # fmt: skip
    batch = _Batch(knowledge, store, workspace, again=again)
    for item, result in read:
        batch.put(item, result)
        if batch.is_due():
            yield from batch.store_all()
    yield from batch.store_all()


class _Batch:
    """What was read and is not stored yet: a hundred articles in one transaction take far less than one by one.

    What waits is stored after some seconds at the latest, so that a build that is killed loses no more, and progress is seen.
    """

    def __init__(self, knowledge: Knowledge, store: Store, workspace: str, *, again: bool) -> None:
        self._knowledge, self._store, self._workspace, self._again = knowledge, store, workspace, again
        self._waiting: list[Built | tuple[Work, Resolved]] = []
        self._since = 0.0

    def put(self, item: Work, result: Extraction | Failure | Built) -> None:
        """Take in what became of an item."""
        if not self._waiting:
            self._since = time.monotonic()
        if isinstance(result, Built):
            self._waiting.append(result)
        elif isinstance(result, Failure):
            self._waiting.append(Built(_path(item), Result.FAILED, message=result.reason))
        else:
            try:
                self._waiting.append((item, resolve(result, self._workspace, self._knowledge)))
            except LegationError as error:
                self._waiting.append(Built(_path(item), Result.FAILED, result.article, message=str(error)))

    def is_due(self) -> bool:
        """Whether it is time to store."""
        return len(self._waiting) >= _BATCH or (bool(self._waiting) and time.monotonic() - self._since >= _SECONDS)

    def store_all(self) -> Iterator[Built]:
        """One result an item, in order."""
        waiting, self._waiting = self._waiting, []
        parcels = [held[1] for held in waiting if not isinstance(held, Built)]
        outcomes: Iterator[Outcome | LegationError] = iter(self._outcomes(parcels))
        for held in waiting:
            yield held if isinstance(held, Built) else _built(*held, next(outcomes))

    def _outcomes(self, parcels: Sequence[Resolved]) -> Sequence[Outcome | LegationError]:
        try:
            return self._store.add_many(parcels, again=self._again) if parcels else ()
        except StorageFault:
            # Nothing is wrong with the articles: they are to be read again when the database can.
            raise
        except LegationError as error:
            return [error] * len(parcels)


def _built(item: Work, resolved: Resolved, outcome: Outcome | LegationError) -> Built:
    path, article = _path(item), resolved.extraction.article
    if isinstance(outcome, LegationError):
        return Built(path, Result.FAILED, article, message=str(outcome))
    if outcome is Outcome.WITHDRAWN:
        message = "this article was withdrawn: give --again to read it once more"
        return Built(path, Result.SKIPPED, article, message=message)
    claims = len(resolved.extraction.claims)
    return Built(path, Result(outcome.value), article, claims, _warning(item))


def _warning(item: Work) -> str | None:
    """What the item states and could not be read."""
    return "; ".join(item.warnings) or None if isinstance(item, ArticleRead) else None


def _lost(item: Work, reason: str) -> Extraction | Failure | Built:
    return item if isinstance(item, Built) else Failure(item.article, reason)


def _settled(item: Work) -> Built | None:
    return item if isinstance(item, Built) else None


@dataclass(frozen=True, slots=True)
class _Allowed:
    """The time budget of an item."""

    seconds: float | None

    def __call__(self, item: Work) -> float | None:
        return None if isinstance(item, Built) or not self.seconds else seconds_for(item.article.text, self.seconds)


@dataclass(frozen=True, slots=True)
class _Extract:
    """Loads the extractor in the process that will use it."""

    load: Callable[[], Extractor]

    def __call__(self) -> Callable[[Work], Extraction | Failure | Built]:
        extractor = self.load()
        return lambda item: item if isinstance(item, Built) else next(iter(extractor.read([item.article])))


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
