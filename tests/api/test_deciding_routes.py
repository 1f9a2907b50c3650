"""Decisions over HTTP."""

from dataclasses import replace
from typing import Any

from fastapi.testclient import TestClient

from legation.domain.entity import Entity
from legation.settings import Settings
from legation.store.sql import open_store
from tests.api.conftest import MEMBER
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved


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


def test_a_renamed_entity_is_called_so_until_that_is_undone(client: TestClient) -> None:
    made = post(client, f"/v1/entities/{RUSSIA.id}/rename", {"name": "  The   Federation ", "reason": "its own name"})
    assert made.status_code == 201
    assert (made.json()["target"], made.json()["names"], made.json()["reason"]) == (
        {"entity": RUSSIA.id, "name": "The Federation"}, {RUSSIA.id: "The Federation"}, "its own name",
    )  # fmt: skip
    assert client.get(f"/v1/entities/{RUSSIA.id}").json()["aliases"] == ["Russia"]
    assert client.get("/v1/entities", params={"q": "russia"}).json()["items"][0]["name"] == "The Federation"
    assert ("The Federation", "Ukraine") in pairs(client)
    same = post(client, f"/v1/entities/{RUSSIA.id}/rename", {"name": "The Federation"})
    assert (same.status_code, same.json()["type"]) == (409, "/problems/decision-refused")
    assert post(client, f"/v1/decisions/{made.json()['id']}/undo").status_code == 204
    assert ("Russia", "Ukraine") in pairs(client)


def test_a_confirmed_claim_says_so_and_can_no_longer_be_rejected(client: TestClient) -> None:
    claim = client.get("/v1/claims", params={"type": "member_of"}).json()["items"][0]
    assert claim["decided"] is None
    made = post(client, f"/v1/claims/{claim['id']}/confirm", {"reason": "read it"})
    assert (made.status_code, made.json()["action"]) == (201, "confirm")
    assert client.get(f"/v1/claims/{claim['id']}").json()["decided"] == "confirmed"
    (edge,) = client.get("/v1/relations", params={"type": "member_of"}).json()["items"]
    assert (claim["score"], edge["relation"]["score"] if "relation" in edge else edge["score"]) == (0.8, 1.0)
    refused = post(client, f"/v1/claims/{claim['id']}/reject")
    assert refused.status_code == 409
    assert "confirmed already" in refused.json()["detail"]
    assert post(client, f"/v1/decisions/{made.json()['id']}/undo").status_code == 204
    assert post(client, f"/v1/claims/{claim['id']}/reject").status_code == 201


def test_what_may_want_a_decision_is_listed_until_it_has_one(client: TestClient, settings: Settings) -> None:
    store = open_store(settings.database)
    envoy, doubtful = Entity("ent_darchiev", DARCHIEV.kind, DARCHIEV.name), replace(MEMBER, score=0.3)
    store.add(
        make_resolved(
            [Said("Alexander Darchiev met Latvia.", "CONSULT", envoy, LATVIA, "met"), doubtful], title="Envoys"
        )
    )
    store.close()
    (pair,) = client.get("/v1/review/duplicates").json()["items"]
    assert {pair["one"]["id"], pair["other"]["id"]} == {envoy.id, DARCHIEV.id}
    assert {one["country"] and one["country"]["name"] for one in (pair["one"], pair["other"])} == {"Russia", None}
    told = post(client, f"/v1/entities/{envoy.id}/distinct", {"from": DARCHIEV.id})
    assert told.status_code == 201
    assert client.get("/v1/review/duplicates").json()["items"] == []
    assert post(client, f"/v1/decisions/{told.json()['id']}/undo").status_code == 204
    assert post(client, f"/v1/entities/{envoy.id}/merge", {"into": DARCHIEV.id}).status_code == 201
    assert client.get("/v1/review/duplicates").json()["total"]["value"] == 0
    (claim,) = client.get("/v1/review/claims").json()["items"]
    assert claim["score"] == 0.3
    assert post(client, f"/v1/claims/{claim['id']}/confirm").status_code == 201
    assert client.get("/v1/review/claims").json()["items"] == []


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
