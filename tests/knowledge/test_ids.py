"""Wikidata ids assigned manually: given once, to the one who is meant, and to nobody who is not there."""

from typing import Any

import pytest

from knowledge import ids
from knowledge.facts import Facts
from knowledge.ids import add_wikidata
from knowledge.raw import curated


@pytest.fixture
def towns(facts: Facts) -> Facts:
    facts.entity("geo:1", "city", "Springfield", "geonames", country="kb:c/us", prior="0.200")
    facts.entity("geo:2", "city", "Springfield", "geonames", country="kb:c/us", prior="0.300")
    facts.entity("geo:3", "city", "Springfield", "geonames", country="kb:c/ca", prior="0.400")
    facts.entity("kb:o/herald", "organization", "Herald", "own", wikidata="Q7")
    facts.entity("kb:o/globe", "organization", "Globe", "own")
    return facts


def told(monkeypatch: pytest.MonkeyPatch, cities: dict[str, Any], organizations: dict[str, str]) -> None:
    monkeypatch.setattr(ids, "curated", lambda _: {"cities": cities, "organizations": organizations})


def test_the_largest_town_of_the_name_in_the_state_gets_the_id(towns: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, {"US": {"Springfield": "Q1"}}, {"Globe": "Q2"})
    add_wikidata(towns)
    given = {id_: row["wikidata"] for id_, row in towns.entities.items() if row.get("wikidata")}
    assert given == {"geo:2": "Q1", "kb:o/globe": "Q2", "kb:o/herald": "Q7"}
    assert towns.marked["Wikidata ids assigned manually, in no available list"] == 2


@pytest.mark.parametrize(
    ("cities", "organizations", "error"),
    [
        ({"US": {"Shelbyville": "Q1"}}, {}, "no city of kb:c/us is called 'Shelbyville'"),
        ({}, {"Globe": "Q7"}, "Q7 of Globe is the id of kb:o/herald"),
        ({}, {"Herald": "Q8"}, "Herald is Q7, not Q8"),
        ({}, {"Courier": "Q9"}, "0 organisations are called 'Courier'"),
        ({"US": {"Springfield": "Q1"}}, {"Globe": "Q1"}, "Q1 of Globe is the id of geo:2"),
    ],
)
def test_what_contradicts_the_other_sources_stops_the_build(
    towns: Facts, monkeypatch: pytest.MonkeyPatch, cities: dict[str, Any], organizations: dict[str, str], error: str
) -> None:
    told(monkeypatch, cities, organizations)
    with pytest.raises(ValueError, match=error):
        add_wikidata(towns)


def test_an_id_that_a_list_has_too_is_no_error(towns: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, {}, {"Herald": "Q7"})
    add_wikidata(towns)
    assert not towns.marked


def test_no_id_is_told_twice() -> None:
    rows = curated("wikidata")
    given = [qid for cities in rows["cities"].values() for qid in cities.values()] + list(
        rows["organizations"].values()
    )
    assert sorted(given) == sorted(set(given))
    assert len(given) > 400
