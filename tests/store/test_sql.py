"""What is particular to databases: workspaces, bad files, several threads and processes, migrations."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from legation.errors import BadQuery, LegationError
from legation.store.filters import ClaimQuery, RelationQuery
from legation.store.schema import is_described
from legation.store.sql import SqlStore, open_store
from legation.store.tables import metadata
from tests.builders import CANADA, LATVIA, Said, make_resolved
from tests.news_generator import News

SENT = Said("Canada sent soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "sent")


def test_workspaces_do_not_see_one_another(store_url: str) -> None:
    if store_url == "memory:":
        pytest.skip("memory is not shared")
    one, other = open_store(store_url), open_store(store_url, "other")
    one.add(make_resolved([SENT]))
    assert one.stats().claims == 1
    assert other.stats().claims == 0
    assert other.revision() == 0
    assert other.claims(ClaimQuery()).items == ()
    one.close()
    other.close()


def test_migrations_make_the_tables_the_code_describes(store: SqlStore) -> None:
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_described})
        assert compare_metadata(context, metadata) == []


def test_every_key_begins_with_the_workspace() -> None:
    for table in metadata.tables.values():
        assert next(column.name for column in table.primary_key) == "workspace", table.name
        first = {next(iter(index.columns)).name for index in table.indexes}
        # Numbers of passages are given once a database: its index of words holds all workspaces.
        assert first <= {"workspace", "passage"}, table.name


def test_threads_write_one_after_another_and_nothing_is_lost(store: SqlStore) -> None:
    parcels = [make_resolved([SENT], outlet=f"Outlet {n}", published=f"2016-12-{n + 1:02}") for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(store.add, parcels))
    (view,) = store.relations(RelationQuery()).items
    assert view.relation.claim_count == 12
    assert store.revision() == 12


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/db", "redis://x", ""])
def test_a_url_that_names_no_database_is_refused(url: str) -> None:
    with pytest.raises(BadQuery, match="names no database"):
        open_store(url)


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_text("Dear Sir, this is no database. " * 100)
    with pytest.raises(LegationError, match="no Legation database"):
        open_store(f"sqlite:///{file}")
    assert file.read_text().startswith("Dear Sir")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LegationError, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path / 'missing' / 'graph.db'}")


def test_opening_again_finds_what_was_stored(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    first = open_store(url)
    first.add(make_resolved([SENT]))
    first.close()
    again = open_store(url)
    assert again.stats().claims == 1
    again.close()


def test_a_database_knows_how_its_tables_are_filled_as_soon_as_much_was_loaded(store: SqlStore) -> None:
    store.add_many(list(News(30).articles(25)))
    with store._engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            known = connection.exec_driver_sql("SELECT DISTINCT tablename FROM pg_stats WHERE schemaname = 'public'")
        else:
            known = connection.exec_driver_sql("SELECT DISTINCT tbl FROM sqlite_stat1")
        assert {"edge", "relation", "event", "claim", "mention", "link"} <= set(known.scalars())
