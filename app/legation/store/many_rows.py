"""Writes many rows of one table at once: COPY and arrays on PostgreSQL, one prepared statement on SQLite."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import orjson
from sqlalchemy import JSON, BigInteger, Boolean, Connection, Float, Integer, Table

from legation.store.faults import fault_of

Rows = Sequence[Mapping[str, Any]]
_COPY_FROM = 50
"""Rows from which PostgreSQL is told to copy: before that one statement is shorter."""


def insert_rows(connection: Connection, table: Table, rows: Rows) -> None:
    """Write rows whose keys are not there yet; all of them have the same columns."""
    if not rows:
        return
    columns, values = tuple(rows[0]), _values(table, rows)
    if connection.dialect.name != "postgresql":
        connection.exec_driver_sql(_on_sqlite(table, columns, replacing=False), values)
    elif len(values) < _COPY_FROM:
        _from_arrays(connection, table, columns, values, replacing=False)
    else:
        _copy(connection, table, columns, values)


def put_rows(connection: Connection, table: Table, rows: Rows) -> None:
    """The same; where the key is there already, the other columns are replaced. No key is given twice."""
    if not rows:
        return
    columns, values = tuple(rows[0]), _values(table, rows)
    if connection.dialect.name == "postgresql":
        _from_arrays(connection, table, columns, values, replacing=True)
    else:
        connection.exec_driver_sql(_on_sqlite(table, columns, replacing=True), values)


def rows_where(
    connection: Connection, table: Table, columns: Sequence[str], condition: str, asked: Iterable[Sequence[Any]], at_once: int = 100,
) -> Iterable[tuple[Any, ...]]:  # fmt: skip
    """The columns of rows that meet one of the conditions, each the same with other values; a row may come more than once."""
    given = list(asked)
    mark = "%s" if connection.dialect.name == "postgresql" else "?"
    one = f"({condition.replace('?', mark)})"
    head = f"SELECT {', '.join(map(_name, columns))} FROM {_name(table.name)} WHERE "  # noqa: S608 (names of our own tables)
    for at in range(0, len(given), at_once):
        part = given[at : at + at_once]
        values = tuple(value for row in part for value in row)
        yield from map(tuple, connection.exec_driver_sql(head + " OR ".join([one] * len(part)), values))


def _values(table: Table, rows: Rows) -> list[tuple[Any, ...]]:
    columns = tuple(rows[0])
    as_json = [name for name in columns if isinstance(table.c[name].type, JSON)]
    given = itemgetter(*columns) if len(columns) > 1 else lambda row: (row[columns[0]],)
    if as_json:
        rows = [{**row, **{name: orjson.dumps(row[name]).decode() for name in as_json}} for row in rows]
    return list(map(given, rows))


@cache
def _on_sqlite(table: Table, columns: tuple[str, ...], *, replacing: bool) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {_name(table.name)} ({', '.join(map(_name, columns))}) VALUES ({marks}){_conflict(table, columns, replacing)}"  # noqa: S608 (names of our own tables)


def _conflict(table: Table, columns: Sequence[str], replacing: bool) -> str:
    if not replacing:
        return ""
    keys = [column.name for column in table.primary_key]
    rest = [f"{_name(name)} = excluded.{_name(name)}" for name in columns if name not in keys]
    then = f"DO UPDATE SET {', '.join(rest)}" if rest else "DO NOTHING"
    return f" ON CONFLICT ({', '.join(map(_name, keys))}) {then}"


def _name(name: str) -> str:
    return f'"{name}"'


def _from_arrays(
    connection: Connection, table: Table, columns: tuple[str, ...], values: Sequence[tuple[Any, ...]], *, replacing: bool
) -> None:  # fmt: skip
    connection.exec_driver_sql(
        _unnest(table, columns, replacing=replacing), tuple([list(column) for column in zip(*values, strict=True)])
    )


@cache
def _unnest(table: Table, columns: tuple[str, ...], *, replacing: bool) -> str:
    types = [_array_of(table, name) for name in columns]
    chosen = ", ".join(
        f"{_name(name)}::json" if isinstance(table.c[name].type, JSON) else _name(name) for name in columns
    )
    names = ", ".join(map(_name, columns))
    arrays = ", ".join(f"%s::{type_}[]" for type_ in types)
    return f"INSERT INTO {_name(table.name)} ({names}) SELECT {chosen} FROM unnest({arrays}) AS given ({names}){_conflict(table, columns, replacing)}"  # noqa: S608 (names of our own tables)


def _array_of(table: Table, name: str) -> str:
    type_ = table.c[name].type
    known: tuple[tuple[type, str], ...] = (
        (BigInteger, "bigint"),
        (Integer, "integer"),
        (Boolean, "boolean"),
        (Float, "double precision"),
    )
    return next((word for kind, word in known if isinstance(type_, kind)), "text")


def _copy(connection: Connection, table: Table, columns: tuple[str, ...], values: Sequence[tuple[Any, ...]]) -> None:
    cursor: Any = connection.connection.cursor()
    try:
        with cursor, cursor.copy(f"COPY {_name(table.name)} ({', '.join(map(_name, columns))}) FROM STDIN") as copied:
            for row in values:
                copied.write_row(row)
    except Exception as error:
        # What SQLAlchemy sends is looked at by `tell_faults`; this goes past it.
        fault = fault_of(error)
        if fault is None:
            raise
        raise fault from error
