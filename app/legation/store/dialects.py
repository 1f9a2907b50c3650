"""What differs between SQLite and PostgreSQL: connecting, upserts."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import orjson
from sqlalchemy import Connection, Engine, Table, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import QueuePool, StaticPool

from legation.store.tables import metadata

K = TypeVar("K", str, int)
MEMORY = "memory:"
_BUSY_MILLISECONDS = 30_000
_CHUNK = 400
_MADE: dict[str, Any] = {"json_deserializer": orjson.loads, "hide_parameters": True}
"""How every engine is made. Parameters hold texts: errors, and so logs, leave them out."""
_CACHE_KILOBYTES = 48_000
"""Of pages that one connection holds. Files are not mapped: every connection would count the whole of it as memory of ours."""


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///path`, `postgresql://…` or `memory:`. SQLite runs in WAL mode with a busy time-out.

    Raises ValueError for any other URL.
    """
    if url == MEMORY:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}, **_MADE)
    elif url.startswith("postgresql"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
        return create_engine(url, pool_pre_ping=True, **_MADE)
    elif not url.startswith("sqlite:///"):
        raise ValueError(url)
    elif (file := make_url(url).database) and is_read_only(Path(file)):
        # As it stands, without the files that SQLite writes beside it.
        address = f"file:{quote(file)}?mode=ro&immutable=1"
        engine = create_engine(
            "sqlite://", creator=partial(sqlite3.connect, address, uri=True, check_same_thread=False),
            poolclass=QueuePool, **_MADE,
        )  # fmt: skip
        event.listen(engine, "connect", lambda connection, _: setattr(connection, "isolation_level", None))
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        return engine
    else:
        # The connection used last is taken first: its pages are held already, and the others' go.
        engine = create_engine(url, connect_args={"check_same_thread": False}, **_MADE, pool_use_lifo=True)
    event.listen(engine, "connect", _prepare_sqlite)
    # pysqlite opens transactions late and commits before DDL; the store begins every one itself.
    event.listen(
        engine,
        "begin",
        lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.info.get("writes") else "BEGIN"),
    )
    return engine


def is_read_only(file: Path) -> bool:
    """Whether a database file is there and can only be read: its own rights, its folder's, or the disk it lies on say so."""
    return file.is_file() and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=NORMAL",
        f"busy_timeout={_BUSY_MILLISECONDS}",
        f"cache_size=-{_CACHE_KILOBYTES}",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def upsert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows; where the key is there already, replace the other columns."""
    if rows:
        connection.execute(_upsert_into(table, connection.dialect.name), rows)


@cache
def _upsert_into(table: Table, dialect: str) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    rest = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    if not rest:
        return statement.on_conflict_do_nothing()
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)


def refresh_statistics(engine: Engine) -> None:
    """Let the database learn how its tables are filled, without which it takes the wrong index, or none.

    On SQLite those that have a choice of indexes, of each no more than its beginning: `PRAGMA optimize` leaves out what nothing was asked
    of yet. Where another process writes for long, it is left for the next time. PostgreSQL does so itself, but only minutes after a load began.
    """
    with engine.connect() as connection, suppress(sqlite3.OperationalError):
        raw = connection.connection
        cursor = raw.cursor()
        if engine.dialect.name == "sqlite":
            cursor.execute("PRAGMA analysis_limit=1000").fetchall()
        for table in metadata.sorted_tables:
            if table.indexes:
                cursor.execute(f"ANALYZE {table.name}")
        cursor.close()
        raw.commit()


def chunks(items: Iterable[K]) -> Iterable[list[K]]:
    """Lists short enough for one IN clause on every database."""
    ordered = sorted(set(items))
    return (ordered[i : i + _CHUNK] for i in range(0, len(ordered), _CHUNK))
