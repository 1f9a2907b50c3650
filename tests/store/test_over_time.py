"""Both clocks, series, sides of a dispute, windows and coverage, over every database."""

from dataclasses import replace

from legation.domain.claim import Change, Polarity
from legation.domain.entity import Entity, Kind
from legation.domain.extraction import Inference
from legation.domain.relation import Level
from legation.store.filters import Basis, ClaimFilter, ClaimQuery, EventQuery, Order, RelationQuery, Resolved
from legation.store.sql import SqlStore
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

STRUCK = Said("Russia struck Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "struck")
DENIED = Said(
    "Alexander Darchiev said Russia never struck Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "struck", DARCHIEV, polarity=Polarity.DENIED
)  # fmt: skip
HELPED = Said("Russia helped Ukraine.", "AID", RUSSIA, UKRAINE, "helped")
LEADER = Entity("ent_leader", Kind.PERSON, "Anna Berg")
LEADS = Said("Anna Berg leads Canada.", "head_of_government", LEADER, CANADA, "leads")


def told(said: Said, outlet: str, published: str | None) -> Resolved:
    return make_resolved([said], outlet=outlet, published=published)


def changing(said: Said, change: Change, outlet: str, published: str) -> Resolved:
    parcel = told(said, outlet, published)
    claims = tuple(replace(c, change=change) for c in parcel.extraction.claims)
    return replace(parcel, extraction=replace(parcel.extraction, claims=claims))


def test_what_held_on_a_day_ends_with_the_claim_that_it_ended(store: SqlStore) -> None:
    store.add(changing(LEADS, Change.BEGIN, "One", "2014-03-01"))
    store.add(changing(LEADS, Change.END, "Two", "2016-03-01"))

    def leaders(day: str, known: str | None = None) -> int:
        return len(store.relations(RelationQuery(filter=ClaimFilter(as_of=day, known_on=known))).items)

    assert [leaders(day) for day in ("2014-02-28", "2015-01-01", "2016-03-01", "2017-01-01")] == [0, 1, 0, 0]
    assert leaders("2017-01-01", known="2015-12-31") == 1
    assert leaders("2017-01-01", known="2013-12-31") == 0


def test_what_was_known_on_a_day_leaves_out_later_reports(store: SqlStore) -> None:
    store.add(told(STRUCK, "One", "2016-12-20T09:00:00Z"))
    store.add(told(DENIED, "Two", "2016-12-22"))
    (view,) = store.relations(RelationQuery(filter=ClaimFilter(known_on="2016-12-20"))).items
    assert (view.relation.claim_count, view.relation.disputed) == (1, False)
    assert len(store.claims(ClaimQuery(filter=ClaimFilter(reported_since="2016-12-21"))).items) == 1
    assert len(store.claims(ClaimQuery(filter=ClaimFilter(reported_until="2016-12-21"))).items) == 1


def test_a_claim_that_is_read_again_was_added_when_it_was_first_read(store: SqlStore) -> None:
    parcel = told(STRUCK, "One", "2016-12-20")
    store.add(parcel)
    instant = store.events(EventQuery()).items
    between = "2999-01-01T00:00:00Z"
    store.add(parcel, again=True)
    assert store.claims(ClaimQuery(filter=ClaimFilter(added_since=between))).items == ()
    assert store.events(EventQuery()).items == instant


def test_a_series_counts_events_by_month_in_their_direction(store: SqlStore) -> None:
    for outlet, day in (("One", "2016-11-20"), ("Two", "2016-11-21"), ("Three", "2017-01-05")):
        store.add(told(STRUCK, outlet, day))
    store.add(told(HELPED, "One", "2017-01-07"))
    points = store.series(EventQuery(subject=RUSSIA.id, object=UKRAINE.id), 7)
    assert [(p.bucket, p.type, p.events, p.claims) for p in points] == [
        ("2016-11", "ASSAULT", 1, 2),
        ("2017-01", "AID", 1, 1),
        ("2017-01", "ASSAULT", 1, 1),
    ]
    assert store.series(EventQuery(subject=UKRAINE.id, object=RUSSIA.id), 7) == ()


def test_both_sides_of_a_dispute_are_told_by_speaker(store: SqlStore) -> None:
    store.add(told(STRUCK, "One", "2016-12-20"))
    store.add(told(STRUCK, "Two", "2016-12-20"))
    store.add(told(DENIED, "Two", "2016-12-22"))
    store.add(told(HELPED, "Two", "2016-12-22"))
    (view,) = store.relations(RelationQuery(disputed_only=True)).items
    sides = store.sides([view.relation.id], Level.NAMED, ClaimFilter())[view.relation.id]
    assert [(s.polarity, s.speaker and s.speaker.name, s.outlets, s.claims) for s in sides] == [
        ("affirmed", None, ("One", "Two"), 2),
        ("denied", "Alexander Darchiev", ("Two",), 1),
    ]
    assert sides[1].best.claim.evidence.sentence == DENIED.sentence
    assert store.relations(RelationQuery(disputed_only=True, filter=ClaimFilter(known_on="2016-12-20"))).items == ()


def test_the_weightiest_relation_leads_and_what_everybody_knows_does_not(store: SqlStore) -> None:
    army = Entity("ent_army", Kind.ORGANIZATION, "Army")
    agency = Said("Army belongs to Russia.", "agency_of", army, RUSSIA, "belongs")
    for outlet in ("One", "Two", "Three"):
        store.add(told(agency, outlet, "2016-12-20"))
    store.add(told(STRUCK, "One", "2016-12-20"))
    assert [v.relation.type for v in store.relations(RelationQuery(entity=RUSSIA.id)).items] == ["ASSAULT", "agency_of"]
    by_claims = store.relations(RelationQuery(entity=RUSSIA.id, order=Order.CLAIMS)).items
    assert [v.relation.type for v in by_claims] == ["agency_of", "ASSAULT"]
    filtered = store.relations(RelationQuery(entity=RUSSIA.id, filter=ClaimFilter(until="2017-01-01"))).items
    assert [v.relation.type for v in filtered] == ["ASSAULT", "agency_of"]


def _inferring(parcel: Resolved, head: Entity, tail: Entity, score: float) -> Resolved:
    found = (Inference("member_of", f"e-{head.id}", f"e-{tail.id}", "document", score, "a member at the date"),)
    return replace(parcel, extraction=replace(parcel.extraction, inferences=found))


SENT = Said("Latvia thanked NATO.", "SUPPORT", LATVIA, NATO, "thanked")


def test_inferred_relations_are_served_apart_and_only_when_asked(store: SqlStore) -> None:
    store.add(_inferring(told(SENT, "One", "2016-12-20"), LATVIA, NATO, 0.4))
    other = _inferring(told(SENT, "Two", "2016-12-21"), LATVIA, NATO, 0.6)
    store.add(other)
    assert [v.relation.type for v in store.relations(RelationQuery()).items] == ["SUPPORT"]
    (view,) = store.relations(RelationQuery(bases=(Basis.DOCUMENT,))).items
    edge = view.relation
    assert (edge.type, edge.basis, edge.claim_count, edge.origin_count, edge.score) == (
        "member_of",
        "document",
        0,
        2,
        0.6,
    )
    assert (edge.reason, edge.article) == ("a member at the date", other.extraction.article.id)
    both = RelationQuery(entity=NATO.id, bases=(Basis.STATED, Basis.DOCUMENT))
    assert [v.relation.type for v in store.relations(both).items] == ["SUPPORT", "member_of"]
    assert [key.claim_count for key in store.edge_index(both)] == [0, 2]
    assert store.relation(edge.id) == view
    assert store.stats().relations == 1
    store.withdraw(other.extraction.article.id)
    (view,) = store.relations(RelationQuery(bases=(Basis.DOCUMENT,))).items
    assert (view.relation.origin_count, view.relation.score, view.relation.outlets) == (1, 0.4, ("One",))


def test_coverage_tells_outlets_articles_and_independent_reports(store: SqlStore) -> None:
    reprinted = "Russia and Ukraine said little about the matter on that day. " * 8
    copied = replace(STRUCK, sentence=reprinted + STRUCK.sentence)
    store.add(told(copied, "One", "2016-11-20"))
    store.add(told(copied, "Two", "2016-11-21"))
    store.add(told(STRUCK, "Two", "2016-12-01"))
    store.add(told(SENT, "Three", "2016-12-01"))
    found = store.coverage(ClaimQuery(entity=UKRAINE.id))
    assert (found.claims, found.articles, found.origins) == (3, 3, 2)
    assert [(s.outlet, s.articles, s.first, s.last) for s in found.outlets] == [
        ("Two", 2, "2016-11-21", "2016-12-01"),
        ("One", 1, "2016-11-20", "2016-11-20"),
    ]
    assert found.months == (("2016-11", 2, 1), ("2016-12", 1, 1))


def test_kept_counts_are_those_of_the_records(store: SqlStore) -> None:
    parcel = make_resolved([STRUCK, DENIED], quoted=True)
    store.add(parcel)
    store.add(told(SENT, "One", "2016-12-20"))
    held = store.stats()
    assert (held.articles, held.origins, held.entities, held.claims, held.relations, held.quotations) == (
        2,
        2,
        5,
        3,
        2,
        1,
    )
    store.withdraw(parcel.extraction.article.id)
    held = store.stats()
    assert (
        held.articles,
        held.origins,
        held.entities,
        held.mentions,
        held.claims,
        held.relations,
        held.quotations,
    ) == (1, 1, 2, 2, 1, 1, 0)
