"""Happenings counted once, over every database: found as articles come, in whatever order, and split and joined by decisions."""

from dataclasses import replace
from itertools import permutations

from legation.domain.claim import Polarity
from legation.domain.decision import Action, Decision
from legation.domain.entity import Entity, Kind
from legation.domain.relation import Level
from legation.store.filters import ClaimFilter, ClaimQuery, EventQuery, EventView, Order, Paging, Resolved
from legation.store.sql import SqlStore
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

STRUCK = Said("Russia struck Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "struck")
STRUCK_ON = replace(STRUCK, sentence="Russia struck Ukraine on Tuesday.", event=("2016-12-20", "2016-12-21"))
DENIED = Said(
    "Alexander Darchiev said Russia never struck Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "struck", DARCHIEV, polarity=Polarity.DENIED
)  # fmt: skip
MET = Said("Canada met Latvia.", "CONSULT", CANADA, LATVIA, "met")


def told(said: Said, outlet: str, published: str | None) -> Resolved:
    return make_resolved([said], outlet=outlet, published=published)


def events(store: SqlStore, **query: object) -> list[EventView]:
    return list(store.events(EventQuery(**query)).items)  # type: ignore[arg-type]


THREE = [
    told(STRUCK_ON, "The Riga Courier", "2016-12-20"),
    told(STRUCK, "Capital Ledger", "2016-12-21"),
    told(DENIED, "Eastern Wire", "2016-12-22"),
]


def test_three_articles_of_one_strike_tell_of_one_event(store: SqlStore) -> None:
    for parcel in THREE:
        store.add(parcel)
    (view,) = events(store)
    event = view.event
    assert (event.begins, event.dated_by.value, event.status.value) == ("2016-12-20", "day", "happened")
    assert (event.claim_count, event.article_count, event.origin_count) == (3, 3, 3)
    assert event.polarities == {"affirmed": 2, "denied": 1}
    assert (event.asserted, event.disputed) == (True, True)
    assert event.outlets == ("Capital Ledger", "Eastern Wire", "The Riga Courier")
    assert (view.subject.name, view.object and view.object.name) == ("Russia", "Ukraine")
    assert len(store.claims(ClaimQuery(event=event.id)).items) == 3
    assert {telling.slot.dated_by.value for telling in store.tellings(event.id)} == {"day", "report"}


def test_the_order_of_articles_does_not_matter(store: SqlStore) -> None:
    answers = []
    for order in permutations(THREE):
        for parcel in order:
            store.add(parcel, again=True)
        answers.append([view.event for view in events(store)])
        for parcel in order:
            store.withdraw(parcel.extraction.article.id)
        assert events(store) == []
    assert all(answer == answers[0] for answer in answers)


def test_a_day_that_is_told_later_parts_what_was_taken_for_one(store: SqlStore) -> None:
    store.add(told(STRUCK, "One", "2016-12-20"))
    store.add(told(STRUCK, "Two", "2016-12-22"))
    assert len(events(store)) == 2
    store.add(told(STRUCK, "Three", "2016-12-21"))
    assert len(events(store)) == 1
    store.add(told(replace(STRUCK_ON, event=("2016-12-21", "2016-12-22")), "Four", "2016-12-23"))
    assert [v.event.begins for v in events(store)] == ["2016-12-21", "2016-12-20"]


def test_actors_named_together_take_part_in_one_event(store: SqlStore) -> None:
    parcel = make_resolved(
        [MET, Said("NATO met Canada.", "CONSULT", CANADA, NATO, "met")], outlet="One", published="2016-12-20"
    )
    group = parcel.extraction.claims[0].event_group
    claims = tuple(replace(c, event_group=group) for c in parcel.extraction.claims)
    store.add(replace(parcel, extraction=replace(parcel.extraction, claims=claims)))
    store.add(told(MET, "Two", "2016-12-21"))
    (view,) = events(store)
    assert {tuple(sorted((a.name, b.name if b else ""))) for a, b in view.pairs} == {
        ("Canada", "Latvia"),
        ("Canada", "NATO"),
    }
    listed = store.claims(ClaimQuery(event=view.event.id))
    assert view.event.claim_count == len(listed.items) == 3
    assert sum(view.event.statuses.values()) == sum(view.event.polarities.values()) == 3
    assert (
        events(store, entity=NATO.id)
        == events(store, entity=CANADA.id)
        == events(store, between=(LATVIA.id, CANADA.id))
        == [view]
    )
    assert store.events(EventQuery(entity=CANADA.id)).total.value == 1


def test_what_both_do_is_found_from_either_side(store: SqlStore) -> None:
    store.add(told(MET, "One", "2016-12-20"))
    assert len(events(store, subject=LATVIA.id, object=CANADA.id)) == len(events(store, subject=CANADA.id)) == 1
    store.add(told(STRUCK, "Two", "2016-12-20"))
    assert events(store, subject=UKRAINE.id) == []


def test_a_merge_joins_events_and_undoing_it_parts_them(store: SqlStore) -> None:
    federation = Entity("ent_rf", Kind.COUNTRY, "Russian Federation")
    store.add(told(STRUCK, "One", "2016-12-20"))
    store.add(
        told(Said("Russian Federation struck Ukraine.", "ASSAULT", federation, UKRAINE, "struck"), "Two", "2016-12-20")
    )
    before = events(store)
    assert len(before) == 2
    store.decide(
        Decision("d1", Action.MERGE, {"loser": federation.id, "survivor": RUSSIA.id}, "anna", "2026-01-01T00:00:00Z")
    )
    assert [v.event.claim_count for v in events(store)] == [2]
    store.undo("d1", "2026-01-02T00:00:00Z")
    assert events(store) == before


def test_a_rejected_claim_no_longer_tells_of_the_event(store: SqlStore) -> None:
    for parcel in THREE:
        store.add(parcel)
    claim = THREE[2].extraction.claims[0].id
    store.decide(Decision("d1", Action.REJECT, {"claim": claim}, "anna", "2026-01-01T00:00:00Z"))
    (view,) = events(store)
    assert (view.event.claim_count, view.event.disputed) == (2, False)


def test_events_by_day_source_speaker_and_worth_in_pages(store: SqlStore) -> None:
    for parcel in THREE:
        store.add(parcel)
    store.add(told(MET, "The Riga Courier", "2016-12-24"))
    assert [v.event.type for v in events(store)] == ["CONSULT", "ASSAULT"]
    assert [v.event.type for v in events(store, order=Order.WORTH)] == ["ASSAULT", "CONSULT"]
    first = store.events(EventQuery(paging=Paging(1)))
    second = store.events(EventQuery(paging=Paging(1, first.next_cursor)))
    assert [v.event.type for v in (*first.items, *second.items)] == ["CONSULT", "ASSAULT"]
    assert second.next_cursor is None
    for given, found in (
        (ClaimFilter(since="2016-12-24"), ["CONSULT"]),
        (ClaimFilter(until="2016-12-24"), ["ASSAULT"]),
        (ClaimFilter(speaker=DARCHIEV.id), ["ASSAULT"]),
        (ClaimFilter(outlet="Capital Ledger"), ["ASSAULT"]),
        (ClaimFilter(known_on="2016-12-21"), ["ASSAULT"]),
        (ClaimFilter(types=("CONSULT",)), ["CONSULT"]),
        (ClaimFilter(family="standing"), []),
        (ClaimFilter(added_since="2999-01-01"), []),
        (ClaimFilter(added_since="2000-01-01"), ["CONSULT", "ASSAULT"]),
    ):
        assert [v.event.type for v in events(store, filter=given)] == found, given
    assert [v.event.type for v in events(store, min_origins=3)] == ["ASSAULT"]


def test_states_act_in_what_their_people_do(store: SqlStore) -> None:
    store.add(
        told(
            Said("Alexander Darchiev criticised Canada.", "ACCUSE", DARCHIEV, CANADA, "criticised", subject_for=RUSSIA),
            "One",
            "2016-12-20",
        )
    )
    assert [v.subject.name for v in events(store, level=Level.STATE)] == ["Russia"]
    assert [v.subject.name for v in events(store)] == ["Alexander Darchiev"]
