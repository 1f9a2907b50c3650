"""What every store does, whatever database is behind it."""

from dataclasses import replace
from itertools import permutations

import pytest

from legation.domain.claim import Polarity, Status
from legation.domain.decision import Action, Decision
from legation.domain.entity import Entity, Kind
from legation.domain.relation import Level
from legation.errors import BadInput, BadQuery
from legation.store.base import Outcome
from legation.store.filters import (
    OUTLET,
    ClaimFilter,
    ClaimQuery,
    Duplicate,
    EntityQuery,
    Page,
    Paging,
    QuotationQuery,
    RelationQuery,
    Resolved,
)
from legation.store.sql import SqlStore
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

ANNEXED = Said(
    "Russia annexed part of Ukraine in March.", "COERCE", RUSSIA, UKRAINE, "annexed", event=("2014-03-18", "2014-03-19")
)
DENIED = Said(
    "Alexander Darchiev said Russia never seized any of Ukraine.", "COERCE", RUSSIA, UKRAINE, "seized",
    speaker=DARCHIEV, polarity=Polarity.DENIED,
)  # fmt: skip
SENT = Said("Canada will send soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "send", status=Status.PLANNED)
MEMBER = Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member")
ENVOY = Said("Alexander Darchiev criticised Canada.", "ACCUSE", DARCHIEV, CANADA, "criticised", subject_for=RUSSIA)
PROTEST = Said("Canada protested loudly.", "PROTEST", CANADA, None, "protested")
ALL = [ANNEXED, DENIED, SENT, MEMBER, ENVOY, PROTEST]


def edges(store: SqlStore, **query: object) -> list[tuple[str, str, str | None, int]]:
    found = store.relations(RelationQuery(**query)).items  # type: ignore[arg-type]
    return [
        (v.subject.name, v.relation.type, v.object.name if v.object else None, v.relation.claim_count) for v in found
    ]


def sentences(store: SqlStore, **query: object) -> list[str]:
    return [v.claim.evidence.sentence for v in store.claims(ClaimQuery(**query)).items]  # type: ignore[arg-type]


def snapshot(store: SqlStore) -> object:
    """All that can be asked, without the revision."""
    return (
        list(store.entities(EntityQuery(named_only=False)).items),
        store.relations(RelationQuery()).items,
        store.relations(RelationQuery(level=Level.STATE)).items,
        store.claims(ClaimQuery()).items,
        store.articles(Paging()).items,
        replace(store.stats(), revision=0),
    )


def test_a_stored_claim_comes_back_as_it_was_given(store: SqlStore) -> None:
    parcel = make_resolved([ANNEXED, DENIED])
    assert store.add(parcel) is Outcome.ADDED
    given = {c.id: c for c in parcel.extraction.claims}
    found = store.claims(ClaimQuery()).items
    assert {v.claim.id: v.claim for v in found} == given
    denied = next(v for v in found if v.claim.polarity is Polarity.DENIED)
    assert [(e.name, text) for e, text in denied.speakers] == [("Alexander Darchiev", "Alexander Darchiev")]
    assert denied.subject == replace(RUSSIA, aliases=())
    assert denied.outlet == "The Riga Courier"


def test_every_sentence_is_cut_out_of_the_stored_article(store: SqlStore) -> None:
    store.add(make_resolved(ALL))
    for view in store.claims(ClaimQuery()).items:
        article = store.article(view.claim.article)
        assert article is not None
        evidence = view.claim.evidence
        assert article.article.text[evidence.start : evidence.end] == evidence.sentence


def test_the_same_article_twice_changes_nothing(store: SqlStore) -> None:
    store.add(make_resolved(ALL))
    before, revision = snapshot(store), store.revision()
    assert store.add(make_resolved(ALL)) is Outcome.UNCHANGED
    assert (snapshot(store), store.revision()) == (before, revision)


def test_again_replaces_the_records_of_the_article(store: SqlStore) -> None:
    store.add(make_resolved(ALL))
    fewer = make_resolved(ALL)
    fewer = replace(fewer, extraction=replace(fewer.extraction, claims=fewer.extraction.claims[:1]))
    assert store.add(fewer, again=True) is Outcome.REVISED
    assert edges(store) == [("Russia", "COERCE", "Ukraine", 1)]


def test_a_new_revision_supersedes_the_old_whose_claims_stay_readable(store: SqlStore) -> None:
    old, new = (make_resolved([said], url="https://courier.example/1") for said in (ANNEXED, SENT))
    store.add(old)
    assert store.add(new) is Outcome.REVISED
    assert edges(store) == [("Canada", "COOPERATE", "Latvia", 1)]
    assert store.claim(old.extraction.claims[0].id) is not None
    assert store.stats().articles == 1


def test_withdrawing_removes_the_article_with_its_claims_and_leaves_a_tombstone(store: SqlStore) -> None:
    store.add(make_resolved([ANNEXED]))
    before = snapshot(store)
    parcel = make_resolved([SENT, MEMBER], outlet="Capital Ledger")
    store.add(parcel)
    id_ = parcel.extraction.article.id
    assert store.withdraw(id_)
    assert snapshot(store) == before
    assert store.article(id_) is None
    assert not store.withdraw(id_)
    assert store.add(parcel) is Outcome.WITHDRAWN
    assert snapshot(store) == before
    assert store.add(parcel, again=True) is Outcome.ADDED


def test_the_order_of_articles_does_not_matter(store: SqlStore) -> None:
    body = "Russia and Ukraine said little. " * 12
    reprint = [replace(ANNEXED, sentence=body + ANNEXED.sentence), SENT]
    parcels = [
        make_resolved(reprint, outlet="The Riga Courier"),
        make_resolved([reprint[0], MEMBER], outlet="Capital Ledger", published="2016-12-22"),
        make_resolved([DENIED, ENVOY], outlet=None, published=None),
    ]
    seen = []
    for order in permutations(parcels):
        for parcel in order:
            store.add(parcel)
        seen.append(snapshot(store))
        for parcel in order:
            store.withdraw(parcel.extraction.article.id)
        for parcel in parcels:
            _forget_tombstone(store, parcel)
    assert all(one == seen[0] for one in seen)


def _forget_tombstone(store: SqlStore, parcel: Resolved) -> None:
    from sqlalchemy import delete

    from legation.store import tables as t

    with store._write() as connection:
        connection.execute(delete(t.tombstone).where(t.tombstone.c.article == parcel.extraction.article.id))


def test_reprints_count_as_one_source(store: SqlStore) -> None:
    body = [
        replace(
            ANNEXED, sentence="The ministers met for hours and said little about it afterwards. " * 6 + ANNEXED.sentence
        )
    ]
    for outlet in ("The Riga Courier", "Capital Ledger"):
        store.add(make_resolved(body, outlet=outlet))
    (view,) = store.relations(RelationQuery()).items
    assert (view.relation.claim_count, view.relation.origin_count) == (2, 1)
    assert view.relation.outlets == ("Capital Ledger", "The Riga Courier")
    assert store.stats().origins == 1
    for article in store.articles(Paging()).items:
        store.withdraw(article.article.id)
        break
    assert store.stats().origins == 1


def test_a_relation_denied_by_all_is_not_asserted_and_one_denied_by_some_is_disputed(store: SqlStore) -> None:
    store.add(make_resolved([DENIED]))
    (view,) = store.relations(RelationQuery()).items
    assert (view.relation.asserted, view.relation.disputed) == (False, False)
    assert store.relations(RelationQuery(asserted_only=True)).items == ()
    store.add(make_resolved([ANNEXED], outlet="Capital Ledger"))
    (view,) = store.relations(RelationQuery()).items
    assert (view.relation.asserted, view.relation.disputed) == (True, True)
    assert view.relation.polarities == {"affirmed": 1, "denied": 1}


def test_at_state_level_an_envoy_counts_for_his_country(store: SqlStore) -> None:
    store.add(make_resolved([ENVOY]))
    assert edges(store) == [("Alexander Darchiev", "ACCUSE", "Canada", 1)]
    assert edges(store, level=Level.STATE) == [("Russia", "ACCUSE", "Canada", 1)]


def test_an_event_without_object_is_kept(store: SqlStore) -> None:
    store.add(make_resolved([PROTEST]))
    assert edges(store) == [("Canada", "PROTEST", None, 1)]
    assert store.edge_index(RelationQuery()) == ()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (ClaimFilter(types=("member_of",)), [MEMBER]),
        (ClaimFilter(family="standing"), [MEMBER]),
        (ClaimFilter(statuses=("planned",)), [SENT]),
        (ClaimFilter(polarities=("denied",)), [DENIED]),
        (ClaimFilter(speaker=DARCHIEV.id), [DENIED]),
        (ClaimFilter(speaker=OUTLET, types=("COERCE",)), [ANNEXED]),
        (ClaimFilter(until="2014-04-01"), [ANNEXED]),
        (ClaimFilter(since="2014-03-18", until="2014-03-19"), [ANNEXED]),
        (ClaimFilter(since="2014-03-19", until="2015-01-01"), []),
        (ClaimFilter(as_of="2014-03-18"), [ANNEXED]),
        (ClaimFilter(outlet="Nobody"), []),
        (ClaimFilter(min_score=0.9), []),
    ],
)
def test_claims_and_relations_pass_the_same_filters(store: SqlStore, given: ClaimFilter, expected: list[Said]) -> None:
    store.add(make_resolved(ALL))
    assert sorted(sentences(store, filter=given)) == sorted(s.sentence for s in expected)
    assert {(a, b) for a, b, _, _ in edges(store, filter=given)} == {(s.subject.name, s.type) for s in expected}
    keys = store.edge_index(RelationQuery(filter=given))
    assert len(keys) == len({(s.subject.name, s.type) for s in expected if s.object})


def test_between_finds_both_directions(store: SqlStore) -> None:
    store.add(make_resolved(ALL))
    both = {*sentences(store, between=(UKRAINE.id, RUSSIA.id))}
    assert both == {ANNEXED.sentence, DENIED.sentence}
    assert sentences(store, subject=UKRAINE.id) == []


def test_claims_behind_an_edge(store: SqlStore) -> None:
    store.add(make_resolved(ALL))
    relation = next(v.relation for v in store.relations(RelationQuery()).items if v.relation.type == "COERCE")
    assert {*sentences(store, relation=relation.id)} == {ANNEXED.sentence, DENIED.sentence}
    best = store.best_claims([relation.id], Level.NAMED, ClaimFilter())
    assert best[relation.id].claim.evidence.sentence == ANNEXED.sentence
    best = store.best_claims([relation.id], Level.NAMED, ClaimFilter(polarities=("denied",)))
    assert best[relation.id].claim.evidence.sentence == DENIED.sentence


def test_pages_follow_one_another_without_loss_while_articles_arrive(store: SqlStore) -> None:
    store.add(make_resolved(ALL))
    seen: list[str] = []
    cursor = None
    while True:
        page = store.claims(ClaimQuery(paging=Paging(limit=2, cursor=cursor)))
        seen += [v.claim.evidence.sentence for v in page.items]
        # Newer than all seen: it belongs before the first page and must not shift the later ones.
        store.add(make_resolved([MEMBER], outlet=f"Outlet {len(seen)}", published="2018-01-01"))
        cursor = page.next_cursor
        if cursor is None:
            break
    assert sorted(seen) == sorted(s.sentence for s in ALL)


def test_a_cursor_of_another_list_is_refused(store: SqlStore) -> None:
    store.add(make_resolved(ALL))
    cursor = store.claims(ClaimQuery(paging=Paging(limit=1))).next_cursor
    for wrong in (cursor, "x", "e30"):
        with pytest.raises(BadQuery, match="start again"):
            store.entities(EntityQuery(paging=Paging(cursor=wrong)))


def test_names_are_found_exactly_by_part_and_with_typing_errors(store: SqlStore) -> None:
    store.add(make_resolved(ALL))
    for text in ("latvia", "latv", "Lativa", "LATVIA "):
        assert store.entities(EntityQuery(text=text)).items[0].entity.name == "Latvia"
    assert [v.entity.name for v in store.named("alexander darchiev")] == ["Alexander Darchiev"]
    assert store.entities(EntityQuery(text="zzzz")).items == ()
    assert {v.entity.name for v in store.entities(EntityQuery(kinds=("organization",))).items} == {"NATO"}


def test_unnamed_groups_stay_out_of_lists_unless_asked(store: SqlStore) -> None:
    crowd = Entity("ent_crowd", Kind.GROUP, "protesters", named=False)
    store.add(make_resolved([Said("The protesters attacked Canada.", "ASSAULT", crowd, CANADA, "attacked")]))
    assert [v.entity.name for v in store.entities(EntityQuery()).items] == ["Canada"]
    assert edges(store, named_only=True) == []
    assert edges(store) == [("protesters", "ASSAULT", "Canada", 1)]


def test_entities_know_their_articles_and_dates(store: SqlStore) -> None:
    store.add(make_resolved([SENT], published="2016-12-21"))
    store.add(make_resolved([MEMBER], published="2017-06-14", outlet="Capital Ledger"))
    view = store.entity(CANADA.id)
    assert view is not None
    assert (view.article_count, view.claim_count) == (2, 2)
    assert (view.first_seen, view.last_seen) == ("2016-12-21", "2017-06-14")


def test_quotations_by_speaker_by_whom_they_are_about_and_by_words(store: SqlStore) -> None:
    store.add(make_resolved([DENIED, SENT], quoted=True))
    for query in (
        QuotationQuery(speaker=DARCHIEV.id),
        QuotationQuery(about=UKRAINE.id),
        QuotationQuery(text="never SEIZED"),
    ):
        (view,) = store.quotations(query).items
        assert view.content == (DENIED.sentence,)
        assert view.speaker_text == "Alexander Darchiev"
    assert store.quotations(QuotationQuery(about=LATVIA.id)).items == ()
    assert store.quotations(QuotationQuery(since="2017-01-01")).items == ()


def test_mentions_say_what_they_mean_and_why(store: SqlStore) -> None:
    parcel = make_resolved([SENT])
    store.add(parcel)
    found = store.mentions(parcel.extraction.article.id)
    assert [(v.mention.text, v.entity.name, v.link.reason) for v in found] == [
        ("Canada", "Canada", "its name"),
        ("Latvia", "Latvia", "its name"),
    ]


def decision(action: Action, number: int = 1, **target: str) -> Decision:
    return Decision(f"d{number}", action, target, "anna", f"2026-01-0{number}T00:00:00Z", "sure")


def test_a_merge_joins_two_entities_and_undoing_it_parts_them(store: SqlStore) -> None:
    russians = Entity("ent_rf", Kind.COUNTRY, "Russian Federation")
    store.add(
        make_resolved(
            [ANNEXED, Said("Russian Federation threatened Ukraine.", "THREATEN", russians, UKRAINE, "threatened")]
        )
    )
    before = snapshot(store)
    store.decide(decision(Action.MERGE, loser=russians.id, survivor=RUSSIA.id))
    assert edges(store, subject=RUSSIA.id) == [
        ("Russia", "COERCE", "Ukraine", 1),
        ("Russia", "THREATEN", "Ukraine", 1),
    ] or edges(store, subject=RUSSIA.id) == [("Russia", "THREATEN", "Ukraine", 1), ("Russia", "COERCE", "Ukraine", 1)]
    loser = store.entity(russians.id)
    assert loser is not None
    assert loser.merged_into == RUSSIA.id
    assert "Russian Federation" in (store.entity(RUSSIA.id) or loser).entity.aliases
    assert store.undo("d1", "2026-01-02T00:00:00Z")
    assert snapshot(store) == before
    assert not store.undo("d1", "2026-01-03T00:00:00Z")


PROVINCE = Entity("ent_province", Kind.REGION, "Ukraine")


def test_a_split_gives_mentions_of_some_articles_an_entity_of_their_own(store: SqlStore) -> None:
    parcels = [make_resolved([ANNEXED]), make_resolved([ANNEXED], title="The other", outlet="Eastern Wire")]
    for parcel in parcels:
        store.add(parcel)
    before = snapshot(store)
    split = decision(Action.SPLIT, entity=UKRAINE.id, to=PROVINCE.id, articles=parcels[1].extraction.article.id)
    store.decide(split, [PROVINCE])
    assert {v.object.id for v in store.relations(RelationQuery()).items if v.object} == {UKRAINE.id, PROVINCE.id}
    moved = store.mentions(parcels[1].extraction.article.id)[1]
    assert (moved.entity.id, moved.link.decided_by) == (PROVINCE.id, "d1")
    counts = {v.entity.id: v.article_count for v in store.entities(EntityQuery()).items}
    assert (counts[UKRAINE.id], counts[PROVINCE.id]) == (1, 1)
    store.undo("d1", "2026-01-02T00:00:00Z")
    assert snapshot(store) == before
    assert store.mentions(parcels[1].extraction.article.id)[1].link.decided_by == "resolver"


def test_a_relink_of_one_spelling_outlives_reading_the_article_again(store: SqlStore) -> None:
    parcel = make_resolved([SENT, MEMBER])
    store.add(parcel)
    article = parcel.extraction.article.id
    store.decide(decision(Action.RELINK, entity=LATVIA.id, to=UKRAINE.id, articles=article, text="Latvia"), [UKRAINE])
    store.add(make_resolved([SENT, MEMBER]), again=True)
    assert ("Canada", "COOPERATE", "Ukraine", 1) in edges(store)
    assert [v.article_count for v in store.entities_by_id([LATVIA.id, UKRAINE.id])] == [0, 1]
    assert store.undo("d1", "2026-01-02T00:00:00Z")
    assert ("Canada", "COOPERATE", "Latvia", 1) in edges(store)
    assert store.entity(UKRAINE.id) is None


def test_a_relink_holds_for_what_was_merged_before(store: SqlStore) -> None:
    russians = Entity("ent_rf", Kind.COUNTRY, "Russian Federation")
    parcel = make_resolved(
        [Said("Russian Federation threatened Ukraine.", "THREATEN", russians, UKRAINE, "threatened")]
    )
    store.add(parcel)
    store.add(make_resolved([ANNEXED]))
    store.decide(decision(Action.MERGE, loser=russians.id, survivor=RUSSIA.id))
    article = parcel.extraction.article.id
    store.decide(decision(Action.RELINK, 2, entity=RUSSIA.id, to=CANADA.id, articles=article), [CANADA])
    assert ("Canada", "THREATEN", "Ukraine", 1) in edges(store)
    assert ("Russia", "COERCE", "Ukraine", 1) in edges(store)


def test_what_was_decided_does_not_depend_on_when_articles_came(store: SqlStore) -> None:
    parcel, other = make_resolved([ANNEXED]), make_resolved([SENT], title="The other")
    store.add(parcel)
    article = parcel.extraction.article.id
    store.decide(decision(Action.RELINK, entity=UKRAINE.id, to=LATVIA.id, articles=article), [LATVIA])
    store.decide(decision(Action.MERGE, 2, loser=CANADA.id, survivor=NATO.id), [NATO, CANADA])
    store.add(other)
    assert sorted(edges(store)) == [("Latvia", "COOPERATE", "NATO", 1), ("Russia", "COERCE", "Latvia", 1)]


def test_a_rejected_claim_leaves_the_edges_until_the_rejection_is_undone(store: SqlStore) -> None:
    parcel = make_resolved([ANNEXED])
    store.add(parcel)
    claim = parcel.extraction.claims[0].id
    store.decide(decision(Action.REJECT, claim=claim))
    assert edges(store) == []
    assert store.claim(claim).rejected  # type: ignore[union-attr]
    store.undo("d1", "2026-01-02T00:00:00Z")
    assert edges(store) == [("Russia", "COERCE", "Ukraine", 1)]
    assert [d.id for d in store.decisions(Paging()).items] == ["d1"]


def test_a_rejection_outlives_reading_the_article_again(store: SqlStore) -> None:
    parcel = make_resolved([ANNEXED, SENT])
    store.add(parcel)
    store.decide(decision(Action.REJECT, claim=parcel.extraction.claims[0].id))
    store.add(make_resolved([ANNEXED, SENT]), again=True)
    assert edges(store) == [("Canada", "COOPERATE", "Latvia", 1)]


def test_a_confirmed_claim_weighs_as_much_as_one_can_until_that_is_undone(store: SqlStore) -> None:
    parcel = make_resolved([replace(ANNEXED, score=0.3)])
    store.add(parcel)
    before = snapshot(store)
    likely = ClaimFilter(min_score=0.9)
    assert edges(store, filter=likely) == []
    claim = parcel.extraction.claims[0].id
    store.decide(decision(Action.CONFIRM, claim=claim))
    assert edges(store, filter=likely) == [("Russia", "COERCE", "Ukraine", 1)]
    held = store.claim(claim)
    assert held
    assert (held.confirmed, held.rejected, held.claim.score) == (True, False, 0.3)
    store.undo("d1", "2026-01-02T00:00:00Z")
    assert snapshot(store) == before


def test_a_renamed_entity_is_called_so_everywhere_and_found_by_all_its_names(store: SqlStore) -> None:
    store.add(make_resolved([ANNEXED]))
    before = snapshot(store)
    store.decide(decision(Action.RENAME, 1, entity=RUSSIA.id, name="Muscovy"))
    store.decide(decision(Action.RENAME, 2, entity=RUSSIA.id, name="The Federation"))
    assert edges(store) == [("The Federation", "COERCE", "Ukraine", 1)]
    store.add(make_resolved([SENT, Said("Russia threatened Latvia.", "THREATEN", RUSSIA, LATVIA, "threatened")]))
    assert [v.subject.name for v in store.claims(ClaimQuery(subject=RUSSIA.id)).items] == ["The Federation"] * 2
    for name in ("Russia", "The Federation"):
        assert [v.entity.id for v in store.named(name)] == [RUSSIA.id]
    store.undo("d2", "2026-01-03T00:00:00Z")
    assert {v.subject.name for v in store.claims(ClaimQuery(subject=RUSSIA.id)).items} == {"Muscovy"}
    store.undo("d1", "2026-01-04T00:00:00Z")
    store.withdraw(
        make_resolved(
            [SENT, Said("Russia threatened Latvia.", "THREATEN", RUSSIA, LATVIA, "threatened")]
        ).extraction.article.id,
        forget=True,
    )
    assert snapshot(store) == before


ENVOYS = [
    Entity("ent_darchiev", Kind.PERSON, "Darchiev"),
    Entity("ent_a_darchiev", Kind.PERSON, "Alexander Darchiev"),
    Entity("ent_darchiev_city", Kind.CITY, "Darchiev"),
]


def duplicates(store: SqlStore, limit: int = 50, cursor: str | None = None) -> Page[Duplicate]:
    return store.likely_duplicates(Paging(limit, cursor))


def pairs_of(page: Page[Duplicate]) -> list[set[str]]:
    return [{pair.one.entity.id, pair.other.entity.id} for pair in page.items]


def test_entities_of_one_sort_that_are_called_alike_may_be_one(store: SqlStore) -> None:
    surname, full, city = ENVOYS
    store.add(make_resolved([Said("Darchiev met Canada.", "CONSULT", surname, CANADA, "met")]))
    called = Said("Darchiev met Latvia.", "CONSULT", full, LATVIA, "met", names={full.name: "Darchiev"})
    store.add(make_resolved([called], title="The other"))
    store.add(
        make_resolved(
            [Said("Canada met Latvia in Darchiev.", "CONSULT", CANADA, LATVIA, "met", place=city)], title="A town"
        )
    )
    expected = {surname.id, full.id}
    assert pairs_of(duplicates(store)) == [expected]
    store.decide(decision(Action.DISTINCT, one=full.id, other=surname.id))
    assert pairs_of(duplicates(store)) == []
    store.undo("d1", "2026-01-02T00:00:00Z")
    assert pairs_of(duplicates(store)) == [expected]
    store.decide(decision(Action.MERGE, 2, loser=surname.id, survivor=full.id))
    assert pairs_of(duplicates(store)) == []


def test_those_that_the_knowledge_base_tells_apart_are_not_offered_as_one(store: SqlStore) -> None:
    one, other = Entity("kb:p/1", Kind.PERSON, "Ann Lee"), Entity("kb:p/2", Kind.PERSON, "Ann Lee")
    store.add(make_resolved([Said("Ann Lee met Canada.", "CONSULT", one, CANADA, "met")]))
    store.add(make_resolved([Said("Ann Lee met Latvia.", "CONSULT", other, LATVIA, "met")], title="The other"))
    assert pairs_of(duplicates(store)) == []


def test_likely_duplicates_come_in_pages_without_loss(store: SqlStore) -> None:
    people = [Entity(f"ent_{n}", Kind.PERSON, "Ann Lee") for n in range(4)]
    for n, person in enumerate(people):
        said = [Said("Ann Lee met Canada.", "CONSULT", person, CANADA, "met")]
        store.add(make_resolved(said, title=str(n), published=f"2016-12-0{n + 1}"))
    seen: list[set[str]] = []
    page = duplicates(store, 4)
    assert page.total.value == 6
    seen += pairs_of(page)
    while page.next_cursor:
        page = duplicates(store, 4, page.next_cursor)
        seen += pairs_of(page)
    assert len(seen) == 6
    assert len({frozenset(pair) for pair in seen}) == 6


def test_claims_that_score_low_are_offered_until_somebody_decides(store: SqlStore) -> None:
    parcel = make_resolved([replace(ANNEXED, score=0.3), replace(SENT, score=0.4), MEMBER])
    store.add(parcel)

    def offered() -> set[str]:
        return {view.claim.id for view in store.doubtful_claims(Paging()).items}

    low = [claim.id for claim in parcel.extraction.claims[:2]]
    assert offered() == set(low)
    store.decide(decision(Action.CONFIRM, 1, claim=low[0]))
    store.decide(decision(Action.REJECT, 2, claim=low[1]))
    assert offered() == set()
    store.undo("d2", "2026-01-03T00:00:00Z")
    assert offered() == {low[1]}


def test_a_claim_the_ontology_forbids_is_refused_and_nothing_is_written(store: SqlStore) -> None:
    wrong = Said("Latvia is a member of Canada.", "capital_of", NATO, CANADA, "member", names={"NATO": "Latvia"})
    before = snapshot(store)
    with pytest.raises(BadInput, match="capital_of"):
        store.add(make_resolved([SENT, wrong]))
    assert snapshot(store) == before


def test_a_failure_in_the_middle_of_an_article_leaves_nothing_behind(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(store)

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr("legation.store.deriving.anew.update_counts", fail)
        with pytest.raises(RuntimeError):
            store.add(make_resolved(ALL))
    assert snapshot(store) == before
    assert store.add(make_resolved(ALL)) is Outcome.ADDED


def test_hostile_text_is_stored_as_text(store: SqlStore) -> None:
    name = "Robert'); DROP TABLE claim;--"
    person = Entity("ent_bobby", Kind.PERSON, name)
    store.add(make_resolved([Said(f"{name} threatened Canada 😀.", "THREATEN", person, CANADA, "threatened")]))
    assert edges(store) == [(name, "THREATEN", "Canada", 1)]
    assert store.entities(EntityQuery(text="'); DROP")).items[0].entity.name == name
    assert store.entities(EntityQuery(text="100%_")).items == ()
