"""Events: happenings counted once."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from legation.domain.happening import read_slot
from legation.domain.ontology import load_ontology
from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.dialects import chunks
from legation.store.filters import ClaimFilter, EventQuery, EventView, Order, Page, Telling
from legation.store.queries.conditions import on_edges
from legation.store.queries.loading import load_entities
from legation.store.queries.paging import Sort, page_of_rows
from legation.store.records import to_event

_v, _p, _e = t.event.c, t.event_pair.c, t.edge.c
_SYMMETRIC = tuple(name for name, type_ in load_ontology().types.items() if type_.symmetric)


def find_events(connection: Connection, workspace: str, query: EventQuery) -> Page[EventView]:
    """In the order asked for, then by id."""
    ended = by_ends(query)
    if ended:
        # Through the pairs, whose index has the order of days already.
        key = _p.begins if query.order is Order.NEWEST else _key(query.order)
        joined = t.event_pair.join(t.event, and_(_v.workspace == _p.workspace, _v.id == _p.event))
        where = [_p.workspace == workspace, _p.level == query.level.value, *on_events(workspace, query)]
        chosen = select(key, _p.event).distinct().select_from(joined).where(*where)
        sort: Sort = ((key, True), (_p.event, False))
        lists = [(chosen.where(end), sort) for end in ended]
    else:
        key = _key(query.order)
        lists = [(select(key, _v.id).where(*on_events(workspace, query)), ((key, True), (_v.id, False)))]
    shape = (str, str) if query.order is Order.NEWEST else (int, str)
    rows, cursor, total = page_of_rows(connection, lists, shape, query.paging, overlapping=len(ended) > 1)
    return Page(events_by_id(connection, workspace, [row[1] for row in rows]), cursor, total)


def by_ends(query: EventQuery) -> list[ColumnElement[bool]]:
    """Which pairs are meant, in any of these ways. What both ends do with each other counts in either direction."""
    if query.entity:
        return [_p.subject == query.entity, _p.object == query.entity]
    if query.between:
        a, b = query.between
        return [and_(_p.subject == a, _p.object == b), and_(_p.subject == b, _p.object == a)]
    there = [column == end for column, end in ((_p.subject, query.subject), (_p.object, query.object)) if end]
    back = [column == end for column, end in ((_p.object, query.subject), (_p.subject, query.object)) if end]
    return [and_(*there), and_(*back, _v.type.in_(_SYMMETRIC))] if there else []


def _key(order: Order) -> ColumnElement[Any]:
    return {Order.WORTH: _v.worth, Order.CLAIMS: _v.claim_count, Order.NEWEST: _v.begins}[order]


def on_events(workspace: str, query: EventQuery) -> list[ColumnElement[bool]]:
    """Conditions on the event table."""
    given = query.filter
    found: list[ColumnElement[bool]] = [_v.workspace == workspace, _v.level == query.level.value]
    conditions = (
        (given.types, _v.type.in_(given.types)),
        (given.family, _v.type.in_(_of_family(given.family))),
        (given.statuses, _v.status.in_(given.statuses)),
        (given.min_score, _v.score >= given.min_score),
        (query.min_origins > 1, _v.origin_count >= query.min_origins),
        (query.asserted_only, _v.asserted.is_(True)),
        (query.named_only, _v.named.is_(True)),
    )
    found += [condition for wanted, condition in conditions if wanted] + _on_days(given)
    chosen = ClaimFilter(
        speaker=given.speaker, outlet=given.outlet, polarities=given.polarities, as_of=given.as_of, text=given.text
    )
    if chosen != ClaimFilter():
        edges = select(_e.event).where(*on_edges(workspace, query.level, chosen), _e.event.is_not(None))
        found.append(_v.id.in_(edges))
    return found


def _of_family(family: str | None) -> list[str]:
    return [name for name, type_ in load_ontology().types.items() if type_.family.value == family]


def _on_days(given: ClaimFilter) -> list[ColumnElement[bool]]:
    """On the clock of what happened, of the reports, and of reading."""
    conditions = (
        (given.since, _v.begins >= (given.since or "")),
        (given.until, and_(_v.begins < (given.until or ""), _v.begins != "")),
        (given.known_on, _v.first <= f"{given.known_on}~"),
        (given.reported_since, _v.last >= (given.reported_since or "")),
        (given.reported_until, _v.first < (given.reported_until or "")),
        (given.added_since, _v.added >= (given.added_since or "")),
    )
    return [condition for wanted, condition in conditions if wanted]


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
