"""Errors, limits and the headers that keep a browser safe."""

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.api.explorer import _inside
from app.api.server import create_app
from app.settings import Settings


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


def test_other_host_names_are_refused(client: TestClient) -> None:
    assert client.get("/v1/stats", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/v1/stats", headers={"Host": "localhost:8000"}).status_code == 200


def test_bodies_over_the_limit_are_refused_with_or_without_their_length(settings: Settings) -> None:
    small = settings.model_copy(update={"max_body": 2000})
    with TestClient(create_app(small), base_url="http://127.0.0.1") as client:
        body = b'{"text": "' + b"x" * 5000 + b'"}'
        headers = {"Content-Type": "application/json"}
        assert client.post("/v1/articles", content=body, headers=headers).status_code == 413
        chunks = (body[i : i + 500] for i in range(0, len(body), 500))
        assert client.post("/v1/articles", content=chunks, headers=headers).status_code == 413


@pytest.mark.parametrize("path", ["/", "/v1/stats", "/v1/nothing", "/docs"])
def test_every_answer_carries_the_policy(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"].split("style-src")[0]
    assert headers["x-content-type-options"] == "nosniff"


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
        "import sys; from app.api.server import create_app; from app.settings import Settings;"
        f"create_app(Settings(database={settings.database!r})); print('spacy' in sys.modules, 'trafilatura' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
