"""Claims over time."""

from collections import Counter

from sqlalchemy import Connection, func, select

from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.deriving.edges import NEVER
from legation.store.filters import ClaimFilter
from legation.store.queries.conditions import arms, on_edges

_e = t.edge.c


def timeline(
    connection: Connection, workspace: str, entity: str, level: Level, given: ClaimFilter
) -> tuple[tuple[str | None, str, int], ...]:
    """(month "2016-12" or None, relation type, claims) in order; by event time, else by report time."""
    month = func.substr(_e.begins, 1, 7).label("month")
    query = select(month, _e.type, func.count()).where(*on_edges(workspace, level, given)).group_by(month, _e.type)
    found: Counter[tuple[str | None, str]] = Counter()
    for arm in arms(query, t.edge, entity):
        for row in connection.execute(arm):
            found[None if row[0] == NEVER else row[0], row[1]] += row[2]
    return tuple((*key, found[key]) for key in sorted(found, key=lambda key: (key[0] or "", key[1])))
