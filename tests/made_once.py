"""What many tests need and one alone has to make: the tables of an empty database, and the reader in this process.

Both are the program's own: the migrations run once a process, and the files they made are copied; the models are loaded once a process.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from legation.bootstrap import ExtractorLoader
from legation.store.dialects import open_engine
from legation.store.schema import bring_up_to_date

if TYPE_CHECKING:
    from legation.extraction.extractor import Extractor

BringUp = Callable[[Engine, Any], None]
loaded_once = lru_cache(maxsize=2)(ExtractorLoader.__call__)
"""Stands where an extractor is loaded: the same one for the same settings. Who changes an extractor loads one of its own."""


@cache
def rules_alone() -> "Extractor":
    """All but the claims head: what the rules say stands for itself here, as its witnesses."""
    from legation.extraction.extractor import load_extractor
    from legation.linking.knowledge import open_knowledge

    found = load_extractor(open_knowledge())
    found.nlp.remove_pipe("legation_claim_reader")
    return found


def tables_from(file: Path) -> BringUp:
    """`bring_up_to_date`, which fills empty SQLite databases from `file`; the first one makes it."""

    def bring_up(engine: Engine, writing: Any) -> None:
        if engine.dialect.name == "sqlite" and _is_empty(engine):
            if not file.exists():
                _make(file, writing)
            _copy(file, engine)
        bring_up_to_date(engine, writing)

    return bring_up


def _is_empty(engine: Engine) -> bool:
    with closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT count(*) FROM sqlite_master")
        return bool(cursor.fetchone() == (0,))


def _make(file: Path, writing: Any) -> None:
    engine = open_engine(f"sqlite:///{file}")
    bring_up_to_date(engine, writing)
    engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # a database in memory takes no other


def _copy(file: Path, engine: Engine) -> None:
    with closing(sqlite3.connect(file)) as source, closing(engine.raw_connection()) as target:
        held: Any = target.driver_connection
        source.backup(held)
