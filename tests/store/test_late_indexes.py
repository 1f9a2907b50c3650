"""While much is loaded, indexes that only questions need are left out; they are there again afterwards, whatever happened."""

from typing import Any

import pytest
from sqlalchemy import event, inspect

from legation.store import sql
from legation.store.filters import ClaimQuery, EventQuery, RelationQuery
from legation.store.late_indexes import LATE, are_there, leave_out
from legation.store.sql import SqlStore, open_store
from tests.news_generator import News

_NAMES = {str(index.name) for index in LATE}


def _held(store: SqlStore) -> set[str]:
    with store._engine.connect() as connection:
        found = inspect(connection)
        return {str(index["name"]) for table in found.get_table_names() for index in found.get_indexes(table)} & _NAMES


def _answers(store: SqlStore) -> list[Any]:
    actor = News(25).entities[0].id
    asked = (store.claims(ClaimQuery(entity=actor)), store.relations(RelationQuery()), store.events(EventQuery()))
    return [asked, store.stats()]


def test_a_large_load_does_without_them_and_answers_the_same(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql, "_LEFT_OUT_FROM", 10)
    parcels = list(News(25).articles(30))
    with store.loading(30):
        assert _held(store) == set()
        store.add_many(parcels)
        answered = _answers(store)
    assert _held(store) == _NAMES
    assert _answers(store) == answered


def test_a_load_that_fails_leaves_them_there(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql, "_LEFT_OUT_FROM", 10)
    with pytest.raises(KeyboardInterrupt), store.loading(30):
        raise KeyboardInterrupt
    assert _held(store) == _NAMES


def test_a_small_load_lets_them_be(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    with store.loading(30):
        assert _held(store) == _NAMES
    monkeypatch.setattr(sql, "_LEFT_OUT_FROM", 1)
    store.add_many(list(News(25).articles(4)))
    with store.loading(3):
        assert _held(store) == _NAMES


def test_what_a_killed_load_left_out_is_made_when_the_store_is_opened(store_url: str) -> None:
    if store_url == "memory:":
        pytest.skip("memory does not outlive its process")
    killed = open_store(store_url)
    with killed._write() as connection:
        leave_out(connection)
        assert not are_there(connection)
    killed._engine.dispose()
    opened = open_store(store_url)
    assert _held(opened) == _NAMES
    opened.close()


def test_no_write_looks_a_row_up_by_one_of_them(tmp_path: Any) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    parcels = list(News(40).articles(80))
    store.add_many(parcels[:60])
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _k: Any, statement: str, parameters: Any, _x: Any, many: bool) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            asked.append((statement, parameters[0] if many else parameters))

    event.listen(store._engine, "before_cursor_execute", note)
    store.add_many(parcels[60:])
    event.remove(store._engine, "before_cursor_execute", note)
    assert asked
    with store._engine.connect() as connection:
        for statement, parameters in asked:
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all():
                assert not any(f"INDEX {name} " in row[3] for name in _NAMES), f"{row[3]}\n{statement}"
    store.close()
