"""Decisions over HTTP."""

from typing import Any

from fastapi.testclient import TestClient

from tests.builders import CANADA, LATVIA, NATO, RUSSIA, UKRAINE


def post(client: TestClient, path: str, body: dict[str, Any] | None = None) -> Any:
    return client.post(path, json=body)


def pairs(client: TestClient) -> set[tuple[str, str]]:
    found = client.get("/v1/relations").json()["items"]
    return {(r["subject"]["name"], r["object"]["name"]) for r in found if r["object"]}


def test_a_merge_redirects_to_the_survivor_until_it_is_undone(client: TestClient) -> None:
    before = pairs(client)
    made = post(client, f"/v1/entities/{LATVIA.id}/merge", {"into": CANADA.id, "reason": "a test"})
    assert made.status_code == 201
    assert made.json()["target"] == {"loser": LATVIA.id, "survivor": CANADA.id}
    moved = client.get(f"/v1/entities/{LATVIA.id}", follow_redirects=False)
    assert (moved.status_code, moved.headers["location"].rsplit("/", 1)[1]) == (308, CANADA.id)
    assert ("NATO", "Latvia") not in pairs(client)
    assert post(client, f"/v1/decisions/{made.json()['id']}/undo").status_code == 204
    assert pairs(client) == before
    listed = client.get("/v1/decisions").json()["items"]
    assert [(d["id"], d["undone_at"] is None) for d in listed] == [(made.json()["id"], False)]


def test_a_split_moves_the_mentions_of_one_article(client: TestClient) -> None:
    article = client.get("/v1/claims", params={"outlet": "Capital Ledger"}).json()["items"][0]["evidence"]["article"]
    made = post(client, f"/v1/entities/{RUSSIA.id}/split", {"articles": [article["id"]], "name": "Novorossiya"})
    assert made.status_code == 201
    assert pairs(client) >= {("Russia", "Ukraine"), ("Novorossiya", "Ukraine")}


def test_a_relink_names_who_is_meant_instead(client: TestClient) -> None:
    article = client.get("/v1/claims", params={"outlet": "Eastern Wire"}).json()["items"][0]["evidence"]["article"]
    made = post(client, f"/v1/entities/{UKRAINE.id}/split", {"articles": [article["id"]], "to": LATVIA.id})
    assert made.json()["action"] == "relink"
    assert pairs(client) >= {("Russia", "Latvia")}


def test_a_rejected_claim_leaves_the_relations_and_stays_readable(client: TestClient) -> None:
    claim = client.get("/v1/claims", params={"type": "member_of"}).json()["items"][0]["id"]
    assert post(client, f"/v1/claims/{claim}/reject").status_code == 201
    assert (CANADA.name, NATO.name) not in pairs(client)
    assert client.get(f"/v1/claims/{claim}").status_code == 200
    assert post(client, f"/v1/claims/{claim}/reject").status_code == 409


def test_what_cannot_hold_is_refused_with_the_reason(client: TestClient) -> None:
    refused = post(client, f"/v1/entities/{LATVIA.id}/merge", {"into": NATO.id})
    assert refused.status_code == 409
    assert "differ in kind" in refused.json()["detail"]
    assert post(client, f"/v1/entities/{LATVIA.id}/merge", {"into": "Canada"}).status_code == 404
    assert post(client, "/v1/entities/nobody/merge", {"into": NATO.id}).status_code == 404
    assert post(client, f"/v1/entities/{LATVIA.id}/merge", {"into": NATO.id, "force": True}).status_code == 422
    assert post(client, "/v1/decisions/dec_0/undo").status_code == 404
    assert client.get("/v1/decisions").json()["items"] == []


def test_an_entity_says_why_mentions_mean_it(client: TestClient) -> None:
    found = client.get(f"/v1/entities/{NATO.id}").json()
    assert found["reasons"] == [
        {"text": "NATO", "method": "name", "reason": "its name", "decided_by": "resolver", "count": 2, "score": 0.9}
    ]
    assert found["background"] == []
