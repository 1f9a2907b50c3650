"""Who a name could be."""

from datetime import date

import pytest

from app.domain.entity import Kind
from app.linking.candidates import candidates, family_candidates
from app.linking.knowledge import Knowledge, open_knowledge
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
