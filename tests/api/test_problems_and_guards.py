"""Errors, limits and the headers that keep a browser safe."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.api.explorer import _inside, add_explorer
from legation.api.problems import _OF_STATUS, _TABLE
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
    assert {name for name in names if f"| `/problems/{name}` |" not in page} == set()


def test_every_route_is_described_with_a_tag_and_its_errors(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    explained = {tag["name"] for tag in document["tags"] if tag["description"]}
    for path, methods in document["paths"].items():
        for method, route in methods.items():
            assert route["description"], path
            assert set(route["tags"]) <= explained
            assert "400" in route["responses"]
            if method == "get" and path.startswith("/v1") and not path.startswith(("/v1/jobs", "/v1/ontology")):
                assert "304" in route["responses"], path


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
