"""People listed twice become one, namesakes stay two."""

import pytest

from knowledge.facts import Facts
from knowledge.same_people import join_same_people, join_same_seat, join_sovereigns, of_dependency


def person(facts: Facts, id_: str, name: str, country: str = "kb:c/gb", born: str = "", source: str = "tenures") -> str:
    row = dict.fromkeys(("wikipedia", "gender", "died", "family"), "")
    facts.people[id_] = {**row, "id": id_, "name": name, "country": country, "born": born, "source": source}
    return id_


def office(facts: Facts, who: str, role: str, since: str, until: str = "", of: str = "kb:c/gb") -> None:
    facts.offices.append({"person": who, "role": role, "title": "", "of": of, "to": "", "since": since, "until": until})


def sit(facts: Facts, who: str, since: str, until: str = "") -> None:
    facts.mandates.append({"person": who, "of": "parl:gb", "since": since, "until": until})


def test_a_namesake_of_the_same_country_and_lifetime_is_the_same(facts: Facts) -> None:
    old, new = person(facts, "kb:p/ann-lee-gb", "Ann Lee"), person(facts, "kb:p/Q1", "Ann Lee", born="1950-01-01")
    office(facts, old, "minister_of", "1990-01-01")
    sit(facts, new, "1985-01-01")
    join_same_people(facts, facts.offices)
    assert set(facts.people) == {new}
    assert facts.offices[0]["person"] == new
    assert [(row["id"], row["successor"]) for row in facts.retired] == [(old, new)]


@pytest.mark.parametrize(
    ("country", "born", "began"),
    [("kb:c/us", "1950-01-01", "1990-01-01"), ("kb:c/gb", "1985-01-01", "1990-01-01"), ("kb:c/gb", "1850-01-01", "1990-01-01")],
)  # fmt: skip
def test_another_country_or_lifetime_is_another_person(facts: Facts, country: str, born: str, began: str) -> None:
    old, new = person(facts, "kb:p/ann-lee-gb", "Ann Lee"), person(facts, "kb:p/Q1", "Ann Lee", country, born)
    office(facts, old, "minister_of", began)
    sit(facts, new, "2012-01-01")
    join_same_people(facts, facts.offices)
    assert set(facts.people) == {old, new}


def test_nobody_serves_abroad_while_sitting_in_parliament(facts: Facts) -> None:
    old, new = person(facts, "kb:p/ann-lee-gb", "Ann Lee"), person(facts, "kb:p/Q1", "Ann Lee", born="1950-01-01")
    office(facts, old, "ambassador_of", "1990-01-01", "1994-01-01")
    sit(facts, new, "1989-01-01", "1995-01-01")
    join_same_people(facts, facts.offices)
    assert set(facts.people) == {old, new}


def test_of_two_namesakes_neither_is_chosen(facts: Facts) -> None:
    old = person(facts, "kb:p/ann-lee-gb", "Ann Lee")
    office(facts, old, "minister_of", "1990-01-01")
    for id_ in ("kb:p/Q1", "kb:p/Q2"):
        sit(facts, person(facts, id_, "Ann Lee", born="1950-01-01"), "1985-01-01")
    join_same_people(facts, facts.offices)
    assert len(facts.people) == 3


def test_a_monarch_of_several_realms_is_one(facts: Facts) -> None:
    new = person(facts, "kb:p/Q1", "Anna II", born="1950-01-01")
    old = person(facts, "kb:p/anna-ii-bs", "Anna II", "kb:c/bs")
    office(facts, new, "head_of_state", "1980-01-01")
    office(facts, old, "head_of_state", "1980-01-01", of="kb:c/bs")
    join_same_people(facts, facts.offices)
    assert set(facts.people) == {new}


def test_one_seat_one_first_day_and_a_like_word_make_one_person(facts: Facts) -> None:
    old, new = person(facts, "kb:p/lt-zidda-gb", "Lt. Zidda"), person(facts, "kb:p/Q1", "Isaac Zida")
    office(facts, old, "head_of_government", "2014-11-19")
    office(facts, new, "head_of_government", "2014-11-21")
    join_same_seat(facts, facts.offices, frozenset())
    assert set(facts.people) == {new}
    assert "Lt. Zidda" in {row["text"] for row in facts.names_of(new)}


@pytest.mark.parametrize(("name", "since"), [("Omar Lane", "2014-11-19"), ("Isaac Zida", "2014-12-19")])
def test_another_name_or_another_day_is_a_successor(facts: Facts, name: str, since: str) -> None:
    old, new = person(facts, "kb:p/x-gb", name), person(facts, "kb:p/Q1", "Isaac Zida")
    office(facts, old, "head_of_government", since)
    office(facts, new, "head_of_government", "2014-11-21")
    join_same_seat(facts, facts.offices, frozenset())
    assert len(facts.people) == 2


def test_seats_that_several_share_are_left_alone(facts: Facts) -> None:
    for id_ in ("kb:p/x-sm", "kb:p/Q1"):
        office(facts, person(facts, id_, "Anna Lee"), "head_of_state", "2014-04-01", of="kb:c/sm")
    join_same_seat(facts, facts.offices, frozenset({"kb:c/sm"}))
    assert len(facts.people) == 2


def test_the_curated_record_is_kept(facts: Facts) -> None:
    manual = person(facts, "kb:p/juan-manuel-lane-co", "Juan Manuel Lane", source="own")
    other = person(facts, "kb:p/juan-lane-co", "Juan Lane")
    for one in (manual, other):
        office(facts, one, "head_of_state", "2010-08-07")
    join_same_seat(facts, facts.offices, frozenset())
    assert set(facts.people) == {manual}


def told(facts: Facts, who: str, of: str, title: str, role: str = "head_of_state") -> None:
    row = {
        "person": who,
        "role": role,
        "title": title,
        "of": of,
        "to": "",
        "since": "2021-01-20",
        "until": "",
        "source": "tenures",
    }
    facts.offices.append(row)


def test_the_head_of_a_state_holds_no_second_office_in_what_depends_on_it(facts: Facts) -> None:
    facts.entity("kb:c/us", "country", "United States", "own")
    facts.entity("kb:c/pr", "territory", "Puerto Rico", "own")
    head, again = person(facts, "kb:p/Q1", "Joe Bidden"), person(facts, "kb:p/joseph-bidden-pr", "Joseph Bidden")
    told(facts, head, "kb:c/us", "President")
    told(facts, again, "kb:c/pr", "President")
    told(facts, person(facts, "kb:p/governor", "Ann Lee"), "kb:c/pr", "Governor", "head_of_government")
    join_sovereigns(facts, facts.offices)
    assert again not in facts.people
    assert [of_dependency(facts, row) for row in facts.offices] == [False, True, False]
