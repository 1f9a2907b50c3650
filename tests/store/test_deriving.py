"""What is derived is the same whatever the way there: kept up by each write, or made anew from the records."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from legation.domain.claim import Change, Polarity, Status
from legation.domain.decision import Action, Decision
from legation.domain.entity import Entity, Kind
from legation.domain.extraction import Inference
from legation.errors import BadInput, StorageFault
from legation.store.base import Outcome
from legation.store.deriving.rebuild import TABLES, rebuild
from legation.store.filters import Resolved
from legation.store.sql import SqlStore, open_store
from legation.store.tables import metadata
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved
from tests.news_generator import News

CROWD = Entity("ent_crowd", Kind.GROUP, "protesters", named=False)
_REPRINTED = "Russia and Ukraine said little about the matter on that day. " * 8
_SENTENCES = (
    Said("Russia attacked Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "attacked"),
    Said("Russia attacked Ukraine in March.", "ASSAULT", RUSSIA, UKRAINE, "attacked", event=("2016-12-01", "2017-01-01")),
    Said("Russia attacked Ukraine on Monday.", "ASSAULT", RUSSIA, UKRAINE, "attacked", event=("2016-12-20", "2016-12-21")),
    Said("Alexander Darchiev said Russia never attacked Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "attacked", DARCHIEV, polarity=Polarity.DENIED),
    Said("Canada will meet Latvia.", "CONSULT", CANADA, LATVIA, "meet", status=Status.PLANNED),
    Said("Alexander Darchiev criticised Canada.", "ACCUSE", DARCHIEV, CANADA, "criticised", subject_for=RUSSIA, score=0.31),
    Said("Canada joined NATO.", "member_of", CANADA, NATO, "joined"),
    Said("The protesters attacked Canada.", "ASSAULT", CROWD, CANADA, "attacked"),
    Said("Canada protested loudly.", "PROTEST", CANADA, None, "protested"),
)  # fmt: skip


def _parcel(number: int, sentences: Sequence[int], day: int | None, *, reprint: bool, joint: bool) -> Resolved:
    said = [_SENTENCES[i] for i in sentences]
    if reprint:
        said = [replace(said[0], sentence=_REPRINTED + said[0].sentence), *said[1:]]
    published = f"2016-12-{day:02}" if day else None
    parcel = make_resolved(
        said, outlet=f"Outlet {number}", published=published, url=f"https://o.example/{number % 5}", quoted=True
    )
    held = parcel.extraction
    claims = list(held.claims)
    if joint:
        claims = [replace(c, event_group=claims[0].event_group) for c in claims]
    claims = [replace(c, change=Change.BEGIN) if c.type == "member_of" else c for c in claims]
    local = list(parcel.entities)
    inferences = (
        (Inference("member_of", local[0], local[1], "document", 0.4 + number / 100, f"in article {number}"),)
        if len(local) > 1 else ()
    )  # fmt: skip
    return replace(parcel, extraction=replace(held, claims=tuple(claims), inferences=inferences))


def derived(store: SqlStore) -> dict[str, list[dict[str, Any]]]:
    """Every derived row, without the clock of reading."""
    found = {}
    with store._engine.connect() as connection:
        for table in TABLES:
            rows = [dict(row) for row in connection.execute(select(table)).mappings()]
            found[table.name] = sorted(
                ({**row, "added": ""} for row in rows), key=lambda row: str(sorted(row.items(), key=str))
            )
    found["counter"] = [row for row in found["counter"] if row["value"]]
    return found


_ACTS = st.lists(
    st.one_of(
        st.tuples(
            st.just("add"), st.integers(0, 9), st.lists(st.integers(0, 8), min_size=1, max_size=4, unique=True),
            st.one_of(st.none(), st.integers(14, 28)), st.booleans(), st.booleans(),
        ),
        st.tuples(st.just("withdraw"), st.integers(0, 9)),
        st.tuples(st.just("merge"), st.sampled_from([(LATVIA, CANADA), (UKRAINE, LATVIA), (CANADA, RUSSIA)])),
        st.tuples(st.just("split"), st.integers(0, 9), st.sampled_from([RUSSIA, CANADA, UKRAINE])),
        st.tuples(st.just("reject"), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.integers(0, 9)),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


def _play(store: SqlStore, acts: Sequence[tuple[Any, ...]]) -> None:
    read: list[Resolved] = []
    decisions: list[str] = []
    for at, act in enumerate(acts):
        if act[0] == "add":
            parcel = _parcel(act[1], act[2], act[3], reprint=act[4], joint=act[5])
            store.add(parcel, again=True)
            read.append(parcel)
        elif act[0] == "undo" and decisions:
            store.undo(decisions[act[1] % len(decisions)], f"2026-02-01T00:00:{at:02}Z")
        elif read and act[0] == "withdraw":
            store.withdraw(read[act[1] % len(read)].extraction.article.id)
        elif act[0] in ("merge", "split", "reject") and read:
            target, new = _target(act, read)
            decision = Decision(f"d{at}", Action(act[0]), target, "anna", f"2026-01-01T00:00:{at:02}Z")
            store.decide(decision, new)
            decisions.append(decision.id)


def _target(act: tuple[Any, ...], read: Sequence[Resolved]) -> tuple[dict[str, str], list[Entity]]:
    if act[0] == "merge":
        loser, survivor = act[1]
        return {"loser": loser.id, "survivor": survivor.id}, [loser, survivor]
    parcel = read[act[1] % len(read)].extraction
    if act[0] == "reject":
        return {"claim": parcel.claims[0].id}, []
    other = Entity(f"ent_other_{act[2].id}", act[2].kind, f"Other {act[2].name}")
    return {"entity": act[2].id, "to": other.id, "articles": parcel.article.id}, [other]


@settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, phases=[Phase.generate]
)
@given(_ACTS)
def test_what_each_write_keeps_up_is_what_is_made_anew(acts: list[tuple[Any, ...]]) -> None:
    store = open_store("memory:")
    _play(store, acts)
    kept = derived(store)
    with store._write() as connection:
        rebuild(connection, store.workspace)
    anew = derived(store)
    for name in kept:
        assert kept[name] == anew[name], name
    store.close()


@pytest.mark.parametrize("seed", range(3))
def test_what_each_write_keeps_up_is_what_is_made_anew_in_every_database(store: SqlStore, seed: int) -> None:
    acts: list[tuple[Any, ...]] = [
        ("add", n, [(n + seed) % 9, (n * 2 + seed) % 9 + 0 if (n * 2 + seed) % 9 != (n + seed) % 9 else (n + seed + 1) % 9], 18 + n % 4, n % 2 == 0, n % 3 == 0)
        for n in range(6)
    ] + [("merge", (LATVIA, CANADA)), ("reject", 1), ("split", 2, RUSSIA), ("add", 7, [0, 3, 5], 19, True, True), ("undo", seed), ("withdraw", 3)]  # fmt: skip
    _play(store, acts)
    kept = derived(store)
    with store._write() as connection:
        rebuild(connection, store.workspace)
    assert derived(store) == kept


def test_many_at_once_come_to_what_one_by_one_come_to(store: SqlStore) -> None:
    parcels = [_parcel(n, [n % 9, (n + 4) % 9], 14 + n, reprint=n % 3 == 0, joint=n % 2 == 0) for n in range(5)]
    for parcel in parcels:
        store.add(parcel)
    one_by_one = derived(store)
    for parcel in parcels:
        store.withdraw(parcel.extraction.article.id, forget=True)
    with store._write() as connection:
        for table in (*TABLES, *(t for t in metadata.sorted_tables if t.name not in {x.name for x in TABLES})):
            connection.execute(delete(table))
    revision = store.revision()
    assert store.add_many(parcels) == (Outcome.ADDED,) * 5
    assert derived(store) == one_by_one
    assert store.revision() == revision + 1


def _every_row(store: SqlStore) -> dict[str, list[str]]:
    """Of every table but the store's own state, without the clock of reading."""
    found = {}
    with store._engine.connect() as connection:
        for table in metadata.sorted_tables:
            if table.name != "store_state":
                rows = connection.execute(select(table)).mappings()
                found[table.name] = sorted(str(sorted({**row, "added": ""}.items())) for row in rows)
    return found


def test_a_batch_holds_every_row_that_one_by_one_hold_whatever_its_size_and_order(store: SqlStore) -> None:
    parcels = [_parcel(n, [n % 9, (n + 4) % 9], 14 + n, reprint=n % 3 == 0, joint=n % 2 == 0) for n in range(5)]
    parcels += News(25).articles(24)
    decided = parcels[2].extraction.article.id
    beside = open_store("memory:")
    for opened in (beside, store):
        opened.add(parcels[2])
        target = {"entity": RUSSIA.id, "to": "ent_other", "articles": decided}
        opened.decide(
            Decision("d1", Action.SPLIT, target, "anna", "2026-01-01T00:00:00Z"),
            [Entity("ent_other", Kind.COUNTRY, "Other")],
        )
        opened.withdraw(decided, forget=True)
    for parcel in parcels:
        beside.add(parcel)
    store.add_many(parcels[::-2])
    store.add_many(parcels)
    expected, found = _every_row(beside), _every_row(store)
    for name in expected:
        assert found[name] == expected[name], name
    assert store.held([(decided, parcels[2].extraction.article.revision), (decided, "other")]) == {
        (decided, parcels[2].extraction.article.revision)
    }
    beside.close()


def test_a_batch_that_cannot_be_stored_leaves_nothing_of_itself(store: SqlStore) -> None:
    first, *others = News(25).articles(60)
    store.add(first)
    before = _every_row(store)
    broken = replace(
        others[-1],
        extraction=replace(others[-1].extraction, article=replace(others[-1].extraction.article, text="\ud800")),
    )
    with pytest.raises((StorageFault, UnicodeEncodeError)):
        store.add_many([*others[:-1], broken])
    assert _every_row(store) == before
    assert set(store.add_many(others)) == {Outcome.ADDED}


def test_one_that_the_ontology_forbids_keeps_no_other_out(store: SqlStore) -> None:
    wrong = Said("Latvia is a member of Canada.", "capital_of", NATO, CANADA, "member", names={"NATO": "Latvia"})
    right = _parcel(1, [0], 14, reprint=False, joint=False)
    refused, added, again = store.add_many([make_resolved([wrong]), right, right])
    assert isinstance(refused, BadInput)
    assert (added, again) == (Outcome.ADDED, Outcome.UNCHANGED)
    assert store.stats().articles == 1
