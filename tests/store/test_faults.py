"""Storage faults in words: each ends in one sentence that says what to do, and what was stored stays whole."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from fastapi.testclient import TestClient
from sqlalchemy import event

from legation.api.server import create_app
from legation.errors import BadQuery, DiskFull, StorageFault
from legation.settings import Settings
from legation.store import dialects, schema
from legation.store.faults import fault_of, without_password
from legation.store.filters import RelationQuery
from legation.store.sql import SqlStore, open_store
from tests.builders import CANADA, LATVIA, Said, make_resolved

SENT = Said("Canada sent soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "sent")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with one article."""
    made = tmp_path / "graph.db"
    with opened(made) as store:
        store.add(make_resolved([SENT]))
    return made


@contextmanager
def opened(file: Path) -> Iterator[SqlStore]:
    store = open_store(f"sqlite:///{file}")
    try:
        yield store
    finally:
        store.close()


@contextmanager
def full(store: SqlStore) -> Iterator[None]:
    """No page can be added any more, which SQLite tells as it tells a full disk."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count=1")

    event.listen(store._engine, "connect", limit)
    store._engine.dispose()
    yield
    event.remove(store._engine, "connect", limit)
    store._engine.dispose()


def long_articles(count: int = 40) -> list[Said]:
    return [
        Said(f"Canada sent {n} soldiers to Latvia {'again ' * 50}.", "COOPERATE", CANADA, LATVIA, "sent")
        for n in range(count)
    ]


def test_a_full_disk_is_told_and_nothing_is_half_written(file: Path) -> None:
    with opened(file) as store:
        with full(store), pytest.raises(DiskFull, match="make room"):
            store.add(make_resolved(long_articles(), outlet="Other"))
        assert store.stats().articles == 1
        store.add(make_resolved(long_articles(), outlet="Other"))
        assert store.stats().articles == 2


def test_the_service_answers_507_while_the_disk_is_full_and_goes_on_after(file: Path) -> None:
    with TestClient(create_app(Settings(database=f"sqlite:///{file}")), base_url="http://127.0.0.1") as client:
        store = client.app.state.parts.store  # type: ignore[attr-defined]
        lines = b'{"text": "' + os.urandom(200_000).hex().encode() + b'"}'
        kind = {"Content-Type": "application/x-ndjson"}
        with full(store):
            refused = client.post("/v1/articles/batch", content=lines, headers=kind)
        assert (refused.status_code, refused.json()["type"]) == (507, "/problems/disk-full")
        assert client.get("/v1/claims").status_code == 200
        made = client.post("/v1/articles/batch", content=lines, headers=kind)
        assert made.status_code == 202
        client.post(f"{made.headers['location']}/cancel")


def test_a_database_held_by_another_program_is_told_when_writing_and_can_be_read(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialects, "_BUSY_MILLISECONDS", 50)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with opened(file) as store:
        assert store.stats().articles == 1
        with pytest.raises(StorageFault, match="another program"):
            store.add(make_resolved([SENT], outlet="Other"))
    other.close()


def test_a_database_that_can_only_be_read_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = file.read_bytes()
    # Root may write whatever the rights say: a disk mounted to be read alone is what tells it otherwise.
    monkeypatch.setattr(dialects.os, "access", lambda path, mode: mode != os.W_OK)
    with opened(file) as store:
        assert store.relations(RelationQuery()).total.value == 1
        with pytest.raises(StorageFault, match="can only be read"):
            store.add(make_resolved([SENT], outlet="Other"))
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["graph.db"]


@pytest.mark.parametrize("part", ["schema", "data"])
def test_a_damaged_file_is_told(file: Path, part: str) -> None:
    broken = bytearray(file.read_bytes())
    begin, end = (100, 4_000) if part == "schema" else (4_096 * 3, len(broken))
    broken[begin:end] = b"\xff" * (end - begin)
    file.write_bytes(bytes(broken))
    with pytest.raises(StorageFault, match="legation restore"):
        read_all(file)


def read_all(file: Path) -> None:
    with opened(file) as store:
        assert store.damage()
        store.stats()
        store.relations(RelationQuery())


def test_a_whole_file_has_no_damage(file: Path) -> None:
    with opened(file) as store:
        assert store.damage() is None


def test_a_database_of_a_newer_version_is_left_alone(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageFault, match="newer version"):
        open_store(f"sqlite:///{file}")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE photo (id INTEGER)")
    with pytest.raises(BadQuery, match="another program"):
        open_store(f"sqlite:///{file}")
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("photo",)]


def test_a_database_of_an_older_version_is_copied_and_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "graph.db"
    make_older(file, "0004")
    with opened(file) as store:
        store.add(make_resolved([SENT]))
        assert store.stats().claims == 1
    copy = tmp_path / "graph.db.before-0004"
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0004",)]
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'job'").fetchone() == (0,)


def make_older(file: Path, revision: str) -> None:
    """Make a database as an older version did."""
    engine = dialects.open_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_a_mistake_of_the_program_is_no_fault_of_the_storage() -> None:
    assert fault_of(sqlite3.IntegrityError("UNIQUE constraint failed: article.id")) is None
    assert fault_of(sqlite3.OperationalError("no such column: x")) is None


def test_a_password_is_never_shown() -> None:
    assert without_password("mysql://me:secret@host/db") == "mysql://me:***@host/db"
    with pytest.raises(BadQuery) as told:
        open_store("mysql://me:secret@host/db")
    assert "secret" not in str(told.value)
