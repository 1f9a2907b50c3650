"""Brings a database to the tables of this version: it is looked at first, so that reading never waits for a writer."""

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, inspect, select

from legation.errors import BadQuery, StorageFault
from legation.store.tables import metadata
from legation.store.words import INDEXES

_LOCK = 20161221
"""Two processes that start together on one server must not both make the tables."""
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, writing: Any) -> None:
    """Make or change the tables where need be; `writing` opens a writing transaction.

    Raises BadQuery for another program's database, StorageFault for one of a newer version.
    """
    with engine.connect() as connection:
        if _is_current(connection):
            return
    with writing(engine) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        found = _revision(connection)
        if found is None and set(inspect(connection).get_table_names()) - set(metadata.tables):
            raise BadQuery("the database belongs to another program: give a file or database of its own to Legation")
        if found is not None and found not in _known():
            raise StorageFault("the database was made by a newer version of Legation: install that version to open it")
        if found is not None and not _is_current(connection):
            _copy_before(connection, found)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_described(item: Any, name: str | None, sort: str, _reflected: bool, _other: Any) -> bool:
    """Whether `tables.py` describes what lies in a database: not the indexes of words, nor the tables that SQLite keeps for them."""
    table = str(name if sort == "table" else item.table.name)
    return not any(table == index.name or table.startswith(f"{index.name}_") for index in INDEXES.values())


def _is_current(connection: Connection) -> bool:
    return _revision(connection) == _head()


@cache
def _head() -> str | None:
    """The revision that this version of the program makes."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return MigrationContext.configure(connection).get_current_revision()


def _known() -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _copy_before(connection: Connection, revision: str) -> None:
    """A file is copied beside itself before its tables change. What is copied is what was last written whole."""
    file = connection.engine.url.database
    if connection.dialect.name != "sqlite" or not file or not Path(file).is_file():
        return
    target = Path(f"{file}.before-{revision}")
    if not target.exists():
        copy_database(Path(file), target)


def copy_database(source: Path, target: Path) -> None:
    """Copy an SQLite file while others may write to it; the copy is whole, or it is not there. Raises sqlite3.Error."""
    partial = target.with_name(target.name + ".partial")
    try:
        with sqlite3.connect(source) as one, sqlite3.connect(partial) as other:
            one.backup(other)
        one.close()
        other.close()
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
