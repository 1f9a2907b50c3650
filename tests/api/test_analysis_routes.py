"""Central entities, communities and brokers over HTTP."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.settings import Settings
from legation.store.sql import open_store
from tests.builders import CANADA, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

ROUTES = ("centrality", "communities", "brokers")


def ask(client: TestClient, route: str, **query: Any) -> Any:
    response = client.get(f"/v1/analysis/{route}", params=query)
    assert response.status_code == 200, response.text
    return response.json()


def names(found: Any) -> set[str]:
    """The entities of an answer of any of the routes."""
    return {ref["name"] for item in found["items"] for ref in item.get("members", [item.get("entity")])}


@pytest.fixture(autouse=True)
def bridged(client: TestClient, settings: Settings) -> None:
    """Latvia is now the one way from Canada and NATO to Russia and Ukraine."""
    store = open_store(settings.database)
    store.add(make_resolved([Said("Russia warned Latvia.", "THREATEN", RUSSIA, LATVIA, "warned")], outlet="X"))
    store.close()


def test_central_entities_come_with_their_score_and_the_size_of_what_was_analysed(client: TestClient) -> None:
    found = ask(client, "centrality", by="strength")
    assert found["measure"] == "strength"
    assert (found["node_count"], found["tie_count"], found["truncated"]) == (5, 4, False)
    first = found["items"][0]
    assert first["entity"]["id"] == RUSSIA.id
    assert (first["score"], first["neighbor_count"], first["claim_count"]) == (0.6, 2, 3)
    scores = [item["score"] for item in found["items"]]
    assert scores == sorted(scores, reverse=True)


def test_brokers_stand_between_others(client: TestClient) -> None:
    found = ask(client, "brokers")
    assert [item["entity"]["id"] for item in found["items"]] == [LATVIA.id, RUSSIA.id, NATO.id]
    assert found == {**ask(client, "centrality", by="betweenness"), "items": found["items"]}


def test_communities_hold_everybody_once(client: TestClient) -> None:
    found = ask(client, "communities")
    members = [ref["id"] for community in found["items"] for ref in community["members"]]
    assert sorted(members) == sorted([CANADA.id, LATVIA.id, NATO.id, RUSSIA.id, UKRAINE.id])
    assert {RUSSIA.id, UKRAINE.id} in [{ref["id"] for ref in c["members"]} for c in found["items"]]
    assert all(community["size"] == len(community["members"]) for community in found["items"])
    assert found["community_count"] == len(found["items"])


@pytest.mark.parametrize("route", ["centrality", "communities"])
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"type": "member_of"}, {"Canada", "NATO"}),
        ({"family": "standing"}, {"Canada", "NATO"}),
        ({"until": "2015-01-01"}, {"Russia", "Ukraine"}),
        ({"min_origins": 2}, {"Russia", "Ukraine"}),
        ({"center": CANADA.id}, {"Canada", "NATO"}),
        ({"center": CANADA.id, "depth": 2}, {"Canada", "NATO", "Latvia"}),
        ({"polarity": "denied"}, set()),
        ({"polarity": "denied", "denied": True}, {"Russia", "Ukraine"}),
        ({"outlet": "X", "min_score": 0.99}, set()),
    ],
)
def test_the_filters_are_those_of_the_graph(
    client: TestClient, route: str, query: dict[str, Any], expected: set[str]
) -> None:
    assert names(ask(client, route, **query)) == expected
    graph = client.get("/v1/graph", params=query).json()
    assert {node["name"] for node in graph["nodes"]} == expected


@pytest.mark.parametrize("route", ROUTES)
def test_a_size_limit_is_told(client: TestClient, route: str) -> None:
    found = ask(client, route, nodes=3)
    assert (found["node_count"], found["truncated"]) == (3, True)
    assert len(ask(client, route, limit=1)["items"]) == 1


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize(
    ("query", "status"),
    [("center=none", 404), ("nodes=0", 422), ("nodes=1001", 422), ("limit=0", 422), ("depth=9", 422)],
)
def test_what_cannot_be_analysed_is_refused(client: TestClient, route: str, query: str, status: int) -> None:
    assert client.get(f"/v1/analysis/{route}?{query}").status_code == status


def test_an_unknown_measure_is_refused(client: TestClient) -> None:
    assert client.get("/v1/analysis/centrality?by=fame").status_code == 422


@pytest.mark.parametrize("route", ROUTES)
def test_the_same_graph_needs_no_second_analysis(client: TestClient, route: str) -> None:
    etag = client.get(f"/v1/analysis/{route}").headers["etag"]
    assert client.get(f"/v1/analysis/{route}", headers={"If-None-Match": etag}).status_code == 304
