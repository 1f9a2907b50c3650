"""All claims as a file: the same claims as the list, whatever the form and the size of a page."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import rdflib
from fastapi.testclient import TestClient

from legation.api.claim_files import CLAIM_FILES
from legation.services import every_claim
from legation.settings import Settings
from tests.cli.conftest import Run
from tests.cli.conftest import typed as typed

CLAIM = rdflib.URIRef("urn:legation:term:Claim")
ASKED = [{}, {"since": "2016"}, {"type": "COERCE"}, {"type": "SANCTION"}]


@pytest.mark.parametrize("asked", ASKED)
def test_files_hold_the_claims_of_the_list(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, asked: dict[str, str]
) -> None:
    monkeypatch.setattr(every_claim, "_AT_ONCE", 1)
    listed = client.get("/v1/claims", params=asked).json()["items"]
    lines = client.get("/v1/exports/claims-ndjson", params=asked)
    table = client.get("/v1/exports/claims-csv", params=asked)
    assert [json.loads(line) for line in lines.text.splitlines()] == listed
    rows = list(csv.DictReader(io.StringIO(table.text, newline="")))
    assert [(row["id"], row["evidence.sentence"]) for row in rows] == [
        (claim["id"], claim["evidence"]["sentence"]) for claim in listed
    ]
    assert "legation.claims.csv" in table.headers["content-disposition"]


COUNTED: dict[str, Callable[[bytes], int]] = {
    "claims-parquet": lambda data: int(pq.read_table(io.BytesIO(data)).num_rows),
    "turtle": lambda data: claims_in(data, "turtle"),
    "json-ld": lambda data: claims_in(data, "json-ld"),
    "followthemoney": lambda data: data.count(b'"recordId"'),
    "stix": lambda data: sum(one["type"] in ("relationship", "note") for one in json.loads(data)["objects"]),
    "plover": lambda data: len(data.splitlines()),
}


def claims_in(data: bytes, format: str) -> int:
    claims = rdflib.Graph().parse(data=data, format=format).subjects(rdflib.RDF.type, CLAIM)
    return len(list(claims))


@pytest.mark.parametrize("format", COUNTED)
def test_other_programs_count_as_many_claims_as_the_list(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setattr(every_claim, "_AT_ONCE", 1)
    for asked in ASKED:
        counted_as_listed(client, format, asked)


def counted_as_listed(client: TestClient, format: str, asked: dict[str, str]) -> None:
    family = {"family": "event"} if format == "plover" else {}
    listed = client.get("/v1/claims", params={**asked, **family}).json()["total"]["value"]
    file = client.get(f"/v1/exports/{format}", params=asked)
    assert COUNTED[format](file.content) == listed
    assert file.headers["content-type"] == CLAIM_FILES[format].media_type
    assert f"legation{CLAIM_FILES[format].suffix}" in file.headers["content-disposition"]


def test_events_alone_are_no_standing_relations(client: TestClient) -> None:
    empty = client.get("/v1/exports/plover?family=standing")
    assert (empty.status_code, empty.content) == (200, b"")


def test_a_graph_is_exported_as_it_is_filtered(client: TestClient) -> None:
    whole = client.get("/v1/exports/json").json()["edges"]
    some = client.get("/v1/exports/json?type=COERCE&denied=true").json()["edges"]
    assert {edge["type"] for edge in some} == {"COERCE"}
    assert len(whole) > 1


def test_the_command_writes_what_the_service_sends(
    client: TestClient, settings: Settings, typed: Run, tmp_path: Path
) -> None:
    target = tmp_path / "claims"
    for name in ("claims-ndjson", *COUNTED):
        assert typed("export", name, "-o", str(target), "--since", "2016", "--db", settings.database)[0] == 0
        assert target.read_bytes() == client.get(f"/v1/exports/{name}?since=2016").content
