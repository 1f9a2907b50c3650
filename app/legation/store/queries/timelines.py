"""Claims over time."""

from sqlalchemy import Connection, func, or_, select

from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.filters import ClaimFilter
from legation.store.queries.conditions import on_edges

_e = t.edge.c


def timeline(
    connection: Connection, workspace: str, entity: str, level: Level, given: ClaimFilter
) -> tuple[tuple[str | None, str, int], ...]:
    """(month "2016-12" or None, relation type, claims) in order; by event time, else by report time."""
    month = func.substr(func.coalesce(_e.event_start, _e.report_time), 1, 7).label("month")
    query = (
        select(month, _e.type, func.count())
        .where(*on_edges(workspace, level, given), or_(_e.subject == entity, _e.object == entity))
        .group_by(month, _e.type)
    )
    rows = [(row[0], row[1], row[2]) for row in connection.execute(query)]
    return tuple(sorted(rows, key=lambda row: (row[0] or "", row[1])))
