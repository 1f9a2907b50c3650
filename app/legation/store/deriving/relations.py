"""Relations: the sums over their edges, kept up by what is added and what is taken away."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select

from legation.domain.worth import worth
from legation.store import tables as t
from legation.store.deriving.edges import Edge
from legation.store.deriving.tallies import Tally, bounds, tally
from legation.store.dialects import chunks
from legation.store.many_rows import put_rows

_r, _e = t.relation.c, t.edge.c


def summary(edges: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The columns of one relation that follow from its edges."""
    first, last = bounds(row["reported"] for row in edges)
    first_event, last_event = bounds(row["event_start"] for row in edges)
    dates = {"first": first, "last": last, "first_event": first_event, "last_event": last_event}
    return {**_columns(edges[0]["type"], tally(edges)), **dates}


def _columns(type_: str, told: Tally) -> dict[str, Any]:
    return {
        "claim_count": told.claims, "origin_count": told.origins, "missed": told.missed, "change_count": told.changes, "score": told.score,
        "outlets": dict(sorted(told.outlets.items())), "statuses": dict(sorted(told.statuses.items())),
        "polarities": dict(sorted(told.polarities.items())), "asserted": told.asserted, "disputed": told.disputed,
        "worth": worth(type_, told.origins, told.score, changes=told.changes > 0),
    }  # fmt: skip


def update_relations(connection: Connection, workspace: str, old: Iterable[Edge], new: Iterable[Edge]) -> int:
    """Bring the relations of these edges from their old to their new state.

    Both hold all edges of the origins they touch. Returns by how many the relations at the named level have grown.
    """
    before, after = _by_relation(old), _by_relation(new)
    touched = sorted(before.keys() | after.keys())
    held = _held(connection, workspace, touched)
    rows, gone, grown = [], [], 0
    for relation in touched:
        gained, lost = after.get(relation, []), before.get(relation, [])
        was = held.get(relation)
        level = (gained or lost)[0]["level"]
        told = _tally_of(was)
        for edges, sign in ((lost, -1), (gained, 1)):
            for of_origin in _by_origin(edges):
                told.add(tally(of_origin), sign)
        if told.claims <= 0:
            gone.append(relation)
            grown -= level == "named" and was is not None
            continue
        grown += level == "named" and was is None
        like = (gained or lost)[0]
        rows.append(
            {
                "workspace": workspace, "id": relation,
                **{key: like[key] for key in ("subject", "object", "type", "family", "level", "named")},
                **_columns(like["type"], told), **_dates(connection, workspace, relation, was, lost, gained),
            }
        )  # fmt: skip
    for part in chunks(gone):
        connection.execute(delete(t.relation).where(_r.workspace == workspace, _r.id.in_(part)))
    put_rows(connection, t.relation, rows)
    return grown


def _by_relation(edges: Iterable[Edge]) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge["relation"]].append(edge)
    return found


def _by_origin(edges: list[Edge]) -> Iterable[list[Edge]]:
    if len(edges) < 2:
        return [edges] if edges else []
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[edge["origin"]].append(edge)
    return found.values()


def _held(connection: Connection, workspace: str, relations: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    return {
        row["id"]: dict(row)
        for part in chunks(relations)
        for row in connection.execute(
            select(t.relation).where(_r.workspace == workspace, _r.id.in_(part))
        ).mappings()
    }  # fmt: skip


def _tally_of(row: Mapping[str, Any] | None) -> Tally:
    if row is None:
        return Tally()
    return Tally(
        row["claim_count"], row["origin_count"], row["missed"], row["change_count"], dict(row["outlets"]),
        dict(row["statuses"]), dict(row["polarities"]),
    )  # fmt: skip


def _dates(
    connection: Connection, workspace: str, relation: str, was: Mapping[str, Any] | None, lost: list[Edge],
    gained: list[Edge],
) -> dict[str, str | None]:  # fmt: skip
    """First and last on both clocks: looked up anew only where what was lost stood at the edge."""
    found: dict[str, str | None] = {}
    for column, first, last in (("reported", "first", "last"), ("event_start", "first_event", "last_event")):
        held = (was[first], was[last]) if was else (None, None)
        if set(held) & {edge[column] for edge in lost} - {None}:
            c = t.edge.c[column]
            where = (_e.workspace == workspace, _e.relation == relation, c != "")
            row = connection.execute(select(func.min(c), func.max(c)).where(*where)).one()
            found[first], found[last] = row[0], row[1]
        else:
            found[first], found[last] = bounds([*held, *(edge[column] for edge in gained)])
    return found
