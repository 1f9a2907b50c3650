"""The one interface of a store: a reader, and a writer on top."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from enum import StrEnum
from typing import Protocol

from legation.domain.decision import Decision
from legation.domain.entity import Entity
from legation.domain.relation import Level
from legation.errors import BadInput
from legation.store.filters import (
    ArticleView,
    ClaimFilter,
    ClaimQuery,
    ClaimView,
    Coverage,
    EdgeKey,
    EntityQuery,
    EntityView,
    EventQuery,
    EventView,
    MentionView,
    Page,
    Paging,
    Point,
    QuotationQuery,
    QuotationView,
    Reason,
    RelationQuery,
    RelationView,
    Resolved,
    Side,
    Stats,
    Telling,
    Window,
)
from legation.store.job_queue import JobQueue
from legation.store.keys import KeyRing


class Outcome(StrEnum):
    """What became of one article."""

    ADDED = "added"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"
    """A tombstone stands: the article was withdrawn and is not read again unless asked (`again`)."""


class StoreReader(Protocol):
    """Everything is seen through current revisions, links and merges, inside one workspace."""

    def revision(self) -> int:
        """Grows with every write; the base of ETags."""

    def stats(self) -> Stats: ...
    def has(self, article: str, revision: str) -> bool: ...
    def held(self, revisions: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Those of (article, revision) that are stored: `has` of many."""

    def article(self, article: str) -> ArticleView | None: ...
    def articles(self, paging: Paging, external_id: str | None = None, text: str | None = None) -> Page[ArticleView]:
        """Newest published first, then id; those that their sender calls so, those that have the words, or all."""

    def read_from(self, source: str) -> tuple[str, str] | None:
        """(article, revision) that was last read from this file, if that is still current."""

    def read_below(self, root: str) -> list[tuple[str, str]]:
        """(article, source) of current articles from this file or from below this folder, by source."""

    def mentions(self, article: str) -> tuple[MentionView, ...]: ...
    def entity(self, entity: str) -> EntityView | None:
        """After a merge the loser's view carries `merged_into`, the survivor's id."""

    def entities_by_id(self, ids: Sequence[str], *, names: bool = True) -> tuple[EntityView, ...]:
        """In the order given; those that do not exist are left out. Without `names` the aliases stay empty."""

    def entities(self, query: EntityQuery) -> Page[EntityView]: ...
    def named(self, name: str) -> tuple[EntityView, ...]:
        """Entities one of whose names or aliases has exactly this normal form, by claim count."""

    def reasons(self, entity: str) -> tuple[Reason, ...]:
        """Why mentions mean this entity, the commonest first; of many mentions a hundred are looked at."""

    def relations(self, query: RelationQuery) -> Page[RelationView]: ...
    def relation(self, relation: str) -> RelationView | None: ...
    def relations_by_id(self, ids: Sequence[str], query: RelationQuery) -> tuple[RelationView, ...]:
        """These edges, as the edge index of the same query has them; by claim count, then id."""

    def edge_index(self, query: RelationQuery) -> tuple[EdgeKey, ...]:
        """The id, ends and claim count of every edge with two ends that passes the query's filters."""

    def events(self, query: EventQuery) -> Page[EventView]: ...
    def event(self, event: str) -> EventView | None: ...
    def tellings(self, event: str) -> tuple[Telling, ...]:
        """How each claim of an event places it in time, by article."""

    def series(self, query: EventQuery, digits: int) -> tuple[Point, ...]:
        """Events from the query's subject to its object by the first digits of the day and by type, in order."""

    def histogram(self, query: EventQuery, digits: int, *, reported: bool) -> tuple[Point, ...]:
        """All events of the query, each once, by the first digits of the day of event or of first report and by type."""

    def sides(self, relations: Sequence[str], level: Level, given: ClaimFilter) -> Mapping[str, tuple[Side, ...]]:
        """Relation id to those who affirm and who deny it."""

    def windows(
        self, level: Level, given: ClaimFilter, entity: str | None = None, *, named_only: bool = False
    ) -> tuple[Window, ...]:
        """What the claims that pass the filter come to, relation by relation, by id."""

    def first_reports(self, relations: Sequence[str]) -> Mapping[str, str | None]:
        """Relation id to the time it was first reported."""

    def polarities_until(
        self, relations: Sequence[str], until: str, level: Level, given: ClaimFilter
    ) -> Mapping[str, frozenset[str]]:
        """Relation id to the polarities it was reported with before an instant."""

    def coverage(self, query: ClaimQuery) -> Coverage: ...
    def claims(self, query: ClaimQuery) -> Page[ClaimView]: ...
    def timeline(self, entity: str, level: Level, given: ClaimFilter) -> tuple[tuple[str | None, str, int], ...]:
        """(month "2016-12" or None, relation type, claims) about an entity, in order."""

    def claim(self, claim: str) -> ClaimView | None: ...
    def best_claims(self, relations: Sequence[str], level: Level, given: ClaimFilter) -> Mapping[str, ClaimView]:
        """Relation id to the claim that shows it best."""

    def quotations(self, query: QuotationQuery) -> Page[QuotationView]: ...
    def decisions(self, paging: Paging) -> Page[Decision]: ...


class Store(StoreReader, Protocol):
    """Writes are one transaction each: all of it or nothing."""

    def add(self, resolved: Resolved, *, again: bool = False) -> Outcome:
        """Store one article with all its records. The same article and revision twice changes nothing, unless `again`:
        then its records are replaced by the new extraction's."""

    def add_many(self, parcels: Sequence[Resolved], *, again: bool = False) -> tuple[Outcome | BadInput, ...]:
        """The same of several in one transaction, far faster for many; one that the ontology forbids is answered with its error
        and keeps none of the others out."""

    def loading(self, articles: int) -> AbstractContextManager[None]:
        """Around the writing of so many articles, whatever they are: makes it faster where they are many; questions take longer meanwhile."""

    def withdraw(self, article: str, *, forget: bool = False) -> bool:
        """Remove an article with its claims. False when there is none. A tombstone keeps it from being read again, unless
        it is to be forgotten: then it is read when it comes back."""

    def decide(self, decision: Decision, new: Iterable[Entity] = ()) -> None:
        """Record a decision and let it hold. `new`: entities it names that no article has met.

        Targets: merge loser, survivor; reject claim; split and relink entity, to, articles (ids with commas), text (optional).
        """

    def undo(self, decision: str, at: str) -> bool: ...
    def queue(self) -> JobQueue:
        """The batches that wait to be read."""

    def keys(self) -> KeyRing:
        """The keys, and what was done in this workspace."""

    def within(self, workspace: str) -> "Store":
        """The same database seen from another workspace; close the first one alone."""

    def damage(self) -> str | None:
        """What is broken in the file, in words; None where nothing is."""

    def close(self) -> None: ...
