"""The store over SQLAlchemy Core: SQLite (a file or in memory) and PostgreSQL, one implementation for all."""

import gc
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, func, select, update
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from legation.domain.decision import Decision
from legation.domain.entity import Entity
from legation.domain.relation import Level
from legation.errors import BadInput, BadQuery, LegationError, StorageFault
from legation.store import deciding, feeds, late_indexes, writing
from legation.store import tables as t
from legation.store.base import Outcome
from legation.store.deriving.rebuild import DERIVED, rebuild
from legation.store.dialects import open_engine, refresh_statistics, upsert
from legation.store.faults import fault_of, tell_faults, without_password
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
from legation.store.queries import (
    articles,
    claims,
    coverage,
    decisions,
    disputes,
    entities,
    events,
    quotations,
    relations,
    series,
    timelines,
    windows,
)
from legation.store.schema import bring_up_to_date
from legation.store.search import Names, load_names

P = ParamSpec("P")
R = TypeVar("R")

_START = 20161221
"""Two processes that start together must not both make the tables, or derive anew."""
_MANY = 50
_LEFT_OUT_FROM = 2_000
_LEARN_FIRST, _LEARN_AGAIN = 20, 4
"""Articles written after which statistics are refreshed, and how many times as many until the next time."""


def open_store(url: str, workspace: str = "default") -> "SqlStore":
    """Open `sqlite:///path`, `postgresql://…` or `memory:`, bringing its tables up to date first.

    Raises BadQuery for a URL that names no database, LegationError when it cannot be opened.
    """
    try:
        engine = open_engine(url)
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        given = without_password(url)
        raise BadQuery(
            f"{given!r} names no database: write sqlite:///path, postgresql://host/name or memory:"
        ) from error
    tell_faults(engine)
    try:
        bring_up_to_date(engine, _writing)
        _bring_up(engine)
        _finish_loading(engine)
    except LegationError:
        engine.dispose()
        raise
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
        engine.dispose()
        reason = getattr(error, "orig", error)
        raise fault_of(reason) or StorageFault(
            f"the database cannot be opened: {reason}; check the path or the server"
        ) from error
    return SqlStore(engine, workspace)


def _bring_up(engine: Engine) -> None:
    """Derive anew what an earlier release derived otherwise."""
    state = t.store_state.c
    stale = select(state.workspace).where(state.derived < DERIVED).order_by(state.workspace)
    with engine.connect() as connection:
        if connection.execute(stale).first() is None:
            return
    with _writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_START)))
        for (workspace,) in connection.execute(stale).all():
            rebuild(connection, workspace)
            connection.execute(update(t.store_state).where(state.workspace == workspace).values(derived=DERIVED))


def _finish_loading(engine: Engine) -> None:
    """Make what a load that was killed left out; where it cannot be made, questions take longer and are answered all the same."""
    with engine.connect() as connection:
        if late_indexes.are_there(connection):
            return
    with suppress(StorageFault), _writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_START)))
        late_indexes.make_missing(connection)


@contextmanager
def _writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        connection.info["writes"] = True
        try:
            with connection.begin():
                yield connection
        finally:
            connection.info.pop("writes", None)


class SqlStore:
    """Implements `Store`. Safe to share between threads; writes queue behind one another."""

    def __init__(self, engine: Engine, workspace: str) -> None:
        self._engine = engine
        self.workspace = workspace
        self._names = Names(-1)
        self._wrote = False
        self._added, self._learn_at = 0, _LEARN_FIRST
        # In memory there is one connection: readers and writers take turns on it.
        self._lock: Any = threading.RLock() if engine.pool.__class__.__name__ == "StaticPool" else None

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        if self._lock:
            with self._lock, self._engine.begin() as connection:
                yield connection
            return
        with self._engine.begin() as connection:
            yield connection

    def _ask(self, question: Callable[Concatenate[Connection, str, P], R], *args: P.args, **more: P.kwargs) -> R:
        with self._read() as connection:
            return question(connection, self.workspace, *args, **more)

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        if self._lock:
            with self._lock, _writing(self._engine) as connection:
                yield connection
            return
        with _writing(self._engine) as connection:
            if connection.dialect.name == "postgresql":
                # Origins and edges are derived from all that is there: one writer of a workspace at a time.
                connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(self.workspace))))
            yield connection

    @contextmanager
    def _write_apart(self) -> Iterator[Connection]:
        """For what nothing is derived from: on PostgreSQL such writes do not wait for articles being stored."""
        if self._lock:
            with self._lock, _writing(self._engine) as connection:
                yield connection
            return
        with _writing(self._engine) as connection:
            yield connection

    def _changed(self, connection: Connection) -> None:
        self._wrote = True
        state = t.store_state
        found = connection.execute(
            update(state).where(state.c.workspace == self.workspace).values(revision=state.c.revision + 1)
        )
        if not found.rowcount:
            upsert(connection, state, [{"workspace": self.workspace, "revision": 1, "derived": DERIVED}])

    # reading

    def revision(self) -> int:
        """Grows with every write."""
        return self._ask(_revision)

    def stats(self) -> Stats:
        """Counts over the current revisions."""
        return self._ask(_stats)

    def has(self, article: str, revision: str) -> bool:
        """Whether this revision of the article is stored."""
        c = t.article.c
        where = (c.workspace == self.workspace, c.id == article, c.revision == revision)
        with self._read() as connection:
            return connection.execute(select(c.id).where(*where)).first() is not None

    def held(self, revisions: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Those of (article, revision) that are stored."""
        return self._ask(articles.held, revisions)

    def article(self, article: str) -> ArticleView | None:
        """The current revision."""
        return self._ask(articles.one_article, article)

    def articles(self, paging: Paging, external_id: str | None = None, text: str | None = None) -> Page[ArticleView]:
        """Newest published first, then id; those that their sender calls so, those that have the words, or all."""
        return self._ask(articles.find_articles, paging, external_id, text)

    def read_from(self, source: str) -> tuple[str, str] | None:
        """(article, revision) that was last read from this file."""
        return self._ask(articles.read_from, source)

    def read_below(self, root: str) -> list[tuple[str, str]]:
        """(article, source) of articles from this file or from below this folder."""
        return self._ask(articles.read_below, root)

    def mentions(self, article: str) -> tuple[MentionView, ...]:
        """In the order of the text."""
        return self._ask(articles.mentions_of, article)

    def entity(self, entity: str) -> EntityView | None:
        """The entity of that id, merged or not."""
        return next(iter(self._ask(entities.entity_views, [entity])), None)

    def entities_by_id(self, ids: Sequence[str], *, names: bool = True) -> tuple[EntityView, ...]:
        """In the order given; those that do not exist are left out. Without `names` the aliases stay empty."""
        return self._ask(entities.entity_views, ids, names=names)

    def entities(self, query: EntityQuery) -> Page[EntityView]:
        """Best match first where there is a text, else by claim count."""
        with self._read() as connection:
            names = self._current_names(connection) if query.text else self._names
            return entities.find_entities(connection, self.workspace, query, names)

    def _current_names(self, connection: Connection) -> Names:
        revision = _revision(connection, self.workspace)
        if self._names.revision != revision:
            self._names = load_names(connection, self.workspace, revision)
        return self._names

    def named(self, name: str) -> tuple[EntityView, ...]:
        """Entities with exactly that normal form among their names."""
        return self._ask(entities.named, name)

    def relations(self, query: RelationQuery) -> Page[RelationView]:
        """By claim count, then id."""
        return self._ask(relations.find_relations, query)

    def relation(self, relation: str) -> RelationView | None:
        """The relation of that id."""
        return self._ask(relations.one_relation, relation)

    def relations_by_id(self, ids: Sequence[str], query: RelationQuery) -> tuple[RelationView, ...]:
        """These edges, as the edge index of the same query has them."""
        return self._ask(relations.relations_by_id, ids, query)

    def edge_index(self, query: RelationQuery) -> tuple[EdgeKey, ...]:
        """The id, ends and claim count of every edge with two ends that passes the filters."""
        return self._ask(relations.edge_index, query)

    def events(self, query: EventQuery) -> Page[EventView]:
        """Happenings in the order asked for, then by id."""
        return self._ask(events.find_events, query)

    def event(self, event: str) -> EventView | None:
        """The happening of that id."""
        return next(iter(self._ask(events.events_by_id, [event])), None)

    def tellings(self, event: str) -> tuple[Telling, ...]:
        """How each of its claims places it in time."""
        return self._ask(events.tellings, event)

    def series(self, query: EventQuery, digits: int) -> tuple[Point, ...]:
        """Events from the query's subject to its object by the first digits of the day and by type, in order."""
        return self._ask(series.series, query, digits)

    def histogram(self, query: EventQuery, digits: int, *, reported: bool) -> tuple[Point, ...]:
        """All events of the query, each once, by the first digits of the day of event or of first report and by type."""
        return self._ask(series.histogram, query, digits, reported=reported)

    def sides(self, relations: Sequence[str], level: Level, given: ClaimFilter) -> dict[str, tuple[Side, ...]]:
        """Relation id to those who affirm and who deny it."""
        return self._ask(disputes.sides, relations, level, given)

    def windows(
        self, level: Level, given: ClaimFilter, entity: str | None = None, *, named_only: bool = False
    ) -> tuple[Window, ...]:
        """What the claims that pass the filter come to, relation by relation, by id."""
        return self._ask(windows.windows, level, given, entity, named_only=named_only)

    def first_reports(self, relations: Sequence[str]) -> Mapping[str, str | None]:
        """Relation id to the time it was first reported."""
        return self._ask(windows.first_reports, relations)

    def polarities_until(
        self, relations: Sequence[str], until: str, level: Level, given: ClaimFilter
    ) -> Mapping[str, frozenset[str]]:
        """Relation id to the polarities it was reported with before an instant."""
        return self._ask(windows.polarities_until, relations, until, level, given)

    def coverage(self, query: ClaimQuery) -> Coverage:
        """Which outlets stand behind the claims that the query finds."""
        return self._ask(coverage.coverage, query)

    def claims(self, query: ClaimQuery) -> Page[ClaimView]:
        """Newest report first; inside an article in the order of the text."""
        return self._ask(claims.find_claims, query)

    def timeline(self, entity: str, level: Level, given: ClaimFilter) -> tuple[tuple[str | None, str, int], ...]:
        """(month or None, relation type, claims) about an entity, in order."""
        return self._ask(timelines.timeline, entity, level, given)

    def claim(self, claim: str) -> ClaimView | None:
        """The claim of that id."""
        return next(iter(self._ask(claims.claim_views, [claim])), None)

    def best_claims(self, relations: Sequence[str], level: Level, given: ClaimFilter) -> dict[str, ClaimView]:
        """Relation id to the claim that shows it best."""
        return self._ask(claims.best_claims, relations, level, given)

    def quotations(self, query: QuotationQuery) -> Page[QuotationView]:
        """Newest first, then id."""
        return self._ask(quotations.find_quotations, query)

    def reasons(self, entity: str) -> tuple[Reason, ...]:
        """Why mentions mean this entity, the commonest first."""
        return self._ask(entities.reasons, entity)

    def decisions(self, paging: Paging) -> Page[Decision]:
        """Newest first, then id."""
        return self._ask(decisions.find_decisions, paging)

    # writing

    def add(self, resolved: Resolved, *, again: bool = False) -> Outcome:
        """Store one article with all its records, in one transaction."""
        (outcome,) = self.add_many([resolved], again=again)
        if isinstance(outcome, BadInput):
            raise outcome
        return outcome

    def add_many(self, parcels: Sequence[Resolved], *, again: bool = False) -> tuple[Outcome | BadInput, ...]:
        """The same of several in one transaction, what follows from them derived once."""
        with self._write() as connection, _uncollected(len(parcels)):
            outcomes = writing.add(connection, self.workspace, parcels, again=again, at=_now())
            if any(outcome in (Outcome.ADDED, Outcome.REVISED) for outcome in outcomes):
                self._changed(connection)
        self._added += len(parcels)
        if self._added >= self._learn_at:
            # Before it knows how its tables are filled, a database reads all of an index rather than look up a key.
            self._learn_at = _LEARN_AGAIN * self._added
            self._learn()
        return outcomes

    @contextmanager
    def loading(self, articles: int) -> Iterator[None]:
        """While so many articles are written: where they are many beside those that are there, indexes that only questions need are left out."""
        with self._read() as connection:
            held = connection.execute(select(func.count()).select_from(t.article)).scalar() or 0
        if articles < max(_LEFT_OUT_FROM, held):
            yield
            return
        with self._write() as connection:
            late_indexes.leave_out(connection)
        try:
            yield
        finally:
            with self._write() as connection:
                late_indexes.make_missing(connection)
            self._learn()

    def _learn(self) -> None:
        if self._lock:
            with self._lock:
                refresh_statistics(self._engine)
        else:
            refresh_statistics(self._engine)

    def withdraw(self, article: str, *, forget: bool = False) -> bool:
        """Remove an article with its claims, leaving a tombstone, unless it is to be forgotten."""
        with self._write() as connection:
            found = writing.withdraw(connection, self.workspace, article, forget=forget)
            if found:
                self._changed(connection)
            return found

    def decide(self, decision: Decision, new: Iterable[Entity] = ()) -> None:
        """Record a decision and let it hold; `new` are entities it names that no article has met."""
        with self._write() as connection:
            deciding.decide(connection, self.workspace, decision, new)
            self._changed(connection)

    def undo(self, decision: str, at: str) -> bool:
        """Take a decision back."""
        with self._write() as connection:
            found = deciding.undo(connection, self.workspace, decision, at)
            if found:
                self._changed(connection)
            return found

    def damage(self) -> str | None:
        """What is broken in the file, in the database's words; None where nothing is. Reads all of it."""
        if self._engine.dialect.name != "sqlite":
            return None
        with self._read() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(3)").scalars().all()
        return None if list(found) == ["ok"] else "; ".join(map(str, found))

    # batches

    def queue(self) -> JobQueue:
        """The batches that wait to be read."""
        return JobQueue(self.workspace, self._read, self._write_apart)

    # keys and workspaces

    def keys(self) -> KeyRing:
        """The keys, and what was done in this workspace."""
        return KeyRing(self.workspace, self._read, self._write_apart)

    def within(self, workspace: str) -> "SqlStore":
        """The same database seen from another workspace; close the first one alone."""
        other = SqlStore(self._engine, workspace)
        other._lock = self._lock
        return other

    # watching

    def feed(self, url: str) -> feeds.FeedState | None:
        """What is remembered of a watched feed."""
        return self._ask(feeds.feed_state, url)

    def save_feed(self, state: feeds.FeedState) -> None:
        """Remember the feed as it stands."""
        with self._write() as connection:
            feeds.put_feed(connection, self.workspace, state)

    def known_items(self, feed: str, urls: Iterable[str]) -> frozenset[str]:
        """Those of the addresses that the feed named before."""
        return self._ask(feeds.known_items, feed, urls)

    def open_items(self, feed: str) -> tuple[feeds.FeedItem, ...]:
        """Articles of the feed that are to be tried again, by address."""
        return self._ask(feeds.open_items, feed)

    def save_item(self, feed: str, item: feeds.FeedItem) -> None:
        """Remember an article of the feed as it stands."""
        with self._write() as connection:
            feeds.put_item(connection, self.workspace, feed, item)

    def close(self) -> None:
        """Let go of the database."""
        if self._wrote and self._engine.dialect.name == "sqlite":
            with suppress(StorageFault):
                self._learn()
        self._engine.dispose()


@contextmanager
def _uncollected(articles: int) -> Iterator[None]:
    """Rows of many articles hold no cycles; looking for some among them takes a fifth of the time."""
    paused = articles >= _MANY and gc.isenabled()
    if paused:
        gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _revision(connection: Connection, workspace: str) -> int:
    state = t.store_state.c
    return connection.execute(select(state.revision).where(state.workspace == workspace)).scalar() or 0


def _stats(connection: Connection, workspace: str) -> Stats:
    """Kept with every write, not counted."""
    c = t.counter.c
    held = {row[0]: row[1] for row in connection.execute(select(c.name, c.value).where(c.workspace == workspace))}
    names = ("articles", "origins", "entities", "mentions", "claims", "relations", "quotations")
    return Stats(**{name: held.get(name, 0) for name in names}, revision=_revision(connection, workspace))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
