"""The shipped knowledge base answers as of a date."""

from datetime import date

import pytest

from legation.domain.entity import Kind, Subtype
from legation.linking.knowledge import Knowledge, open_knowledge
from legation.linking.known import NameKind, Office, Standing
from tests.linking.conftest import MakeTables

PRIME_MINISTERS = [
    ("1985-06-15", "Margaret Thatcher"), ("1991-06-15", "John Major"), ("1998-06-15", "Tony Blair"), ("2008-01-15", "Gordon Brown"),
    ("2012-01-15", "David Cameron"), ("2016-08-15", "Theresa May"), ("2019-08-15", "Boris Johnson"), ("2022-09-20", "Liz Truss"),
    ("2022-11-15", "Rishi Sunak"), ("2024-08-15", "Keir Starmer"),
]  # fmt: skip


def people(kb: Knowledge, offices: tuple[Office, ...]) -> list[str]:
    return sorted({entity.name for office in offices if (entity := kb.entity(office.person))})


def texts(kb: Knowledge, entity: str, kind: NameKind) -> set[str]:
    return {name.text for name in kb.names_of(entity) if name.kind is kind}


@pytest.mark.parametrize(("on", "name"), PRIME_MINISTERS)
def test_the_british_prime_minister_is_the_one_of_the_day(kb: Knowledge, on: str, name: str) -> None:
    assert people(kb, kb.holders("head_of_government", "kb:c/gb", date.fromisoformat(on))) == [name]


def test_the_presidency_and_the_premiership_of_russia_are_told_apart(kb: Knowledge) -> None:
    on = date(2009, 1, 1)
    assert people(kb, kb.holders("head_of_state", "kb:c/ru", on)) == ["Dmitry Medvedev"]
    assert people(kb, kb.holders("head_of_government", "kb:c/ru", on)) == ["Vladimir Putin"]


def test_the_elect_is_designated_and_does_not_yet_hold(kb: Knowledge) -> None:
    on = date(2016, 12, 1)
    assert people(kb, kb.holders("head_of_state", "kb:c/us", on)) == ["Barack Obama"]
    assert people(kb, kb.designated("head_of_state", "kb:c/us", on)) == ["Donald Trump"]


def test_without_a_date_an_office_many_held_gives_nobody(kb: Knowledge) -> None:
    assert kb.holders("head_of_government", "kb:c/gb", None) == ()


def test_a_post_is_found_by_its_title(kb: Knowledge) -> None:
    before, after = date(2016, 12, 21), date(2017, 3, 21)
    assert people(kb, kb.holders_by_title("foreign minister", "kb:c/ca", before)) == ["Stéphane Dion"]
    assert people(kb, kb.holders_by_title("Minister of Foreign Affairs", "kb:c/ca", after)) == ["Chrystia Freeland"]


def test_an_ambassador_has_a_sender_and_a_receiver(kb: Knowledge) -> None:
    assert people(kb, kb.ambassadors("kb:c/ru", "kb:c/ca", date(2016, 12, 21))) == ["Aleksandr Darchiev"]
    assert people(kb, kb.ambassadors("kb:c/ca", "kb:c/ru", date(2016, 12, 21))) != ["Aleksandr Darchiev"]


def test_an_open_end_is_not_stretched_far_past_its_source(kb: Knowledge) -> None:
    assert kb.holders("head_of_government", "kb:c/gb", date(2060, 1, 1)) == ()


@pytest.mark.parametrize(("on", "member"), [("2016-06-23", True), ("2020-06-01", False), ("1970-01-01", False)])
def test_memberships_hold_as_of_a_date(kb: Knowledge, on: str, member: bool) -> None:
    found = {m.organization for m in kb.memberships("kb:c/gb", date.fromisoformat(on)) if m.status is Standing.MEMBER}
    assert ("kb:eu" in found) is member
    assert "kb:nato" in found


def test_an_alliance_grows(kb: Knowledge) -> None:
    def size(year: int) -> int:
        return sum(1 for m in kb.members("kb:nato", date(year, 6, 1)) if m.status is Standing.MEMBER)

    assert (size(1985), size(2000), size(2016), size(2025)) == (16, 19, 28, 32)


@pytest.mark.parametrize(
    ("country", "on", "city"),
    [("kz", "1995-01-01", "Almaty"), ("kz", "2010-01-01", "Astana"), ("mm", "2000-01-01", "Yangon"), ("ng", "2016-01-01", "Abuja")],
)  # fmt: skip
def test_a_capital_is_the_one_of_the_day(kb: Knowledge, country: str, on: str, city: str) -> None:
    found = kb.capital(f"kb:c/{country}", date.fromisoformat(on))
    assert found is not None
    assert found.name == city
    assert found.kind is Kind.CITY


def test_names_are_found_in_their_normal_form(kb: Knowledge) -> None:
    assert {name.entity for name in kb.names("nato")} == {"kb:nato"}
    assert kb.names("nobody has this name") == ()


def test_strong_names_come_first(kb: Knowledge) -> None:
    found = kb.names("wang yi")
    assert [name.strong for name in found] == sorted((name.strong for name in found), reverse=True)
    assert found[0].entity == "kb:p/Q701801"


def test_a_name_is_kept_with_the_days_it_was_borne(kb: Knowledge) -> None:
    (former,) = [name for name in kb.names("macedonia") if name.entity == "kb:c/mk"]
    assert (former.kind, former.until) == (NameKind.FORMER, date(2019, 2, 12))


def test_a_capital_stands_for_the_state_of_its_day(kb: Knowledge) -> None:
    metonyms = {n.entity: (n.since, n.until) for n in kb.names("moscow") if n.kind is NameKind.CAPITAL_METONYM}
    assert metonyms["kb:hist/su"][1] == date(1991, 12, 26)
    assert metonyms["kb:c/ru"] == (date(1991, 12, 25), None)


def test_a_state_has_its_adjective_and_its_people(kb: Knowledge) -> None:
    assert "Latvian" in texts(kb, "kb:c/lv", NameKind.ADJECTIVE)
    assert "Latvians" in texts(kb, "kb:c/lv", NameKind.DEMONYM)


def test_every_state_has_its_bodies(kb: Knowledge) -> None:
    wanted = {Subtype.MINISTRY, Subtype.LEGISLATURE, Subtype.ARMED_FORCE}
    for country in ("kb:c/ca", "kb:c/lv", "kb:c/ru", "kb:c/ke"):
        assert wanted <= {body.subtype for body in kb.bodies(country)}


def test_a_disputed_area_is_part_of_one_state_by_law_and_of_another_in_fact(kb: Knowledge) -> None:
    crimea = {name.entity for name in kb.names("crimea")}
    found = {(part.kind, part.parent) for one in crimea for part in kb.wholes_of(one)}
    assert {("de_jure", "kb:c/ua"), ("de_facto", "kb:c/ru")} <= found


def test_family_names_mean_holders_of_top_offices_of_the_day(kb: Knowledge) -> None:
    harper = [person.name for person in kb.people_by_family_name("harper", date(2012, 1, 1))]
    assert harper == ["Stephen Harper"]
    assert "kb:p/Q206" not in {person.id for person in kb.people_by_family_name("harper", date(2018, 1, 1))}


def test_borders_are_seen_from_both_sides(kb: Knowledge) -> None:
    assert "kb:c/ru" in {border.b for border in kb.borders("kb:c/lv")}
    assert "kb:c/lv" in {border.b for border in kb.borders("kb:c/ru")}


def test_first_names_tell_gender_only_where_nearly_always_so(kb: Knowledge) -> None:
    assert (kb.gender("John"), kb.gender("Maria"), kb.gender("Qwxz")) == ("m", "f", None)


def test_a_retired_id_gives_its_successor(make_tables: MakeTables) -> None:
    row = {"id": "kb:o/new", "kind": "organization", "name": "New Body", "source": "own", "asserted_to": "2026-01-31"}
    tables = {"entities": [row], "retired": [{"id": "kb:o/old", "successor": "kb:o/new", "since": "2026-01-31"}]}
    found = open_knowledge(make_tables(tables)).entity("kb:o/old")
    assert found is not None
    assert found.id == "kb:o/new"


def test_what_is_not_known_is_none(kb: Knowledge) -> None:
    assert kb.entity("kb:c/zz") is None


def test_hardly_a_seat_has_two_holders_on_a_day(kb: Knowledge) -> None:
    held, double = 0, 0
    for year in (1995, 2005, 2016, 2021, 2023):
        for state in kb.entities(Kind.COUNTRY):
            for role in ("head_of_state", "head_of_government"):
                holders = {office.person for office in kb.holders(role, state.id, date(year, 6, 15))}
                held, double = held + bool(holders), double + (len(holders) > 1)
    assert held > 1500
    assert double / held < 0.02


def test_the_foreign_minister_of_most_states_is_known(kb: Knowledge) -> None:
    states = list(kb.entities(Kind.COUNTRY))
    found = [s for s in states if len(kb.holders_by_title("foreign minister", s.id, date(2019, 6, 15))) == 1]
    assert len(found) / len(states) > 0.5


def test_the_identifiers_of_a_kind_are_told(kb: Knowledge) -> None:
    assert {"Q16", "Q159"} <= kb.links("wikidata")
    assert "Canada" in kb.links("wikipedia")
    with pytest.raises(KeyError):
        kb.links("isbn")
