"""Errors, limits and the headers that keep a browser safe."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.api.described_fields import _EVERYWHERE, _OF_RECORD
from legation.api.explorer import _inside, add_explorer
from legation.api.problems import _OF_STATUS, _TABLE, PROBLEMS
from legation.api.server import create_app
from legation.settings import Settings


@pytest.mark.parametrize(
    ("method", "path", "status", "name"),
    [
        ("GET", "/v1/entities/nobody", 404, "not-found"),
        ("GET", "/v1/entities/nobody/relations", 404, "not-found"),
        ("GET", "/v1/relations/none", 404, "not-found"),
        ("GET", "/v1/relations/none/claims", 404, "not-found"),
        ("GET", "/v1/claims/none", 404, "not-found"),
        ("GET", "/v1/articles/none", 404, "not-found"),
        ("GET", "/v1/graph?center=none", 404, "not-found"),
        ("GET", "/v1/jobs/none", 404, "not-found"),
        ("GET", "/v1/jobs/none/events", 404, "not-found"),
        ("GET", "/v1/claims?type=LOVE", 404, "not-found"),
        ("GET", "/v1/nothing", 404, "not-found"),
        ("GET", "/v1/claims?cursor=abc", 404, "no-such-page"),
        ("GET", "/v1/claims?limit=0", 422, "invalid-request"),
        ("GET", "/v1/claims?limit=1000", 422, "invalid-request"),
        ("GET", "/v1/claims?since=yesterday", 422, "invalid-request"),
        ("GET", "/v1/claims?status=maybe", 422, "invalid-request"),
        ("GET", "/v1/claims?between=x", 422, "invalid-request"),
        ("GET", "/v1/graph?depth=9", 422, "invalid-request"),
        ("GET", "/v1/paths?from=x", 422, "invalid-request"),
        ("GET", "/v1/entities?q=%00", 422, "invalid-request"),
        ("PUT", "/v1/claims", 405, "method-not-allowed"),
        ("DELETE", "/v1/entities/x", 405, "method-not-allowed"),
    ],
)
def test_every_error_is_a_problem_document(client: TestClient, method: str, path: str, status: int, name: str) -> None:
    response = client.request(method, path)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["type"] == f"/problems/{name}"
    assert body["status"] == status
    assert body["detail"]


def test_a_method_that_is_not_there_is_answered_with_those_that_are(client: TestClient) -> None:
    assert "GET" in client.put("/v1/claims").headers["allow"]


def test_writes_from_other_sites_are_refused(client: TestClient) -> None:
    for headers, status in (
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1"}, 404),
        ({}, 404),
    ):
        assert client.delete("/v1/articles/none", headers=headers).status_code == status


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "null", "", "127.0.0.1"])
def test_an_origin_that_is_no_address_is_another_site(client: TestClient, origin: str) -> None:
    assert client.delete("/v1/articles/none", headers={"Origin": origin}).status_code == 403


def test_a_length_of_thousands_of_digits_is_too_large(client: TestClient) -> None:
    assert client.delete("/v1/articles/none", headers={"Content-Length": "9" * 5000}).status_code == 413


@pytest.mark.parametrize(
    "key",
    [
        [10**30, "x"],
        [2, "x\ud800"],
        [2, None],
        [True, "x"],
        [float("nan"), "x"],
        ["\x00", "x"],
        ["2016", None],
        [],
        {"a": 1},
        None,
    ],
)
@pytest.mark.parametrize("path", ["claims", "relations", "entities", "articles", "quotations"])
def test_a_forged_cursor_names_no_page(client: TestClient, path: str, key: Any) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")
    response = client.get(f"/v1/{path}", params={"cursor": cursor})
    assert (response.status_code, response.json()["type"]) == (404, "/problems/no-such-page")


@pytest.mark.parametrize("raw", ["[" * 740, "1" * 740])
def test_a_cursor_that_cannot_be_read_names_no_page(client: TestClient, raw: str) -> None:
    cursor = base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")
    assert client.get("/v1/claims", params={"cursor": cursor}).status_code == 404


def test_other_host_names_are_refused(client: TestClient) -> None:
    assert client.get("/v1/stats", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/v1/stats", headers={"Host": "localhost:8000"}).status_code == 200


def test_bodies_over_the_limit_are_refused_with_or_without_their_length(settings: Settings) -> None:
    small = settings.model_copy(update={"max_body": 2000})
    with TestClient(create_app(small), base_url="http://127.0.0.1") as client:
        body = b'{"text": "' + b"x" * 5000 + b'"}'
        headers = {"Content-Type": "application/json"}
        assert client.post("/v1/articles", content=body, headers=headers).status_code == 413
        for path in ("/v1/articles", "/v1/articles/batch", "/v1/match"):
            chunks = (body[i : i + 500] for i in range(0, len(body), 500))
            kind = "application/x-ndjson" if path.endswith("batch") else "application/json"
            response = client.post(path, content=chunks, headers={"Content-Type": kind})
            assert (response.status_code, response.json()["type"]) == (413, "/problems/too-large")


@pytest.mark.parametrize("path", ["/", "/v1/stats", "/v1/nothing", "/docs"])
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"].split("style-src")[0]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_page_of_the_explorer_is_asked_for_anew_and_its_assets_are_kept(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "assets" / "app-1a2b.js").write_text("1")
    app = FastAPI()
    add_explorer(app, tmp_path)
    with TestClient(app) as client:
        assert client.get("/").headers["cache-control"] == "no-cache"
        assert "immutable" in client.get("/assets/app-1a2b.js").headers["cache-control"]
        assert client.get("/assets/gone.js").status_code == 404


def test_without_a_built_explorer_a_page_says_how_to_build_it(tmp_path: Path) -> None:
    app = FastAPI()
    add_explorer(app, tmp_path)
    with TestClient(app) as client:
        assert "make setup" in client.get("/").text


def test_every_type_of_problem_is_explained() -> None:
    page = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    names = {name for _, name in _TABLE.values()} | {name for name, _ in _OF_STATUS.values()} | {"unknown-host"}
    assert names <= set(PROBLEMS)
    assert {n for n, (status, _) in PROBLEMS.items() if f"| `/problems/{n}` | {status} |" not in page} == set()
    assert {status for status, name in _TABLE.values() if PROBLEMS[name][0] != status} == set()


def test_the_type_of_a_problem_leads_to_its_description(client: TestClient) -> None:
    found = client.get(client.get("/v1/claims/none").json()["type"])
    assert found.status_code == 200
    assert PROBLEMS["not-found"][1] in found.text
    assert client.get("/problems/none").status_code == 404


REFUSED = [
    ("/v1/claims?sice=2018-01-01", "did you mean since?"),
    ("/v1/claims?nickel=1", "use added_since, article, as_of"),
    ("/v1/articles?outlet=X", "use cursor, external_id, limit"),
    ("/v1/stats?level=state", "takes none"),
    ("/v1/claims?limit=1&limit=2", "takes one value"),
    ("/v1/claims?since=2018&until=2018", "until is the first day that does not count"),
    ("/v1/quotations?since=2018-02&until=2018-01-05", "until is the first day that does not count"),
    ("/v1/graph?since=2019&until=2018", "until is the first day that does not count"),
]


def test_a_question_that_says_nothing_is_refused_with_what_was_meant(client: TestClient) -> None:
    for path, told in REFUSED:
        response = client.get(path)
        assert (response.status_code, response.json()["type"]) == (400, "/problems/bad-filter"), path
        assert told in response.json()["detail"]


UNKNOWN = [
    "/v1/claims?subject=Russia", "/v1/claims?object=x", "/v1/claims?entity=x", "/v1/claims?article=x", "/v1/claims?speaker=x",
    "/v1/claims?between=Russia,kb:c/ca", "/v1/relations?subject=x", "/v1/relations?object=x", "/v1/entities?country=Canada",
    "/v1/quotations?speaker=x", "/v1/quotations?about=x", "/v1/graph?speaker=x",
]  # fmt: skip


def test_an_id_that_nobody_has_is_not_found(client: TestClient) -> None:
    for path in UNKNOWN:
        assert (client.get(path).status_code, client.get(path).json()["type"]) == (404, "/problems/not-found"), path


def test_an_id_that_only_the_knowledge_base_has_finds_nothing(client: TestClient) -> None:
    found = client.get("/v1/claims?subject=kb:c/nz")
    assert (found.status_code, found.json()["items"]) == (200, [])


def test_months_and_years_are_dates(client: TestClient) -> None:
    def ids(**asked: str) -> list[str]:
        return [claim["id"] for claim in client.get("/v1/claims", params=asked).json()["items"]]

    assert ids(since="2014", until="2015") == ids(since="2014-01-01", until="2015-01-01") != []
    assert ids(since="2016-07", until="2016-08") == ids(since="2016-07-01", until="2016-08-01") != []
    assert client.get("/v1/claims?since=2016-13").json()["errors"][0]["message"].endswith("2016-12-21, 2016-12 or 2016")
    assert client.get("/v1/claims?since=0000-01").status_code == 422


def test_every_page_can_be_asked_for_its_head(client: TestClient) -> None:
    for path in ("/", "/v1/claims", "/v1/stats", "/healthz", "/openapi.json", "/v1/exports/json"):
        whole, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-type"] == whole.headers["content-type"]


def test_options_tells_the_methods(client: TestClient) -> None:
    answer = client.options("/v1/articles/x")
    assert (answer.status_code, answer.headers["allow"]) == (204, "DELETE, GET, HEAD, OPTIONS")


def test_long_answers_are_compressed_where_the_caller_can_read_that(client: TestClient) -> None:
    packed = client.get("/v1/claims", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/v1/claims", headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert packed.headers["etag"].startswith("W/")
    kept = client.get("/v1/claims", headers={"If-None-Match": packed.headers["etag"]})
    assert kept.status_code == 304
    assert client.get("/v1/claims", headers={"If-None-Match": kept.headers["etag"], "Accept": "text/csv"}).text


def test_pages_of_other_sites_may_ask_where_the_settings_name_them(settings: Settings) -> None:
    page, other = "https://notebooks.example.com", "https://evil.example"
    chosen = settings.model_copy(update={"cors_origins": page})
    with TestClient(create_app(chosen), base_url="http://127.0.0.1") as client:
        for origin, told, status in ((page, page, 404), (other, None, 403)):
            asked = client.get("/v1/stats", headers={"Origin": origin})
            assert asked.headers.get("access-control-allow-origin") == told
            assert client.delete("/v1/articles/none", headers={"Origin": origin}).status_code == status
        flight = {"Origin": page, "Access-Control-Request-Method": "DELETE"}
        assert "DELETE" in client.options("/v1/articles/x", headers=flight).headers["access-control-allow-methods"]


def test_two_host_headers_are_refused(client: TestClient) -> None:
    assert client.get("/v1/stats", headers=[("Host", "localhost"), ("Host", "localhost")]).status_code == 400


def test_a_path_longer_than_any_name_is_not_found(client: TestClient) -> None:
    assert client.get("/" + "a" * 5_000).status_code == 404


def test_every_route_is_described_with_a_tag_and_its_errors(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    called: set[str] = set()
    explained = {tag["name"] for tag in document["tags"] if tag["description"]}
    for path, methods in document["paths"].items():
        for method, route in methods.items():
            assert route["description"], path
            assert set(route["tags"]) <= explained
            assert "400" in route["responses"]
            assert route["operationId"] not in called
            called.add(route["operationId"])
            if (
                method == "get"
                and path.startswith("/v1")
                and not path.startswith(("/v1/jobs", "/v1/acts", "/v1/ontology"))
            ):
                assert "304" in route["responses"], path


def test_every_field_says_what_it_is_and_no_words_are_left_over(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    fields = {(record, name): field for record, s in schemas.items() for name, field in s.get("properties", {}).items()}
    assert {f for f, field in fields.items() if not field.get("description")} == set()
    assert set(_OF_RECORD) <= {(record.split("-")[0], name) for record, name in fields}
    assert set(_EVERYWHERE) <= {name for _, name in fields}


def test_files_outside_the_explorer_are_never_served(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "dist" / "app.js").write_text("1")
    (tmp_path / "dist" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert _inside(tmp_path / "dist", "app.js")
    for path in ("../secret.txt", "link.txt", "/etc/passwd", "a\x00b", ""):
        assert _inside(tmp_path / "dist", path) is None
    assert client.get("/..%2f..%2fpyproject.toml").status_code == 404


def test_the_service_starts_without_the_language_model(settings: Settings) -> None:
    import subprocess
    import sys

    probe = (
        "import sys; from legation.api.server import create_app; from legation.settings import Settings;"
        f"create_app(Settings(database={settings.database!r})); print('spacy' in sys.modules, 'trafilatura' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_every_schema_has_a_name_that_clients_can_use(client: TestClient) -> None:
    """Two of one name would be told apart by their place in the program, or by Input and Output."""
    names = client.get("/openapi.json").json()["components"]["schemas"]
    assert [name for name in names if "__" in name or "-" in name] == []
