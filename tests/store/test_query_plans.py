"""No question reads a whole table, and no list is sorted anew: SQLite says how it would answer each."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from legation.domain.relation import Level
from legation.store.dialects import refresh_statistics
from legation.store.filters import (
    Basis,
    ClaimFilter,
    ClaimQuery,
    EntityQuery,
    EventQuery,
    Order,
    Paging,
    QuotationQuery,
    RelationQuery,
)
from legation.store.sql import SqlStore, open_store
from tests.news_generator import News

_NEWS = News(200)
_A, _B = (entity.id for entity in _NEWS.entities[:2])
_SOME = tuple(entity.id for entity in _NEWS.entities[:60])
_MARCH = ClaimFilter(since="2015-03-01", until="2015-04-01")
_WHOLE = re.compile(
    r"^SCAN (?!CONSTANT|\(|anon|subquery|ranked|\w+_words VIRTUAL TABLE INDEX)|\(workspace=\?\)$|\(workspace=\? AND level=\?\)$"
)
"""Reads all rows, those of the workspace or those of a level."""
_SMALL = re.compile(r"\b(counter|store_state|decision)\b")
_SORTED = "USE TEMP B-TREE FOR ORDER BY"
_IN_ORDER = re.compile(
    r"USING (?:COVERING )?INDEX \w*(?:by_worth|by_count|by_report|by_begin|by_date|by_last|by_added)\b"
)
"""A list of all there is goes along the index that has its order, and ends with the page."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlStore]:
    folder: Path = tmp_path_factory.mktemp("plans")
    opened = open_store(f"sqlite:///{folder / 'graph.db'}")
    opened.add_many(list(_NEWS.articles(240)))
    refresh_statistics(opened._engine)
    yield opened
    opened.close()


def _plans(store: SqlStore, ask: Callable[[], Any]) -> list[tuple[str, str]]:
    """(step, statement) of every SELECT that the question makes."""
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _k: Any, statement: str, parameters: Any, _x: Any, _m: bool) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", note)
    try:
        ask()
    finally:
        event.remove(store._engine, "before_cursor_execute", note)
    found = []
    with store._engine.connect() as connection:
        for statement, parameters in asked:
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            found += [(row[3], statement) for row in rows]
    return found


def _edge(store: SqlStore) -> str:
    return store.relations(RelationQuery(entity=_A)).items[0].relation.id


def _event(store: SqlStore) -> str:
    return store.events(EventQuery(entity=_A)).items[0].event.id


_QUESTIONS: dict[str, Callable[[SqlStore], Any]] = {
    "entity": lambda s: (s.entity(_A), s.reasons(_A)),
    "entities by claims": lambda s: s.entities(EntityQuery()),
    "relations by worth": lambda s: s.relations(RelationQuery(named_only=True)),
    "relations of an actor": lambda s: s.relations(RelationQuery(entity=_A)),
    "relations of a pair": lambda s: s.relations(RelationQuery(between=(_A, _B))),
    "relations of an actor since": lambda s: s.relations(RelationQuery(entity=_A, filter=ClaimFilter(since="2015-01-01"))),
    "inferred relations of an actor": lambda s: s.relations(RelationQuery(entity=_A, bases=(Basis.DOCUMENT,))),
    "disputes": lambda s: s.relations(RelationQuery(disputed_only=True, named_only=True)),
    "neighbours": lambda s: s.edge_index(RelationQuery(entity=_A, named_only=True)),
    "neighbours since": lambda s: s.edge_index(RelationQuery(entity=_A, named_only=True, filter=_MARCH)),
    "graph since": lambda s: s.edge_index(RelationQuery(touching=_SOME, named_only=True, filter=_MARCH)),
    "claims, newest": lambda s: s.claims(ClaimQuery(paging=Paging(5))),
    "claims of an actor": lambda s: s.claims(ClaimQuery(entity=_A)),
    "claims of a pair": lambda s: s.claims(ClaimQuery(between=(_A, _B))),
    "claims of an edge": lambda s: s.claims(ClaimQuery(relation=_edge(s))),
    "claims by type": lambda s: s.claims(ClaimQuery(filter=ClaimFilter(types=("ASSAULT",)))),
    "claims by speaker": lambda s: s.claims(ClaimQuery(filter=ClaimFilter(speaker=_A))),
    "events": lambda s: s.events(EventQuery(named_only=True)),
    "events by worth": lambda s: s.events(EventQuery(order=Order.WORTH)),
    "events of an actor": lambda s: s.events(EventQuery(entity=_A)),
    "events of a pair": lambda s: s.events(EventQuery(between=(_A, _B))),
    "claims of an event": lambda s: s.claims(ClaimQuery(event=_event(s))),
    "series": lambda s: s.series(EventQuery(subject=_A, object=_B), 7),
    "histogram of an actor": lambda s: s.histogram(EventQuery(entity=_A), 7, reported=False),
    "sides": lambda s: s.sides([_edge(s)], Level.NAMED, ClaimFilter()),
    "changes": lambda s: s.windows(Level.NAMED, ClaimFilter(reported_since="2015-01-01", reported_until="2015-02-01")),
    "timeline": lambda s: s.timeline(_A, Level.NAMED, ClaimFilter()),
    "quotations": lambda s: s.quotations(QuotationQuery()),
    "quotations by": lambda s: s.quotations(QuotationQuery(speaker=_A)),
    "quotations about": lambda s: s.quotations(QuotationQuery(about=_A)),
    "articles": lambda s: s.articles(Paging(5)),
    "claims with words": lambda s: s.claims(ClaimQuery(filter=ClaimFilter(text="dealt"))),
    "claims of an actor with words": lambda s: s.claims(ClaimQuery(entity=_A, filter=ClaimFilter(text="dealt"))),
    "quotations with words": lambda s: s.quotations(QuotationQuery(text="dealt")),
    "articles with words": lambda s: s.articles(Paging(5), text="dealt"),
    "stats": lambda s: s.stats(),
}  # fmt: skip

_OF_ALL = {
    "entities by claims",
    "relations by worth",
    "claims, newest",
    "events",
    "events by worth",
    "quotations",
    "articles",
}
"""Lists of all there is: their totals are counted over whatever index is smallest, up to the cap."""


@pytest.mark.parametrize("question", _QUESTIONS)
def test_no_question_reads_a_whole_table(store: SqlStore, question: str) -> None:
    for step, statement in _plans(store, lambda: _QUESTIONS[question](store)):
        counted = question in _OF_ALL and "LIMIT ? OFFSET ?) AS anon_1" in statement
        if _WHOLE.search(step) and not _SMALL.search(step) and not counted:
            assert _IN_ORDER.search(step), f"{step}\n{statement}"


_LISTS = (
    "entities by claims", "relations by worth", "relations of an actor", "claims, newest", "claims of an actor", "events",
    "events by worth", "events of an actor", "quotations", "quotations by", "quotations about",
)  # fmt: skip


@pytest.mark.parametrize("question", _LISTS)
def test_no_list_is_sorted_anew(store: SqlStore, question: str) -> None:
    for step, statement in _plans(store, lambda: _QUESTIONS[question](store)):
        if "entity_name" not in statement and not _SMALL.search(statement) and "event_pair.relation" not in statement:
            assert step != _SORTED, statement


@pytest.mark.parametrize("question", ["quotations by", "quotations about", "quotations with words"])
def test_quotations_are_chosen_and_counted_without_their_texts(store: SqlStore, question: str) -> None:
    lists = [statement for _, statement in _plans(store, lambda: _QUESTIONS[question](store)) if "LIMIT" in statement]
    assert lists
    assert not any("article.text" in statement or "JOIN" in statement for statement in lists)


@pytest.mark.parametrize("question", ["neighbours since", "graph since", "relations of an actor since"])
def test_what_somebody_did_in_some_time_is_looked_up_by_both(store: SqlStore, question: str) -> None:
    found = {
        step for step, _ in _plans(store, lambda: _QUESTIONS[question](store)) if re.search(r"edge_by_\w+_end", step)
    }
    assert {step.split(" (")[1] for step in found} == {
        f"workspace=? AND level=? AND {end}=? AND ends>?)" for end in ("subject", "object")
    }


def test_claims_of_an_event_are_not_looked_for_along_a_level_where_most_tell_of_none(tmp_path: Path) -> None:
    """SQLite looks at the beginning of an index alone: there lie the claims of what holds, which tell of no event."""
    store = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    store.add_many(list(News(50).articles(20)))
    with store._engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE edge")
        ((held,),) = connection.exec_driver_sql("SELECT stat FROM sqlite_stat1 WHERE idx = 'edge_by_event'").all()
        edges = int(held.split()[0])
        said = "UPDATE sqlite_stat1 SET stat = ? WHERE idx = 'edge_by_event'"
        connection.exec_driver_sql(said, (f"{edges} {edges * 2 // 3} {edges * 2 // 3}",))
    store._engine.dispose()
    steps = [step for step, _ in _plans(store, lambda: _QUESTIONS["claims of an event"](store)) if " edge" in step]
    assert len(steps) > 1
    assert [step for step in steps if "level=?" in step] == []
    store.close()
