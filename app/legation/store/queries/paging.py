"""Pages by keyset: the next page begins behind the sort key of the last item, whatever was added meanwhile."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

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
    return or_(*either)


def count(connection: Connection, query: Select[Any]) -> Total:
    """How many rows the query has, counted up to the cap."""
    capped = query.order_by(None).limit(TOTAL_CAP + 1).subquery()
    found = connection.execute(select(func.count()).select_from(capped)).scalar_one()
    return Total(min(found, TOTAL_CAP), found <= TOTAL_CAP)


def page_of_rows(
    connection: Connection, query: Select[Any], sort: Sort, shape: tuple[type, ...], paging: Paging
) -> tuple[list[Any], str | None, Total]:
    """Rows of one page, the next cursor, and the total. The sort columns must be the query's last columns."""
    total = count(connection, query)
    if paging.cursor:
        query = query.where(behind(sort, read_cursor(paging.cursor, shape)))
    query = query.order_by(*(c.desc() if descending else c.asc() for c, descending in sort)).limit(paging.limit + 1)
    rows = list(connection.execute(query))
    more = len(rows) > paging.limit
    rows = rows[: paging.limit]
    cursor = write_cursor(tuple(rows[-1])[-len(sort) :]) if more and rows else None
    return rows, cursor, total


def page_of_items(items: Sequence[T], key: Callable[[T], Key], shape: tuple[type, ...], paging: Paging) -> Page[T]:
    """A page of a list already sorted by (-number, id): for answers that only memory can order."""
    start = 0
    if paging.cursor:
        last = read_cursor(paging.cursor, shape)
        start = sum(1 for item in items if _order(key(item)) <= _order(last))
    part = tuple(items[start : start + paging.limit])
    more = start + paging.limit < len(items)
    total = Total(min(len(items), TOTAL_CAP), len(items) <= TOTAL_CAP)
    return Page(part, write_cursor(key(part[-1])) if more and part else None, total)


def _order(key: Key) -> tuple[Any, ...]:
    return tuple(-value if isinstance(value, int | float) else value for value in key)
