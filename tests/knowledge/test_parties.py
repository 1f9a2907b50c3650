"""Parties as Party Facts lists them: phases of one party, lists that are no party."""

import csv
import gzip
from pathlib import Path

import pytest

from knowledge.facts import Facts
from knowledge.parties import add_parties
from knowledge.raw import Raw

_COLUMNS = (
    "partyfacts_id", "iso3", "name_short", "name", "name_english", "year_first", "year_last", "wikidata_qid", "wp_name",
    "wp_name_short", "wp_name_native", "enwiki_title",
)  # fmt: skip


@pytest.fixture
def listed(facts: Facts, tmp_path: Path) -> Facts:
    facts.entity("kb:c/ee", "country", "Estonia", "own", iso3="EST")
    rows = (
        {"partyfacts_id": "1", "name_english": "Old Farmers", "year_first": "1920", "year_last": "1990", "wikidata_qid": "Q1"},
        {"partyfacts_id": "2", "name_english": "New Farmers", "year_first": "1990", "year_last": "", "wikidata_qid": "Q1"},
        {"partyfacts_id": "3", "name_english": "Ended Front", "year_first": "1920", "year_last": "1930", "wikidata_qid": "Q2"},
        {"partyfacts_id": "4", "name_english": "independent", "year_first": "1800"},
        {"partyfacts_id": "5", "name_english": "Independent", "year_first": "1990", "wikidata_qid": "Q3"},
    )  # fmt: skip
    path = tmp_path / "partyfacts" / "parties.csv.gz"
    path.parent.mkdir()
    with gzip.open(path, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _COLUMNS, restval="")
        writer.writeheader()
        writer.writerows({"iso3": "EST", "name": row["name_english"], **row} for row in rows)
    add_parties(facts, Raw(tmp_path))
    return facts


def test_phases_of_one_party_are_one_entity_that_ends_with_the_last(listed: Facts) -> None:
    party = listed.entities["kb:party/1"]
    assert (party["valid_from"], party.get("valid_to", "")) == ("1920", "")
    assert party["name"] == "New Farmers"
    assert "kb:party/2" not in listed.entities
    assert {row["text"] for row in listed.names_of("kb:party/1")} == {"Old Farmers", "New Farmers"}


def test_a_party_whose_phases_all_ended_has_ended(listed: Facts) -> None:
    assert listed.entities["kb:party/3"]["valid_to"] == "1930"


def test_lists_without_a_party_are_left_out_and_counted(listed: Facts) -> None:
    assert "kb:party/4" not in listed.entities
    assert "kb:party/5" in listed.entities
    assert listed.dropped["parties whose name is no name"] == 1
