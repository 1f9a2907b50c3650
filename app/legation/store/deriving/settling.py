"""What an entity is, by the articles that met it: the commonest reading, ties by the letters, never by order."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from legation.store import tables as t
from legation.store.dialects import chunks
from legation.store.many_rows import put_rows

_r, _e = t.entity_reading.c, t.entity.c
_COLUMNS = ("kind", "subtype", "name", "country", "links", "named")
Readings = Mapping[str, Counter[str]]


def readings_of(connection: Connection, workspace: str, article: str, revision: str) -> dict[str, Counter[str]]:
    """What one revision of an article took its entities for."""
    where = (_r.workspace == workspace, _r.article == article, _r.revision == revision)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(select(t.entity_reading).where(*where)).mappings():
        found[row["entity"]][word(row)] += 1
    return found


def word(row: Mapping[str, Any] | RowMapping) -> str:
    """A reading as one word that can be compared."""
    return json.dumps([row[name] for name in _COLUMNS], sort_keys=True)


def settle_changed(connection: Connection, workspace: str, lost: Readings, gained: Readings) -> set[str]:
    """Settle the entities for which readings were lost or gained; returns those that have got or lost a name of their own.

    One that is read once more as what it counts for stays what it is: only the others are looked up.
    """
    held = _held(connection, workspace, lost.keys() | gained.keys())
    doubtful = set()
    for entity in lost.keys() | gained.keys():
        less, more = lost.get(entity, Counter()), gained.get(entity, Counter())
        now = held.get(entity)
        same = now is not None and not (less - more)[now] and not any(reading != now for reading in more - less)
        if not same:
            doubtful.add(entity)
    settle_entities(connection, workspace, doubtful)
    after = _held(connection, workspace, doubtful)
    return {e for e in doubtful & held.keys() & after.keys() if json.loads(held[e])[-1] != json.loads(after[e])[-1]}


def _held(connection: Connection, workspace: str, entities: Iterable[str]) -> dict[str, str]:
    return {
        row["id"]: word(row)
        for part in chunks(entities)
        for row in connection.execute(select(t.entity).where(_e.workspace == workspace, _e.id.in_(part))).mappings()
    }


def settle_entities(connection: Connection, workspace: str, entities: Iterable[str]) -> None:
    """Settle these entities by all their readings."""
    for part in chunks(entities):
        readings: dict[str, Counter[str]] = defaultdict(Counter)
        query = select(t.entity_reading).where(_r.workspace == workspace, _r.entity.in_(part))
        for row in connection.execute(query).mappings():
            readings[row["entity"]][word(row)] += 1
        rows = []
        for entity, counts in readings.items():
            chosen = json.loads(min(counts, key=lambda c: (-counts[c], c)))
            rows.append({"workspace": workspace, "id": entity, **dict(zip(_COLUMNS, chosen, strict=True))})
        put_rows(connection, t.entity, rows)
