"""`legation backup` and `restore`: the whole database as one file."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.options import Database
from legation.cli.terminal import print_line
from legation.errors import BadInput, BadQuery, NotFound, StorageFault

File = Annotated[Path, typer.Argument(metavar="FILE", help="the backup")]


def backup(file: File, database: Database = None) -> None:
    """Copy the database while it is in use. A server's database is copied by its own tools: pg_dump."""
    from legation.store.schema import copy_database

    source = _file_of(database)
    if not source.is_file():
        raise NotFound(f"there is no database {source}")
    if file.exists():
        raise BadQuery(f"{file} is there already: give another name")
    try:
        copy_database(source, file)
    except (OSError, sqlite3.Error) as error:
        raise StorageFault(f"{file}: {error}") from None
    print_line(f"{file}: {file.stat().st_size:,} bytes")


def restore(file: File, database: Database = None) -> None:
    """Put a backup in the place of the database, which is kept beside it under another name. Stop the service first."""
    from legation.store.schema import copy_database
    from legation.store.sql import open_store

    target = _file_of(database)
    if not file.is_file():
        raise NotFound(f"there is no file {file}")
    staged = target.with_name(f"{target.name}.restored")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_database(file, staged)
        store = open_store(f"sqlite:///{staged}")
        damage = store.damage()
        store.close()
        if damage:
            raise BadInput(f"{file} is damaged and was left alone: {damage}")
        kept = _put_aside(target)
        staged.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StorageFault(f"{file}: {error}") from None
    finally:
        for path in (staged, *_beside(staged)):
            path.unlink(missing_ok=True)
    print_line(f"{target} is the backup now" + (f"; what was there is {kept}" if kept else ""))


def _put_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    number = 1
    while (kept := target.with_name(f"{target.name}.replaced-{number}")).exists():
        number += 1
    for path, aside in zip((target, *_beside(target)), (kept, *_beside(kept)), strict=True):
        if path.exists():
            path.replace(aside)
    return kept


def _beside(file: Path) -> tuple[Path, Path]:
    """What SQLite keeps beside a file that is in use."""
    return file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")


def _file_of(database: str | None) -> Path:
    from legation.bootstrap import database_file
    from legation.settings import load_settings

    file = database_file(database or load_settings().database)
    if file is None:
        raise BadQuery("this database is no file: use the tools of its server, as pg_dump and pg_restore")
    return file
