"""Pages of lists that are searched for words, the newest first: only as many of the passages that match are looked at as a page needs."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from legation.store.cursors import read_cursor
from legation.store.filters import Paging, Total
from legation.store.queries.paging import Sort, count, page_of_rows, rows_of_page
from legation.store.words import first_number, minute_of, minute_of_number, passages_with

AT_FIRST = 2_000
"""Passages that are looked at for a page, and for the total: where there are more, it is a lower bound."""
_MORE = 8
Lists = Sequence[tuple[Select[Any], Sort]]
_Among = Callable[[Select[Any]], ColumnElement[bool]]


def page_with_words(
    connection: Connection,
    lists: Lists,
    shape: tuple[type, ...],
    paging: Paging,
    of: Table,
    asked: str | None,
    among: _Among,
) -> tuple[list[Any], str | None, Total]:
    """As `page_of_rows` of lists whose first sort column is the time of the report, newest first; of all rows where no words are asked for.

    `among` makes the condition that a row belongs to the passages of a table, whose numbers a query gives.
    """
    if asked is None:
        return page_of_rows(connection, lists, shape, paging)
    matching = passages_with(of, asked)
    numbers = _newest(connection, matching, AT_FIRST)
    seen = [query.where(among(_from(matching, numbers))) for query, _ in lists]
    total = count(connection, seen)
    if len(numbers) <= AT_FIRST:
        rows, cursor = rows_of_page(
            connection, [(q, sort) for q, (_, sort) in zip(seen, lists, strict=True)], shape, paging
        )
        return rows, cursor, total
    if paging.cursor:
        above = first_number(minute_of(str(read_cursor(paging.cursor, shape)[0])) + 1)
        matching = matching.where(matching.selected_columns.rowid < above)
    many = AT_FIRST
    while True:
        numbers = _newest(connection, matching, many)
        # Of the last minute there may be more passages: it is whole only where nothing follows.
        low = first_number(minute_of_number(numbers[-1]) + 1) if len(numbers) > many else None
        newer = matching if low is None else matching.where(matching.selected_columns.rowid >= low)
        chosen = [(query.where(among(newer)), sort) for query, sort in lists]
        rows, cursor = rows_of_page(connection, chosen, shape, paging)
        if cursor or low is None:
            return rows, cursor, Total(total.value, exact=False)
        many *= _MORE


def _newest(connection: Connection, matching: Select[Any], many: int) -> list[int]:
    """The greatest numbers, at most one more than so many."""
    number = matching.selected_columns.rowid
    return [row[0] for row in connection.execute(matching.order_by(number.desc()).limit(many + 1))]


def _from(matching: Select[Any], numbers: Sequence[int]) -> Select[Any]:
    return matching.where(matching.selected_columns.rowid >= numbers[-1]) if len(numbers) > AT_FIRST else matching


def records_among(workspace: str, of: Table, numbers: Select[Any]) -> Select[tuple[str]]:
    """The ids of the records of these passages."""
    return select(of.c.id).where(of.c.workspace == workspace, of.c.passage.in_(numbers))
