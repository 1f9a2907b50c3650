"""What happened, between two or at all, by day, month or year."""

from sqlalchemy import Connection, and_, func, or_, select

from legation.store import tables as t
from legation.store.filters import EventQuery, Point
from legation.store.queries.events import by_ends, on_events

_v, _p = t.event.c, t.event_pair.c


def series(connection: Connection, workspace: str, query: EventQuery, digits: int) -> tuple[Point, ...]:
    """Events from the query's subject to its object, by the first `digits` of the day and by type, in order.

    What both do with each other (a meeting) counts in either direction.
    """
    joined = t.event_pair.join(t.event, and_(_v.workspace == _p.workspace, _v.id == _p.event))
    bucket = func.substr(_p.begins, 1, digits).label("bucket")
    found: dict[tuple[str, str], Point] = {}
    for direction in by_ends(query):
        grouped = (
            select(bucket, _v.type, func.count(), func.sum(_v.claim_count), func.sum(_v.origin_count))
            .select_from(joined)
            .where(_p.workspace == workspace, _p.level == query.level.value, direction, *on_events(workspace, query))
            .group_by(bucket, _v.type)
        )
        for row in connection.execute(grouped):
            held = found.get((row[0], row[1]), Point(row[0], row[1], 0, 0, 0))
            found[row[0], row[1]] = Point(
                row[0], row[1], held.events + row[2], held.claims + int(row[3]), held.origins + int(row[4])
            )
    return tuple(found[key] for key in sorted(found))


def histogram(
    connection: Connection, workspace: str, query: EventQuery, digits: int, *, reported: bool
) -> tuple[Point, ...]:
    """All events that the query finds, each counted once, by the first `digits` of the day of event or of first report."""
    bucket = func.substr(_v.first if reported else _v.begins, 1, digits).label("bucket")
    found = select(bucket, _v.type, func.count(), func.sum(_v.claim_count), func.sum(_v.origin_count))
    ends = by_ends(query)
    if ends:
        among = select(_p.event).where(_p.workspace == workspace, _p.level == query.level.value, or_(*ends))
        found = found.where(_v.id.in_(among))
    grouped = found.where(*on_events(workspace, query)).group_by(bucket, _v.type).order_by(bucket, _v.type)
    return tuple(Point(row[0] or "", row[1], row[2], int(row[3]), int(row[4])) for row in connection.execute(grouped))
