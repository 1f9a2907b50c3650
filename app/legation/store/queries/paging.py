"""Pages by keyset: the next page begins behind the sort key of the last item, whatever was added meanwhile."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select, union

from legation.store.cursors import Key, read_cursor, write_cursor
from legation.store.filters import TOTAL_CAP, Page, Paging, Total

T = TypeVar("T")
Sort = Sequence[tuple[ColumnElement[Any], bool]]
"""Columns of the sort key, most important first; True = descending."""


def behind(sort: Sort, key: Key) -> ColumnElement[bool]:
    """Rows that come after the key."""
    either: list[ColumnElement[bool]] = []
    for at, (column, descending) in enumerate(sort):
        same = [c == value for (c, _), value in zip(sort[:at], key[:at], strict=True)]
        either.append(and_(*same, column < key[at] if descending else column > key[at]))
    # The bound on the first column says nothing new, but lets an index begin there.
    first, descending = sort[0]
    return and_(first <= key[0] if descending else first >= key[0], or_(*either))


def count(connection: Connection, queries: Sequence[Select[Any]]) -> Total:
    """How many rows the queries have together, counted up to the cap; none may be in two of them."""
    found = 0
    for query in queries:
        capped = query.order_by(None).with_only_columns(literal(1)).limit(TOTAL_CAP + 1 - found).subquery()
        found += connection.execute(select(func.count()).select_from(capped)).scalar_one()
        if found > TOTAL_CAP:
            break
    return Total(min(found, TOTAL_CAP), found <= TOTAL_CAP)


def count_different(connection: Connection, queries: Sequence[Select[Any]]) -> Total:
    """The same where rows may be in several of them."""
    capped = union(*(query.order_by(None) for query in queries)).limit(TOTAL_CAP + 1).subquery()
    found = connection.execute(select(func.count()).select_from(capped)).scalar_one()
    return Total(min(found, TOTAL_CAP), found <= TOTAL_CAP)


def page_of_rows(
    connection: Connection,
    lists: Sequence[tuple[Select[Any], Sort]],
    shape: tuple[type, ...],
    paging: Paging,
    *,
    overlapping: bool = False,
) -> tuple[list[Any], str | None, Total]:
    """Rows of one page, the next cursor, and the total. The sort columns must be each query's last columns.

    Several lists of like columns, each with its own sort columns, are read as one; only where they are `overlapping` may a
    row be in two of them, and is counted once.
    """
    total = (count_different if overlapping else count)(connection, [query for query, _ in lists])
    rows, cursor = rows_of_page(connection, lists, shape, paging, overlapping=overlapping)
    return rows, cursor, total


def rows_of_page(
    connection: Connection,
    lists: Sequence[tuple[Select[Any], Sort]],
    shape: tuple[type, ...],
    paging: Paging,
    *,
    overlapping: bool = False,
) -> tuple[list[Any], str | None]:
    """The same without the total, which may cost more than the rows."""
    rows: list[Any] = []
    for query, sort in lists:
        if paging.cursor:
            query = query.where(behind(sort, read_cursor(paging.cursor, shape)))
        query = query.order_by(*(c.desc() if descending else c.asc() for c, descending in sort)).limit(paging.limit + 1)
        rows += connection.execute(query).all()
    if len(lists) > 1:
        rows = list({tuple(row): row for row in rows}.values()) if overlapping else rows
        for at in range(len(shape) - 1, -1, -1):
            rows.sort(key=lambda row, at=at: row[at - len(shape)], reverse=lists[0][1][at][1])  # type: ignore[misc]
    more = len(rows) > paging.limit
    rows = rows[: paging.limit]
    cursor = write_cursor(tuple(rows[-1])[-len(shape) :]) if more and rows else None
    return rows, cursor


def page_of_items(items: Sequence[T], key: Callable[[T], Key], shape: tuple[type, ...], paging: Paging) -> Page[T]:
    """A page of a list already sorted by (key descending, id): for answers that only memory can order."""
    start = 0
    if paging.cursor:
        last = read_cursor(paging.cursor, shape)
        start = sum(1 for item in items if not _behind(key(item), last))
    part = tuple(items[start : start + paging.limit])
    more = start + paging.limit < len(items)
    total = Total(min(len(items), TOTAL_CAP), len(items) <= TOTAL_CAP)
    return Page(part, write_cursor(key(part[-1])) if more and part else None, total)


def _behind(key: Key, last: Key) -> bool:
    mine: Any = key[0]
    return bool(mine < last[0]) or (mine == last[0] and str(key[1]) > str(last[1]))
