"""Lists as JSON, as lines and as tables; what a spreadsheet would run is text."""

import csv
import io
import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.api.list_forms import Form, as_table, columns, form_of
from legation.api.schemas import Claim, Entity, Relation


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", Form.JSON),
        ("*/*", Form.JSON),
        ("text/html,application/xhtml+xml,*/*;q=0.8", Form.JSON),
        ("text/csv", Form.TABLE),
        ("application/json;q=0.5, text/csv", Form.TABLE),
        ("application/x-ndjson, application/json", Form.LINES),
        ("application/json, text/csv;q=0", Form.JSON),
        ("text/csv;q=much", None),
        ("application/xml", None),
    ],
)
def test_the_form_the_caller_likes_best_is_taken(accept: str, form: Form | None) -> None:
    assert form_of(accept) is form


def test_the_three_forms_of_a_list_say_the_same(client: TestClient) -> None:
    for path in ("claims", "relations", "entities", "articles", "quotations", "decisions"):
        _compared(client, path)


def _compared(client: TestClient, path: str) -> None:
    whole = client.get(f"/v1/{path}").json()
    lines = client.get(f"/v1/{path}", headers={"Accept": "application/x-ndjson"})
    table = client.get(f"/v1/{path}", headers={"Accept": "text/csv"})
    assert [json.loads(line) for line in lines.text.splitlines()] == whole["items"]
    assert [row["id"] for row in rows(table.text)] == [item["id"] for item in whole["items"]]
    for answer in (lines, table):
        assert answer.headers["total-count"] == str(whole["total"]["value"])
        assert answer.headers["vary"].startswith("Accept")


def test_the_link_header_leads_through_all_pages(client: TestClient) -> None:
    found: list[str] = []
    address: str | None = "/v1/claims?limit=1&level=named"
    while address:
        answer = client.get(address, headers={"Accept": "text/csv"})
        found += [row["id"] for row in rows(answer.text)]
        link = answer.headers.get("link")
        assert link is None or link.endswith('>; rel="next"')
        address = link[1 : link.index(">")] if link else None
    assert found == [claim["id"] for claim in client.get("/v1/claims").json()["items"]]


def test_a_row_of_a_table_holds_what_the_record_holds(client: TestClient) -> None:
    claim = next(c for c in client.get("/v1/claims").json()["items"] if c["speakers"])
    table = rows(client.get("/v1/claims", headers={"Accept": "text/csv"}).text)
    row = next(row for row in table if row["id"] == claim["id"])
    assert row["subject.name"] == claim["subject"]["name"]
    assert row["evidence.sentence"] == claim["evidence"]["sentence"]
    assert row["evidence.cue"] == "-".join(map(str, claim["evidence"]["cue"]))
    assert row["speakers.name"] == claim["speakers"][0]["name"]
    assert row["subject_for.id"] == ""


def test_a_form_that_does_not_exist_is_refused(client: TestClient) -> None:
    answer = client.get("/v1/claims", headers={"Accept": "application/xml"})
    assert (answer.status_code, answer.json()["type"]) == (406, "/problems/not-acceptable")


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1"])
def test_what_a_spreadsheet_would_run_is_text(evil: str) -> None:
    item: dict[str, Any] = {"id": "a", "name": evil, "aliases": [evil, "x"], "links": {}, "article_count": -3}
    [row] = rows(as_table([item], Entity).decode())
    assert row["name"] == "'" + evil
    assert row["aliases"].startswith("'")
    assert row["article_count"] == "-3"


def test_columns_are_the_fields_of_the_model() -> None:
    assert ("statuses",) in columns(Relation)
    assert ("evidence", "article", "outlet") in columns(Claim)
    assert as_table([], Relation).decode().count("\r\n") == 1
