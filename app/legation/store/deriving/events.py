"""Events: happenings with all that tells of them, counted once across sentences, articles and pairs of actors."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select, update

from legation.domain.claim import Status
from legation.domain.happening import DatedBy, Slot, read_slot
from legation.domain.worth import worth
from legation.store import tables as t
from legation.store.deriving.edges import Edge
from legation.store.deriving.slots import Planned
from legation.store.deriving.tallies import bounds, tally
from legation.store.dialects import chunks
from legation.store.many_rows import insert_rows

_e = t.edge.c
_SUREST = (Status.HAPPENED, Status.ONGOING, Status.ALLEGED, Status.PLANNED, Status.CONDITIONAL)
_SUREST_FIRST = {status.value: place for place, status in enumerate(_SUREST)}
_PRECISE_FIRST = {
    by: place for place, by in enumerate((DatedBy.DAY, DatedBy.INTERVAL, DatedBy.REPORT, DatedBy.NOTHING))
}


def update_events(
    connection: Connection, workspace: str, old: Iterable[Edge], planned: Planned, made: list[Edge]
) -> None:  # fmt: skip
    """Make the events of these edges anew: of old ones as they were, and of made ones, which carry their base and are not stored yet."""
    given = [edge for edge in made if edge["base"]]
    fresh = {edge["base"] for edge in given} - planned.standing
    concerned = {edge["event"] for edge in old} | planned.changed | {edge["base"] for edge in given}
    edges = _circle(connection, workspace, concerned - {None}, given, fresh)
    stored = {edge["base"] for edge in edges} - fresh
    events = _join(edges)
    moved: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        event = events[edge["base"]]
        if edge["event"] != event:
            concerned |= {edge["event"]}
            moved[event].add(edge["base"])
            edge["event"] = event
    for event, found in sorted(moved.items()):
        for part in chunks(found & stored):
            where = (_e.workspace == workspace, _e.base.in_(part))
            connection.execute(update(t.edge).where(*where).values(event=event))
    concerned |= set(events.values())
    for part in chunks(concerned - fresh - {None}):
        for table, column in ((t.event, t.event.c.id), (t.event_pair, t.event_pair.c.event)):
            connection.execute(delete(table).where(table.c.workspace == workspace, column.in_(part)))
    by_event: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_event[edge["event"]].append(edge)
    rows = [_event(workspace, event, found) for event, found in sorted(by_event.items())]
    insert_rows(connection, t.event, rows)
    insert_rows(
        connection, t.event_pair, [pair for row in rows for pair in _pairs(workspace, row, by_event[row["id"]])]
    )


def _circle(
    connection: Connection, workspace: str, wanted: set[str], given: Iterable[Edge], fresh: set[str]
) -> list[Edge]:  # fmt: skip
    """All edges of these events and bases, and of those they share a predicate with several pairs of actors with.

    Those given are not stored yet; of fresh bases no stored edge has one.
    """
    found = {(e["claim"], e["level"]): e for e in given}
    seen = set(fresh)
    while wanted := wanted - seen:
        seen |= wanted
        edges = []
        for part in chunks(wanted):
            for column in (_e.base, _e.event):
                query = select(t.edge).where(_e.workspace == workspace, column.in_(part))
                edges += [dict(row) for row in connection.execute(query).mappings()]
        groups = {(e["level"], e["event_group"]) for e in edges if e["joint"]}
        for part in chunks({e["article"] for e in edges if e["joint"]}):
            query = select(t.edge).where(_e.workspace == workspace, _e.article.in_(part), _e.joint)
            rows = (dict(row) for row in connection.execute(query).mappings())
            edges += [row for row in rows if (row["level"], row["event_group"]) in groups]
        found |= {(e["claim"], e["level"]): e for e in edges}
        wanted = {e["base"] for e in edges} | {e["event"] for e in edges}
    return [found[key] for key in sorted(found)]


def _join(edges: Iterable[Edge]) -> dict[str, str]:
    """Base to event: bases that share a group are one, named by the smallest."""
    parent: dict[str, str] = {}

    def top(base: str) -> str:
        parent.setdefault(base, base)
        while parent[base] != base:
            parent[base] = parent[parent[base]]
            base = parent[base]
        return base

    first: dict[tuple[str, str], str] = {}
    for edge in edges:
        one = top(edge["base"])
        if edge["joint"]:
            other = top(first.setdefault((edge["level"], edge["event_group"]), one))
            parent[max(one, other)] = min(one, other)
    return {base: top(base) for base in list(parent)}


def _event(workspace: str, event: str, edges: list[Edge]) -> dict[str, Any]:
    told, first_edge = tally(edges), edges[0]
    subject, object_ = _chief((e["subject"], e["object"]) for e in edges)
    places = [e["place"] for e in edges if e["place"]]
    best = min({read_slot(day, slot) for day, slot in {(e["day"], e["slot"]) for e in edges}}, key=_preciseness)
    affirmed = [e for e in edges if e["polarity"] == "affirmed"] or edges
    first, last = bounds(e["reported"] for e in edges)
    return {
        "workspace": workspace, "id": event, "level": first_edge["level"], "type": first_edge["type"], "subject": subject, "object": object_,
        "place": _chief(places) if places else None, "begins": best.day, "ends": best.until or None, "dated_by": best.dated_by.value,
        "named": any(e["named"] for e in edges), "status": min({e["status"] for e in affirmed}, key=_SUREST_FIRST.__getitem__),
        "claim_count": told.claims, "article_count": len({e["article"] for e in edges}), "origin_count": told.origins,
        "outlets": dict(sorted(told.outlets.items())), "statuses": dict(sorted(told.statuses.items())),
        "polarities": dict(sorted(told.polarities.items())), "first": first, "last": last,
        "added": min(e["added"] for e in edges), "score": told.score, "asserted": told.asserted, "disputed": told.disputed,
        "worth": worth(first_edge["type"], told.origins, told.score, changes=told.changes > 0),
    }  # fmt: skip


def _preciseness(slot: Slot) -> tuple[int, str, str]:
    return _PRECISE_FIRST[slot.dated_by], slot.day, slot.until


def _chief(given: Iterable[Any]) -> Any:
    """The commonest; ties go by the letters."""
    held = list(given)
    if len(held) == 1:
        return held[0]
    counts = Counter(held)
    return min(counts, key=lambda key: (-counts[key], str(key)))


def _pairs(workspace: str, row: Mapping[str, Any], edges: Iterable[Edge]) -> Iterable[dict[str, Any]]:
    for relation, (subject, object_) in sorted({e["relation"]: (e["subject"], e["object"]) for e in edges}.items()):
        yield {
            "workspace": workspace, "event": row["id"], "relation": relation, "level": row["level"], "subject": subject,
            "object": object_, "begins": row["begins"],
        }  # fmt: skip
