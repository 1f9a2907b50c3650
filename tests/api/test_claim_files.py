"""All claims as a file: the same claims as the list, whatever the form and the size of a page."""

import csv
import io
import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from legation.services import every_claim
from legation.settings import Settings
from tests.cli.conftest import Run
from tests.cli.conftest import typed as typed


@pytest.mark.parametrize("asked", [{}, {"since": "2016"}, {"type": "COERCE"}, {"type": "SANCTION"}])
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


def test_a_graph_is_exported_as_it_is_filtered(client: TestClient) -> None:
    whole = client.get("/v1/exports/json").json()["edges"]
    some = client.get("/v1/exports/json?type=COERCE&denied=true").json()["edges"]
    assert {edge["type"] for edge in some} == {"COERCE"}
    assert len(whole) > 1


def test_the_command_writes_what_the_service_sends(
    client: TestClient, settings: Settings, typed: Run, tmp_path: Path
) -> None:
    target = tmp_path / "claims.ndjson"
    assert typed("export", "claims-ndjson", "-o", str(target), "--since", "2016", "--db", settings.database)[0] == 0
    assert target.read_text(encoding="utf-8") == client.get("/v1/exports/claims-ndjson?since=2016").text
