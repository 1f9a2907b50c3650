"""Many rows at once come back as they were given, whatever is in them, in every database."""

from typing import Any

import pytest
from sqlalchemy import select

from legation.store import tables as t
from legation.store.many_rows import insert_rows, put_rows, rows_where
from legation.store.sql import SqlStore

_ODD = [
    "plain",
    "tab\there",
    "line\nbreak",
    "\\N",
    "NULL",
    "",
    '{"a", b}',
    'it\'s \\ "said"',
    "Chrétien – 北京 🙂",
    "a,b|c",
]


def _rows(count: int) -> list[dict[str, Any]]:
    return [
        {
            "workspace": "default", "id": f"inf_{n}", "subject": _ODD[n % len(_ODD)], "object": "o", "type": "x", "family": "f",
            "basis": "rule", "article_count": n, "origin_count": -n, "outlets": {_ODD[n % len(_ODD)]: n}, "first": None,
            "last": _ODD[(n + 1) % len(_ODD)], "score": n / 7, "reason": _ODD[(n + 2) % len(_ODD)], "article": "a", "worth": 2**31 - 1,
        }
        for n in range(count)
    ]  # fmt: skip


def _held(store: SqlStore) -> list[dict[str, Any]]:
    with store._engine.connect() as connection:
        return [
            dict(row) for row in connection.execute(select(t.inferred).order_by(t.inferred.c.article_count)).mappings()
        ]


@pytest.mark.parametrize("count", [1, 7, 120])
def test_rows_come_back_as_they_were_given(store: SqlStore, count: int) -> None:
    with store._write() as connection:
        insert_rows(connection, t.inferred, _rows(count))
    assert _held(store) == _rows(count)


@pytest.mark.parametrize("count", [1, 120])
def test_a_key_that_is_there_takes_the_new_columns(store: SqlStore, count: int) -> None:
    later = [{**row, "reason": "later", "outlets": {"Other": 1}, "score": 0.5} for row in _rows(count)]
    with store._write() as connection:
        insert_rows(connection, t.inferred, _rows(count + 3))
        put_rows(connection, t.inferred, later)
        put_rows(connection, t.tombstone, [{"workspace": "default", "article": "a"}])
        put_rows(connection, t.tombstone, [{"workspace": "default", "article": "a"}])
    assert _held(store) == [*later, *_rows(count + 3)[count:]]


def test_nothing_is_kept_of_rows_one_of_which_is_refused(store: SqlStore) -> None:
    twice = [*_rows(80), _rows(1)[0]]
    with pytest.raises(Exception, match=r"(?i)unique"), store._write() as connection:
        insert_rows(connection, t.inferred, twice)
    assert _held(store) == []


def test_rows_are_asked_for_by_many_conditions_at_once(store: SqlStore) -> None:
    with store._write() as connection:
        insert_rows(connection, t.inferred, _rows(30))
        asked = [("default", f"inf_{n}", n) for n in range(0, 30, 3)] + [("default", "inf_1", 99)]
        found = rows_where(
            connection, t.inferred, ("id", "score"), "workspace = ? AND id = ? AND article_count = ?", asked, at_once=4
        )
        assert sorted(found) == sorted((f"inf_{n}", n / 7) for n in range(0, 30, 3))
