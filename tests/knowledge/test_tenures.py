"""Offices told by several sources become one row each."""

from knowledge.facts import Facts
from knowledge.tenures import join_offices


def tell(
    facts: Facts,
    who: str,
    title: str,
    since: str,
    until: str = "",
    source: str = "wikidata",
    role: str = "head_of_government",
) -> None:
    facts.people.setdefault(who, {
        "id": who, "name": who.removeprefix("kb:p/"), "family": "", "country": "kb:c/gb", "born": "", "source": source,
        "wikipedia": "", "gender": "", "died": "",
    })  # fmt: skip
    facts.offices.append({
        "person": who, "role": role, "title": title, "of": "kb:c/gb", "to": "", "since": since, "until": until,
        "asserted_to": "" if until else "2022-07-20", "source": source,
    })  # fmt: skip


def spans(facts: Facts) -> list[tuple[str, str, str]]:
    return sorted((row["person"], row["since"], row["until"]) for row in facts.offices)


def test_one_tenure_told_twice_is_one_row(facts: Facts) -> None:
    tell(facts, "kb:p/Q1", "Prime Minister", "2010-05-11", "2016-07-13")
    tell(facts, "kb:p/Q1", "Prime Minister", "2010-05", source="tenures")
    join_offices(facts)
    assert spans(facts) == [("kb:p/Q1", "2010-05-11", "2016-07-13")]


def test_an_open_end_is_closed_where_the_successor_begins(facts: Facts) -> None:
    tell(facts, "kb:p/Q1", "Prime Minister", "2010-05-11")
    tell(facts, "kb:p/Q2", "Prime Minister", "2016-07-13")
    join_offices(facts)
    assert spans(facts)[0] == ("kb:p/Q1", "2010-05-11", "2016-07-13")
    assert spans(facts)[1][2] == ""


def test_an_end_before_the_start_is_dropped_and_counted(facts: Facts) -> None:
    tell(facts, "kb:p/Q1", "Prime Minister", "2010-05-11", "2009-01-01")
    join_offices(facts)
    assert facts.offices == []
    assert facts.dropped["offices whose end is not after their start"] == 1


def test_no_president_leads_the_government_beside_a_prime_minister(facts: Facts) -> None:
    tell(facts, "kb:p/Q1", "President", "2014-08-28")
    tell(facts, "kb:p/Q2", "Prime Minister", "2016-05-24", "2018-07-09")
    join_offices(facts)
    assert ("kb:p/Q1", "2018-07-09", "") in spans(facts)
    assert ("kb:p/Q1", "2014-08-28", "") not in spans(facts)
