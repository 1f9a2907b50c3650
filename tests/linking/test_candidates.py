"""Who a name could be."""

from datetime import date

import pytest

from legation.domain.entity import Kind
from legation.linking.candidates import candidates, family_candidates
from legation.linking.knowledge import Knowledge, open_knowledge
from tests.linking.conftest import MakeTables

PEOPLE = frozenset({Kind.PERSON})
BODIES = frozenset({Kind.ORGANIZATION})
STATES = frozenset({Kind.COUNTRY, Kind.HISTORICAL_STATE, Kind.TERRITORY})


def ids(kb: Knowledge, text: str, kinds: frozenset[Kind]) -> set[str]:
    return {found.entity.id for found in candidates(kb, text, kinds)}


@pytest.mark.parametrize("text", ["Chrystia Freeland", "CHRYSTIA FREELAND", "Chrystia Freeland's"])
def test_case_and_possessive_do_not_matter(kb: Knowledge, text: str) -> None:
    assert ids(kb, text, PEOPLE) == {"kb:p/Q4492815"}


def test_accents_do_not_matter(kb: Knowledge) -> None:
    assert ids(kb, "Jean Chrétien", PEOPLE) == ids(kb, "Jean Chretien", PEOPLE) != set()


def test_only_the_kinds_asked_for_are_found(kb: Knowledge) -> None:
    assert ids(kb, "Georgia", STATES) >= {"kb:c/ge"}
    assert "kb:r/us-ga" not in ids(kb, "Georgia", STATES)
    assert "kb:r/us-ga" in ids(kb, "Georgia", frozenset({Kind.REGION}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Congo", {"kb:c/cd", "kb:c/cg"}), ("Korea", {"kb:c/kr", "kb:c/kp"}), ("Guinea", {"kb:c/gn", "kb:c/gq", "kb:c/gw", "kb:c/pg"})],
)  # fmt: skip
def test_an_ambiguous_name_gives_all_who_bear_it(kb: Knowledge, text: str, expected: set[str]) -> None:
    assert ids(kb, text, STATES) == expected


def test_an_entity_comes_once_by_its_strongest_name(kb: Knowledge) -> None:
    (nato,) = candidates(kb, "NATO", BODIES)
    assert nato.name.strong
    assert nato.exact


@pytest.mark.parametrize(
    ("text", "person"),
    [("Dilma Rouseff", "Dilma Rousseff"), ("Bashir al-Assad", "Bashar al-Assad"), ("Vladmir Putin", "Vladimir Putin")],
)
def test_a_slip_in_a_persons_name_is_forgiven(kb: Knowledge, text: str, person: str) -> None:
    found = candidates(kb, text, PEOPLE)
    assert person in {one.entity.name for one in found}
    assert not any(one.exact for one in found)


@pytest.mark.parametrize("text", ["Mullah Abdul Ghani Baradar", "Sheikh Abdul Ghani Baradar"])
def test_an_honorific_before_a_full_name_is_left_aside(kb: Knowledge, text: str) -> None:
    assert ids(kb, text, PEOPLE) == ids(kb, "Abdul Ghani Baradar", PEOPLE) != set()


@pytest.mark.parametrize("text", ["Jon Kerry Smith", "Kerri", "Maria Putin"])
def test_another_name_is_not_a_slip(kb: Knowledge, text: str) -> None:
    assert ids(kb, text, PEOPLE) == set()


@pytest.mark.parametrize("text", ["Irak", "Austrlia", "Slovenija Republic", "Nigerr"])
def test_a_state_is_never_forgiven_a_slip(kb: Knowledge, text: str) -> None:
    assert ids(kb, text, STATES) == set() or all(one.exact for one in candidates(kb, text, STATES))


def test_a_family_name_means_who_holds_high_office_on_the_day(kb: Knowledge) -> None:
    assert [p.name for p in family_candidates(kb, "Kerry", date(2014, 6, 1))] == ["John Kerry"]
    assert family_candidates(kb, "Kerry", date(1990, 6, 1)) == ()


def test_without_a_date_a_family_name_alone_means_leaders_of_states_only(kb: Knowledge) -> None:
    assert "Pope Francis" in [p.name for p in family_candidates(kb, "Francis", None)]
    assert family_candidates(kb, "Scalia", None) == ()
    assert [p.name for p in family_candidates(kb, "Scalia", date(2020, 6, 1))] == ["Eugene Scalia"]


def test_the_result_does_not_hang_on_the_order_of_rows(make_tables: MakeTables) -> None:
    def row(id_: str) -> dict[str, str]:
        return {"id": id_, "kind": "organization", "name": id_, "source": "own", "asserted_to": "2026-01-31"}

    names = [{"entity": id_, "text": "Harbour Board", "kind": "official", "flags": "s"} for id_ in ("kb:o/b", "kb:o/a")]
    small = open_knowledge(make_tables({"entities": [row("kb:o/b"), row("kb:o/a")], "names": names}))
    assert [one.entity.id for one in candidates(small, "Harbour Board", BODIES)] == ["kb:o/a", "kb:o/b"]


@pytest.mark.parametrize(("text", "person"), [("Salva Kiir", "Salva Kiir Mayardit")])
def test_all_but_the_last_word_of_a_full_name_will_do(kb: Knowledge, text: str, person: str) -> None:
    (found,) = candidates(kb, text, PEOPLE)
    assert (found.entity.name, found.begins, found.exact) == (person, True, False)


@pytest.mark.parametrize("text", ["Michael Ballack", "Miroslav Klose", "David Lean"])
def test_another_family_name_is_no_slip_of_a_like_one(kb: Knowledge, text: str) -> None:
    assert ids(kb, text, PEOPLE) == set()


@pytest.mark.parametrize(("text", "known"), [("IS", True), ("is", False), ("Is", False), ("Nato", True)])
def test_a_short_acronym_is_no_word_of_its_letters(kb: Knowledge, text: str, *, known: bool) -> None:
    assert bool(ids(kb, text, BODIES)) is known


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Union Carbide Corporation", "kb:o/union-carbide"),
        ("Inter-Services Intelligence agency", "kb:o/inter-services-intelligence"),
        ("Order and Justice Party", "kb:party/237"),
    ],
)
def test_legal_forms_and_the_word_party_may_be_added_to_a_bodys_name(kb: Knowledge, text: str, body: str) -> None:
    assert body in ids(kb, text, BODIES)


def test_party_is_added_to_names_of_parties_alone(kb: Knowledge) -> None:
    assert ids(kb, "United Nations Party", BODIES) == set()


def test_a_family_name_of_many_ends_a_name_and_begins_none(kb: Knowledge) -> None:
    assert ids(kb, "Ajay Singh", PEOPLE) == set()
    assert ids(kb, "Salva Kiir", PEOPLE) != set()


def test_a_family_name_of_its_own_is_no_slip(kb: Knowledge) -> None:
    assert ids(kb, "David Samson", PEOPLE) == set()


@pytest.mark.parametrize(
    ("text", "region"), [("TX", "kb:r/us-tx"), ("Calif.", "kb:r/us-ca"), ("Bavarians", "kb:r/de-by")]
)
def test_short_forms_and_peoples_of_regions_are_known(kb: Knowledge, text: str, region: str) -> None:
    assert region in ids(kb, text, frozenset({Kind.REGION}))


def test_the_first_half_of_a_double_adjective_is_a_name_of_the_state(kb: Knowledge) -> None:
    assert ids(kb, "Franco", STATES) == {"kb:c/fr"}
    assert ids(kb, "Sino", STATES) == {"kb:c/cn"}


def test_retired_ids_of_parties_listed_twice_lead_to_the_one_kept(kb: Knowledge) -> None:
    kept = kb.entity("kb:party/1567")
    assert kept is not None
    assert (kept.id, kept.links["wikidata"]) == ("kb:o/conservative-party-uk", "Q9626")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("U.S. Food and Drug Administration", "kb:o/food-and-drug-administration"),
        ("German Bundestag", "parl:de"),
        ("Polish Law and Justice", "kb:party/1565"),
    ],
)
def test_a_body_is_found_behind_the_name_of_its_state(kb: Knowledge, text: str, known: str) -> None:
    assert known in ids(kb, text, BODIES | {Kind.GROUP})


@pytest.mark.parametrize("text", ["French Food and Drug Administration", "Polish Bundestag"])
def test_a_body_of_another_state_is_not(kb: Knowledge, text: str) -> None:
    assert ids(kb, text, BODIES | {Kind.GROUP}) == set()


def test_a_misspelt_body_is_found_among_groups_too(kb: Knowledge) -> None:
    assert ids(kb, "Federation of German Industry", BODIES | {Kind.GROUP}) == {"kb:o/federation-of-german-industries"}
