"""Which happening each edge tells of: kept as counts of (relation, day, slot, place), planned anew only around what changed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, delete, update

from legation.domain.happening import REACH, Slot, happenings, read_slot
from legation.store import tables as t
from legation.store.deriving.edges import Edge
from legation.store.many_rows import put_rows, rows_where

_s, _e = t.slot.c, t.edge.c


class Key(NamedTuple):
    """One row of the slot table."""

    relation: str
    day: str
    slot: str
    place: str


def key_of(edge: Mapping[str, str]) -> Key:
    """Where an edge is counted."""
    return Key(edge["relation"], edge["day"], edge["slot"], edge["place"] or "")


class Planned(NamedTuple):
    """Bases whose edges changed otherwise than by the given ones, and all those near them that stored edges have."""

    changed: set[str]
    standing: set[str]


def plan_bases(connection: Connection, workspace: str, old: Iterable[Edge], new: list[Edge]) -> Planned:
    """Set `base` of the new edges, and that of stored ones that now mean another happening."""
    change: dict[Key, int] = defaultdict(int)
    for edges, sign in ((old, -1), (new, 1)):
        for edge in edges:
            if edge["slot"]:
                change[key_of(edge)] += sign
    touched = set(change)
    held = _around(connection, workspace, touched)
    counts = {key: count for key, (count, _) in held.items()}
    for key, difference in change.items():
        counts[key] = counts.get(key, 0) + difference
    bases = _plan(counts, touched)
    _store(connection, workspace, touched, counts, held, bases)
    for edge in new:
        if edge["slot"]:
            edge["base"] = edge["event"] = bases[key_of(edge)]
    moved = {key: base for key, base in bases.items() if key in held and held[key][1] not in ("", base)}
    for key, base in moved.items():
        place = _e.place == key.place if key.place else _e.place.is_(None)
        where = (_e.workspace == workspace, _e.relation == key.relation, _e.day == key.day, _e.slot == key.slot, place)
        connection.execute(update(t.edge).where(*where).values(base=base, event=base))
    changed = {held[key][1] for key in moved} | set(moved.values())
    return Planned(changed, changed | {base for _, base in held.values()})


def _plan(counts: Mapping[Key, int], touched: set[Key]) -> dict[Key, str]:
    """The happening of every slot that is touched or near enough to one to have changed with it."""
    near: dict[str, list[str]] = defaultdict(list)
    for key in touched:
        near[key.relation].append(key.day)
    by_relation: dict[str, dict[tuple[Slot, str], int]] = defaultdict(dict)
    for key, count in counts.items():
        if count > 0:
            by_relation[key.relation][read_slot(key.day, key.slot), key.place] = count
    found = {}
    for relation, held in by_relation.items():
        for (slot, place), base in happenings(relation, held).items():
            key = Key(relation, slot.day, slot.key(), place)
            if key in touched or any(_decides(day, slot) for day in near[relation]):
                found[key] = base
    return found


def _decides(day: str, slot: Slot) -> bool:
    """Whether what changed on that day may decide on the slot; wide enough, and well inside what was loaded."""
    if not day or not slot.day:
        return day == slot.day
    least, most = _shift(day, -REACH // 4), _shift(day, REACH // 4)
    return least <= slot.day <= most or (slot.day <= day < slot.until and slot.until <= _shift(slot.day, REACH - 8))


def _around(connection: Connection, workspace: str, touched: Iterable[Key]) -> dict[Key, tuple[int, str]]:
    ranges: dict[tuple[str, str, str, str], None] = {}
    for key in sorted(touched):
        least, most = (_shift(key.day, -2 * REACH), _shift(key.day, 2 * REACH)) if key.day else ("", "")
        ranges[workspace, key.relation, least, most] = None
    rows = rows_where(
        connection, t.slot, ("relation", "day", "slot", "place", "count", "base"),
        "workspace = ? AND relation = ? AND day >= ? AND day <= ?", ranges,
    )  # fmt: skip
    return {Key(*row[:4]): (row[4], row[5]) for row in rows}


def _store(
    connection: Connection, workspace: str, touched: Iterable[Key], counts: Mapping[Key, int],
    held: Mapping[Key, tuple[int, str]], bases: Mapping[Key, str],
) -> None:  # fmt: skip
    rows = [
        {"workspace": workspace, **key._asdict(), "count": counts[key], "base": bases[key]}
        for key in sorted(set(touched) | set(bases))
        if counts.get(key, 0) > 0 and held.get(key) != (counts[key], bases[key])
    ]
    for key in touched:
        if counts[key] <= 0:
            where = (
                _s.workspace == workspace, _s.relation == key.relation, _s.day == key.day, _s.slot == key.slot,
                _s.place == key.place,
            )  # fmt: skip
            connection.execute(delete(t.slot).where(*where))
    put_rows(connection, t.slot, rows)


@lru_cache(10_000)
def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day
