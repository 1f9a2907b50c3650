"""A store of an earlier release is brought up as it opens: its records are kept, what is derived is made anew."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from legation.store.deriving.rebuild import rebuild
from legation.store.filters import Basis, ClaimQuery, EventQuery, QuotationQuery, RelationQuery
from legation.store.schema import _config
from legation.store.sql import SqlStore, _writing, open_store
from tests.builders import CANADA, LATVIA, Said, make_resolved
from tests.store.test_deriving import derived

DUMP = Path(__file__).parent / "store_at_0005.sql"
"""Four articles, a merge and an inference, as the release with migration 0005 stored them."""


@pytest.fixture
def old(tmp_path: Path) -> str:
    file = tmp_path / "graph.db"
    with sqlite3.connect(file) as connection:
        connection.executescript(DUMP.read_text("utf-8"))
    return f"sqlite:///{file}"


def _answers(store: SqlStore) -> tuple[object, ...]:
    return (
        store.claims(ClaimQuery()).items,
        store.relations(RelationQuery(bases=tuple(Basis))).items,
        store.events(EventQuery()).items,
        store.quotations(QuotationQuery()).items,
        store.stats(),
    )


def test_an_older_store_answers_the_new_questions(old: str) -> None:
    store = open_store(old)
    (strike,) = (v for v in store.events(EventQuery()).items if v.event.type == "ASSAULT")
    assert (strike.subject.name, strike.event.claim_count, strike.event.disputed) == ("Russia", 3, True)
    assert [v.relation.type for v in store.relations(RelationQuery(bases=(Basis.RULE,))).items] == ["ally_of"]
    assert (store.stats().articles, store.stats().claims, store.stats().quotations) == (4, 5, 1)
    assert [d.id for d in store._ask(lambda c, w: c.execute(text("SELECT id FROM decision")).all())] == ["d1"]
    kept = derived(store)
    with store._write() as connection:
        rebuild(connection, store.workspace)
    assert derived(store) == kept
    store.close()


def test_a_store_that_was_brought_up_is_not_derived_again(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(old).close()

    def fail(*_: object) -> None:
        raise AssertionError("derived once more")

    monkeypatch.setattr("legation.store.sql.rebuild", fail)
    open_store(old).close()


def test_migrations_lead_down_and_up_again_without_loss(old: str) -> None:
    store = open_store(old)
    before = _answers(store)
    config = _config()
    with _writing(store._engine) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0005")
    store.close()
    again = open_store(old)
    assert _answers(again) == before
    again.close()


def test_what_new_indexes_hold_is_known_as_soon_as_they_are_there(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'graph.db'}")
    store.add(make_resolved([Said("Canada sent soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "sent")]))
    with _writing(store._engine) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, "0011")
        command.upgrade(config, "head")
    with store._read() as connection:
        known = set(connection.execute(text("SELECT idx FROM sqlite_stat1")).scalars())
    assert {"edge_by_subject_end", "edge_by_object_end"} <= known
    store.close()
