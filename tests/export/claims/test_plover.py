"""PLOVER records: the fields of the codebook, one for each claim of an event, and none that hides that it is no fact."""

import json
from datetime import date
from typing import Any

import pytest

from legation.domain.ontology import load_ontology
from legation.export.claims.plover import plover
from legation.export.claims.told import Told

CODEBOOK = {
    "id", "date", "time", "enddate", "endtime", "source", "target", "event", "eventLoc", "eventText", "quadCode",
    "eventScale", "mode", "context", "dead", "injured", "size", "link", "text", "citation", "url", "language",
    "publication", "license", "copyright", "textInfo", "coder", "version", "codebook", "dateCoded", "comment",
}  # fmt: skip
"""The table of JSON fields in the codebook (github.com/openeventdata/PLOVER, version 0.6)."""
BEYOND = {"status", "polarity", "qualities", "speaker", "dateReported", "score"}
REQUIRED = {"id", "date", "source", "event"}


@pytest.fixture(scope="module")
def records(told: Told) -> dict[str, dict[str, Any]]:
    lines = b"".join(plover(iter([told]))).splitlines()
    return {record["id"]: record for record in map(json.loads, lines)}


def test_each_claim_of_an_event_is_one_record(records: dict[str, Any], told: Told) -> None:
    events = {claim["id"]: claim["type"] for claim in told.claims if load_ontology()[claim["type"]].is_event}
    assert {id_: record["event"] for id_, record in records.items()} == events


def test_fields_are_those_of_the_codebook(records: dict[str, Any]) -> None:
    for record in records.values():
        assert set(record) - BEYOND <= CODEBOOK
        assert all(record[name] for name in REQUIRED)
        assert date.fromisoformat(record["date"]) <= date.fromisoformat(record["enddate"])
        assert record["quadCode"] in (1, 2, 3, 4)
        assert record["eventText"] in record["text"]


def test_what_is_no_fact_is_hypothetical_and_says_so(records: dict[str, Any], told: Told) -> None:
    for record in records.values():
        fact = record["polarity"] == "affirmed" and record["status"] in ("happened", "ongoing")
        assert (record["context"] == ["hypothetical"]) is not fact
        assert bool(record["comment"]) is not fact
    comments = {record["comment"] for record in records.values()}
    assert "denied: Russia coerces Ukraine" in comments
    assert "planned: NATO mobilizes toward Latvia" in comments


def test_actors_have_codes_sectors_and_places_their_numbers(records: dict[str, Any]) -> None:
    seized = next(record for record in records.values() if record["eventLoc"])
    assert (seized["source"][0]["code"], seized["source"][0]["sector"]) == ("CAN", "MIL")
    assert (seized["date"], seized["enddate"], seized["dateReported"]) == ("2014-03-18", "2014-03-18", "2016-12-21")
    assert (seized["eventLoc"]["geonameid"], seized["eventLoc"]["country code"]) == (2950159, "DE")
    alone = [record for record in records.values() if record["event"] == "PROTEST"]
    assert [record["target"] for record in alone] == [[], []]
