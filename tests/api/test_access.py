"""Every route by every key: what it may do, and that nobody sees another workspace."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.api.access import COOKIE, needed
from legation.api.server import create_app
from legation.domain.access import Scope
from legation.services.access import make_key, recognise, revoke_key
from legation.settings import Settings
from legation.store.sql import SqlStore, open_store
from tests.api.conftest import MEMBER, SEIZED, Application
from tests.builders import make_resolved

OPEN = ("/healthz", "/readyz")


@pytest.fixture
def keys(settings: Settings) -> dict[str, str]:
    """A key of each scope, a revoked one, and one of another workspace; both workspaces have an article."""
    store = open_store(settings.database)
    store.add(make_resolved([MEMBER], outlet="Ours"))
    store.within("other").add(make_resolved([SEIZED], outlet="Theirs"))
    made = {scope.value: make_key(store.keys(), f"the {scope.value}", [scope], "default")[1] for scope in Scope}
    made["other"] = make_key(store.keys(), "the other", [Scope.ADMIN], "other")[1]
    gone, made["revoked"] = make_key(store.keys(), "the past", [Scope.ADMIN], "default")
    revoke_key(store.keys(), gone.id)
    made["wrong"] = made["read"][:-1] + ("0" if made["read"][-1] != "0" else "1")
    store.close()
    return made


@pytest.fixture
def guarded(settings: Settings, keys: dict[str, str], application: Application) -> Iterator[TestClient]:
    app = application(settings.model_copy(update={"auth": True}))
    with TestClient(app, base_url="http://127.0.0.1") as opened:
        yield opened


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def routes(client: TestClient) -> list[tuple[str, str, dict[str, Any]]]:
    document = client.get("/openapi.json").json()
    return [(m.upper(), path, route) for path, ms in document["paths"].items() for m, route in ms.items()]


def test_every_route_takes_the_key_it_says_and_no_other(guarded: TestClient, keys: dict[str, str]) -> None:
    for method, path, route in routes(guarded):
        address = re.sub(r"\{\w+\}", "none", path)
        scope = needed(method, path, route["tags"])
        for name in (None, "wrong", "revoked"):
            answer = guarded.request(method, address, headers=bearer(keys[name]) if name else {})
            if path in OPEN:
                assert answer.status_code == 200
                continue
            assert (answer.status_code, answer.json()["type"]) == (401, "/problems/no-key"), (method, path, name)
            assert answer.headers["www-authenticate"] == "Bearer"
        for name in Scope if path not in OPEN else ():
            answer = guarded.request(method, address, headers=bearer(keys[name.value]))
            refused = answer.status_code == 403
            allowed = scope in (Scope.READ, name) or (name is Scope.ADMIN and scope is not Scope.METRICS)
            assert refused != allowed, (method, path, name)
            if refused:
                assert answer.json()["type"] == "/problems/not-allowed"
                assert scope.value in answer.json()["detail"]


def test_writes_take_write_and_decisions_take_curate() -> None:
    assert needed("POST", "/v1/articles", ["articles"]) is Scope.WRITE
    assert needed("POST", "/v1/jobs/{id}/cancel", ["articles", "jobs"]) is Scope.WRITE
    assert needed("DELETE", "/v1/articles/{id}", ["articles"]) is Scope.CURATE
    assert needed("POST", "/v1/claims/{id}/reject", ["decisions"]) is Scope.CURATE
    assert needed("POST", "/v1/match", ["match"]) is Scope.READ
    assert needed("GET", "/v1/acts", ["about"]) is Scope.ADMIN
    assert needed("GET", "/metrics", ["health"]) is Scope.METRICS
    assert needed("POST", "/v1/something/new", []) is Scope.WRITE


def test_nobody_sees_another_workspace(guarded: TestClient, keys: dict[str, str]) -> None:
    """Whatever lies in one workspace is to a key of the other as if it were not there: by list, by id, by count."""
    ours, theirs = bearer(keys["admin"]), bearer(keys["other"])
    lists = [path for m, path, route in routes(guarded) if m == "GET" and "{" not in path and "limit" in str(route)]
    assert "/v1/claims" in lists
    seen: dict[str, set[str]] = {}
    for path in lists:
        answers = [guarded.get(path, headers=headers) for headers in (ours, theirs)]
        texts = [answer.text for answer in answers]
        assert "Theirs" not in texts[0], path
        assert "Ours" not in texts[1], path
        if all(answer.status_code == 200 and "items" in answer.json() for answer in answers):
            ids = [{i["id"] for i in answer.json()["items"] if "id" in i} for answer in answers]
            seen[path] = ids[0] - ids[1]
    assert {"/v1/claims", "/v1/relations", "/v1/articles", "/v1/entities"} <= {
        path for path, ids in seen.items() if ids
    }
    for path, ids in seen.items():
        for id_ in ids:
            known = guarded.get(f"{path}/{id_}", headers=ours)
            hidden = guarded.get(f"{path}/{id_}", headers=theirs)
            nothing = guarded.get(f"{path}/none", headers=theirs)
            if known.status_code == 200:
                assert hidden.status_code == nothing.status_code == 404, (path, id_)
                assert hidden.json()["detail"].replace(id_, "none") == nothing.json()["detail"]
    counts = [guarded.get("/v1/stats", headers=headers).json() for headers in (ours, theirs)]
    assert [found["articles"] for found in counts] == [1, 1]
    article = next(iter(seen["/v1/articles"]))
    assert guarded.delete(f"/v1/articles/{article}", headers=theirs).status_code == 404
    claim = next(iter(seen["/v1/claims"]))
    assert guarded.post(f"/v1/claims/{claim}/reject", headers=theirs).status_code == 404
    assert guarded.get("/v1/stats", headers=ours).json()["claims"] == 1


def test_decisions_and_changes_tell_who_made_them(guarded: TestClient, keys: dict[str, str]) -> None:
    claim = guarded.get("/v1/claims", headers=bearer(keys["read"])).json()["items"][0]["id"]
    made = guarded.post(f"/v1/claims/{claim}/reject", headers=bearer(keys["curate"]))
    assert (made.status_code, made.json()["decided_by"]) == (201, "the curate")
    guarded.delete("/v1/articles/none", headers=bearer(keys["read"]))
    guarded.delete("/v1/articles/none", headers=bearer(keys["admin"]))
    acts = guarded.get("/v1/acts", headers=bearer(keys["admin"])).json()["items"]
    assert [(a["who"], a["method"], a["path"], a["status"]) for a in acts] == [
        ("the admin", "DELETE", "/v1/articles/none", 404),
        ("the curate", "POST", f"/v1/claims/{claim}/reject", 201),
    ]
    assert guarded.get("/v1/acts", headers=bearer(keys["other"])).json()["items"] == []


def test_people_sign_in_with_their_key(guarded: TestClient, keys: dict[str, str]) -> None:
    assert guarded.get("/", follow_redirects=False).headers["location"] == "sign-in"
    assert guarded.post("/sign-in", data={"key": keys["wrong"]}).status_code == 401
    assert guarded.get("/v1/stats").status_code == 401
    signed = guarded.post("/sign-in", data={"key": keys["read"]}, follow_redirects=False)
    assert signed.status_code == 303
    cookie = signed.headers["set-cookie"].lower()
    assert {"httponly", "samesite=strict"} <= set(cookie.split("; "))
    assert guarded.get("/v1/stats").status_code == 200
    assert guarded.get("/", follow_redirects=False).status_code == 200
    guarded.post("/sign-out")
    assert COOKIE not in guarded.cookies
    assert guarded.get("/v1/stats").status_code == 401


def test_a_key_makes_so_many_requests_a_minute(settings: Settings, keys: dict[str, str]) -> None:
    app = create_app(settings.model_copy(update={"auth": True, "rate": 3}))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        answers = [client.get("/v1/ontology", headers=bearer(keys["read"])) for _ in range(4)]
        assert [a.status_code for a in answers] == [200, 200, 200, 429]
        assert [a.headers["ratelimit-remaining"] for a in answers] == ["2", "1", "0", "0"]
        assert 0 < int(answers[-1].headers["retry-after"]) <= 20
        assert client.get("/v1/ontology", headers=bearer(keys["write"])).status_code == 200


def test_without_keys_there_is_no_page_to_sign_in(client: TestClient) -> None:
    assert client.get("/sign-in").status_code == 404
    assert client.get("/", follow_redirects=False).status_code == 200


def test_a_key_is_kept_as_what_it_is_compared_with(store: SqlStore) -> None:
    key, written = make_key(store.keys(), "me", [Scope.WRITE], "w1")
    who = recognise(store.keys(), written)
    assert who
    assert (who.name, who.workspace, who.scopes) == ("me", "w1", {Scope.READ, Scope.WRITE})
    secret = written.rsplit("_", 1)[1]
    kept = store.keys().find(key.id)
    assert kept
    assert secret not in str(kept)
    for wrong in ("", "x", written[:-1], f"legation_{'0' * 16}_{secret}", f"legation_{key.id}_{'0' * 64}"):
        assert recognise(store.keys(), wrong) is None
    revoke_key(store.keys(), key.id)
    assert recognise(store.keys(), written) is None


def test_the_description_says_how_keys_are_sent_where_they_are_asked_for(
    guarded: TestClient, client: TestClient
) -> None:
    told = guarded.get("/openapi.json").json()
    assert told["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    assert told["components"]["securitySchemes"]["signed_in"]["name"] == COOKIE
    assert told["security"] == [{"key": []}, {"signed_in": []}]
    assert all(told["paths"][path]["get"]["security"] == [] for path in OPEN)
    assert "security" not in client.get("/openapi.json").json()
