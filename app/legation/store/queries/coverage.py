"""Which outlets stand behind an answer, and when they reported."""

from sqlalchemy import Connection, func, select

from legation.store import tables as t
from legation.store.filters import ClaimQuery, Coverage, OutletShare
from legation.store.queries.claims import chosen_edges

_e = t.edge.c


def coverage(connection: Connection, workspace: str, query: ClaimQuery) -> Coverage:
    """Outlets by claims, months by articles, of all claims that the query finds; its paging does not count."""
    inside = chosen_edges(connection, workspace, query).subquery()
    c = inside.c
    groups, articles, origins = (func.count(column.distinct()) for column in (c.event_group, c.article, c.origin))
    whole = connection.execute(select(groups, articles, origins, func.min(c.reported), func.max(c.reported))).one()
    by_outlet = select(c.outlet, groups, articles, origins, func.min(c.reported), func.max(c.reported)).group_by(
        c.outlet
    )
    outlets = [
        OutletShare(row[0], row[1], row[2], row[3], row[4] or None, row[5] or None)
        for row in connection.execute(by_outlet)
    ]
    month = func.substr(c.reported, 1, 7).label("month")
    by_month = select(month, articles, origins).group_by(month).order_by(month)
    months = tuple((row[0] or None, row[1], row[2]) for row in connection.execute(by_month))
    outlets.sort(key=lambda share: (-share.claims, share.outlet or ""))
    dated = connection.execute(select(func.min(c.reported)).where(c.reported != "")).scalar()
    return Coverage(whole[0], whole[1], whole[2], dated, whole[4] or None, tuple(outlets), months)
