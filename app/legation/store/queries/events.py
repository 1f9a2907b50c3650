"""Events: happenings counted once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, select

from legation.domain.happening import read_slot
from legation.domain.ontology import load_ontology
from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.dialects import chunks
from legation.store.filters import ClaimFilter, EventQuery, EventView, Order, Page, Telling
from legation.store.queries.conditions import arms, ends, on_edges
from legation.store.queries.loading import load_entities
from legation.store.queries.paging import Sort, page_of_rows
from legation.store.records import to_event

_v, _p, _e = t.event.c, t.event_pair.c, t.edge.c


def find_events(connection: Connection, workspace: str, query: EventQuery) -> Page[EventView]:
    """In the order asked for, then by id."""
    ended = query.subject or query.object or query.between or query.entity
    chosen, sort = _by_ends(workspace, query) if ended else _of_all(workspace, query)
    lists = [(arm, sort) for arm in arms(chosen, t.event_pair, query.entity)]
    shape = (int, str) if query.order is Order.WORTH else (str, str)
    rows, cursor, total = page_of_rows(connection, lists, shape, query.paging, overlapping=bool(ended))
    return Page(events_by_id(connection, workspace, [row[1] for row in rows]), cursor, total)


def _of_all(workspace: str, query: EventQuery) -> tuple[Select[Any], Sort]:
    key = _key(query.order)
    return select(key, _v.id).where(*on_events(workspace, query)), ((key, True), (_v.id, False))


def _by_ends(workspace: str, query: EventQuery) -> tuple[Select[Any], Sort]:
    """Through the pairs, whose index has the order of days already."""
    key = _p.begins if query.order is Order.NEWEST else _key(query.order)
    joined = t.event_pair.join(t.event, and_(_v.workspace == _p.workspace, _v.id == _p.event))
    where = [_p.workspace == workspace, _p.level == query.level.value]
    where += ends(t.event_pair, query.subject, query.object, query.between)
    chosen = select(key, _p.event).distinct().select_from(joined).where(*where, *on_events(workspace, query))
    return chosen, ((key, True), (_p.event, False))


def _key(order: Order) -> ColumnElement[Any]:
    return {Order.WORTH: _v.worth, Order.CLAIMS: _v.claim_count, Order.NEWEST: _v.begins}[order]


def on_events(workspace: str, query: EventQuery) -> list[ColumnElement[bool]]:
    """Conditions on the event table."""
    given = query.filter
    found: list[ColumnElement[bool]] = [_v.workspace == workspace, _v.level == query.level.value]
    types = [x for x in given.types or load_ontology().types if not given.family or load_ontology()[x].family.value == given.family]
    if given.types or given.family:
        found.append(_v.type.in_(types))
    if given.since:
        found.append(_v.begins >= given.since)
    if given.until:
        found += [_v.begins < given.until, _v.begins != ""]
    if given.statuses:
        found.append(_v.status.in_(given.statuses))
    if given.min_score:
        found.append(_v.score >= given.min_score)
    if given.known_on:
        found.append(_v.first <= given.known_on + "~")
    if given.added_since:
        found.append(_v.added >= given.added_since)
    if query.min_origins > 1:
        found.append(_v.origin_count >= query.min_origins)
    if query.asserted_only:
        found.append(_v.asserted.is_(True))
    if query.named_only:
        found.append(_v.named.is_(True))
    if given.speaker or given.outlet or given.polarities or given.as_of:
        chosen = ClaimFilter(speaker=given.speaker, outlet=given.outlet, polarities=given.polarities, as_of=given.as_of)
        found.append(_v.id.in_(select(_e.event).where(*on_edges(workspace, query.level, chosen), _e.event.is_not(None))))
    return found


def events_by_id(connection: Connection, workspace: str, ids: Sequence[str]) -> tuple[EventView, ...]:
    """In the order of the ids; those that do not exist are left out."""
    rows: dict[str, Any] = {}
    pairs: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for part in chunks(ids):
        for row in connection.execute(select(t.event).where(_v.workspace == workspace, _v.id.in_(part))).mappings():
            rows[row["id"]] = row
        query = select(_p.event, _p.subject, _p.object).where(_p.workspace == workspace, _p.event.in_(part))
        for event, subject, object_ in connection.execute(query.order_by(_p.event, _p.relation)):
            pairs[event].append((subject, object_))
    wanted = {end for found in pairs.values() for pair in found for end in pair} | {r["place"] for r in rows.values()}
    entities = load_entities(connection, workspace, wanted)
    views = []
    for id_ in ids:
        if id_ in rows:
            event = to_event(rows[id_], pairs[id_])
            named = tuple((entities[a], entities.get(b or "")) for a, b in event.pairs)
            place = entities.get(event.place or "")
            views.append(EventView(event, entities[event.subject], entities.get(event.object or ""), place, named))
    return tuple(views)


def tellings(connection: Connection, workspace: str, event: str) -> tuple[Telling, ...]:
    """How each claim of an event places it, by article."""
    query = select(_e.claim, _e.article, _e.day, _e.slot, _e.base).where(_e.workspace == workspace, _e.event == event)
    rows = connection.execute(query.order_by(_e.article, _e.start, _e.claim))
    return tuple(Telling(row[0], row[1], read_slot(row[2], row[3]), row[4]) for row in rows)


def event_level(connection: Connection, workspace: str, event: str) -> Level | None:
    """The level an event id belongs to."""
    found = connection.execute(select(_v.level).where(_v.workspace == workspace, _v.id == event)).scalar()
    return Level(found) if found else None
