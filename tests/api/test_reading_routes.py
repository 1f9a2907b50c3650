"""What can be asked over HTTP."""

from typing import Any

import networkx as nx
import pytest
from fastapi.testclient import TestClient

from legation.domain.claim import Polarity
from legation.domain.decision import Action, Decision
from legation.domain.entity import Entity, Kind
from legation.settings import Settings
from legation.store.sql import open_store
from tests.api.conftest import DENIED, GUARDS, MEMBER, SEIZED
from tests.builders import CANADA, DARCHIEV, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved


def ask(client: TestClient, path: str, **query: Any) -> Any:
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_an_entity_is_found_by_a_part_of_its_name(client: TestClient) -> None:
    found = ask(client, "/v1/entities", q="latv")
    assert found["items"][0]["id"] == LATVIA.id
    assert found["total"] == {"value": 1, "relation": "eq"}
    assert {e["kind"] for e in ask(client, "/v1/entities", kind="person")["items"]} == {"person"}


def test_an_entity_has_the_shape_of_the_contract(client: TestClient) -> None:
    found = ask(client, f"/v1/entities/{DARCHIEV.id}")
    keys = {
        "id",
        "kind",
        "subtype",
        "name",
        "aliases",
        "country",
        "links",
        "lat",
        "lon",
        "article_count",
        "claim_count",
        "first_seen",
        "last_seen",
    }
    assert keys <= found.keys()
    assert (found["article_count"], found["first_seen"]) == (1, "2016-12-21")
    assert found["country"] == {"id": RUSSIA.id, "name": "Russia"}


def test_a_claim_says_where_it_was(client: TestClient, settings: Settings) -> None:
    store = open_store(settings.database)
    store.add(make_resolved([Said("Russia met Canada in Latvia.", "CONSULT", RUSSIA, CANADA, "met", place=LATVIA)]))
    store.close()
    (claim,) = ask(client, "/v1/claims", type="CONSULT")["items"]
    assert claim["place"] == {"id": LATVIA.id, "name": "Latvia", "kind": "country", "text": "Latvia"}
    assert ask(client, "/v1/claims", type="COERCE")["items"][0]["place"] is None


def test_relations_carry_their_best_claim(client: TestClient) -> None:
    (relation,) = ask(client, f"/v1/entities/{UKRAINE.id}/relations")["items"]
    assert (relation["type"], relation["disputed"], relation["asserted"]) == ("COERCE", True, True)
    assert relation["polarities"] == {"affirmed": 1, "denied": 1}
    assert relation["evidence"]["evidence"]["sentence"] == SEIZED.sentence
    assert ask(client, f"/v1/relations/{relation['id']}") == relation
    claims = ask(client, f"/v1/relations/{relation['id']}/claims")["items"]
    assert [c["evidence"]["sentence"] for c in claims] == [DENIED.sentence, SEIZED.sentence]
    assert claims[0]["speakers"][0]["name"] == "Alexander Darchiev"
    assert ask(client, f"/v1/claims/{claims[0]['id']}") == claims[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"type": "member_of"}, {MEMBER.sentence}),
        ({"family": "standing"}, {MEMBER.sentence}),
        ({"status": "planned"}, {GUARDS.sentence}),
        ({"polarity": "denied"}, {DENIED.sentence}),
        ({"speaker": DARCHIEV.id}, {DENIED.sentence}),
        ({"speaker": "outlet", "type": "COERCE"}, {SEIZED.sentence}),
        ({"until": "2015-01-01"}, {SEIZED.sentence}),
        ({"since": "2016-12-01"}, {DENIED.sentence}),
        ({"as_of": "2014-03-18"}, {SEIZED.sentence}),
        ({"outlet": "Eastern Wire"}, {SEIZED.sentence}),
        ({"subject": NATO.id}, {GUARDS.sentence}),
        ({"object": NATO.id}, {MEMBER.sentence}),
        ({"between": f"{UKRAINE.id},{RUSSIA.id}"}, {SEIZED.sentence, DENIED.sentence}),
        ({"min_score": 0.97}, set()),
        ({"q": "SEIZED part"}, {SEIZED.sentence}),
        ({"q": '"never seized"', "subject": RUSSIA.id}, {DENIED.sentence}),
        ({"q": "tank*"}, {GUARDS.sentence}),
    ],
)
def test_claims_pass_every_filter(client: TestClient, query: dict[str, Any], expected: set[str]) -> None:
    assert {c["evidence"]["sentence"] for c in ask(client, "/v1/claims", **query)["items"]} == expected
    edges = ask(client, "/v1/relations", **query)["items"]
    assert bool(edges) == bool(expected)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"kind": "organization"}, {"NATO"}),
        ({"kind": ["organization", "person"]}, {"NATO", "Alexander Darchiev"}),
        ({"country": RUSSIA.id}, {"Alexander Darchiev"}),
        ({"q": "ukrain", "kind": "person"}, set()),
        ({"q": "ukrian"}, {"Ukraine"}),
    ],
)
def test_entities_pass_every_filter(client: TestClient, query: dict[str, Any], expected: set[str]) -> None:
    assert {e["name"] for e in ask(client, "/v1/entities", **query)["items"]} == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"min_origins": 2}, {"COERCE"}),
        ({"type": "COERCE", "polarity": "denied", "asserted": True}, set()),
        ({"type": "COERCE", "polarity": "denied"}, {"COERCE"}),
        ({"level": "state", "subject": RUSSIA.id}, {"COERCE"}),
        ({"types": ["MOBILIZE", "member_of"]}, {"MOBILIZE", "member_of"}),
        ({"type": "MOBILIZE", "types": "member_of"}, {"MOBILIZE", "member_of"}),
    ],
)
def test_relations_pass_their_own_filters(client: TestClient, query: dict[str, Any], expected: set[str]) -> None:
    assert {r["type"] for r in ask(client, "/v1/relations", **query)["items"]} == expected


def test_unnamed_groups_stay_out_of_graphs_unless_asked_for(client: TestClient, settings: Settings) -> None:
    militants = Entity("grp_1", Kind.GROUP, "militants", named=False)
    store = open_store(settings.database)
    store.add(make_resolved([Said("The militants attacked Latvia.", "ASSAULT", militants, LATVIA, "attacked")]))
    store.close()
    for path, shown in (("/v1/relations", True), ("/v1/graph", False)):
        answers = {wanted: ask(client, path, type="ASSAULT", groups=wanted) for wanted in (True, False)}
        edges = {wanted: found.get("items", found.get("edges")) for wanted, found in answers.items()}
        assert (len(edges[True]), len(edges[False])) == (1, 0)
        unasked = ask(client, path, type="ASSAULT")
        assert bool(unasked.get("items", unasked.get("edges"))) is shown
    assert "militants" not in client.get("/v1/exports/json").text
    assert "militants" in client.get("/v1/exports/json", params={"groups": True}).text


def test_denied_edges_stay_out_of_graphs_unless_asked_for(client: TestClient, settings: Settings) -> None:
    store = open_store(settings.database)
    denied = Said("Canada never sanctioned Latvia.", "SANCTION", CANADA, LATVIA, "sanctioned", polarity=Polarity.DENIED)
    store.add(make_resolved([denied], outlet="X"))
    store.close()
    for path in ("/v1/graph", "/v1/exports/json"):
        assert "SANCTION" not in client.get(path).text
        assert "SANCTION" in client.get(path, params={"denied": True}).text
    ends = {"from": CANADA.id, "to": LATVIA.id}
    assert ask(client, "/v1/paths", **ends)["items"][0]["length"] == 2
    assert ask(client, "/v1/paths", **ends, denied=True)["items"][0]["length"] == 1
    assert ask(client, "/v1/paths", **ends, max_length=1)["items"] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"since": "2016-12-21"}, True),
        ({"since": "2016-12-22"}, False),
        ({"until": "2016-12-22"}, True),
        ({"until": "2016-12-21"}, False),
        ({"speaker": NATO.id}, False),
        ({"q": "oranges"}, False),
    ],
)
def test_quotations_pass_every_filter(client: TestClient, query: dict[str, str], found: bool) -> None:
    assert bool(ask(client, "/v1/quotations", **query)["items"]) is found


@pytest.mark.parametrize("path", ["/v1/entities", "/v1/quotations", "/v1/claims", "/v1/articles", "/v1/relations"])
@pytest.mark.parametrize(
    "words", ['"', "*", "NEAR(", "AND", "a'b", "%", "_", "\\", "a:b", "^", "🙂", "\u202e", "é" * 200, "\x01", " ", "-"]
)
def test_whatever_is_typed_into_a_search_is_only_words(client: TestClient, path: str, words: str) -> None:
    answer = client.get(path, params={"q": words})
    wordless = path != "/v1/entities" and not any(char.isalnum() for char in words)
    assert answer.status_code == (400 if wordless else 200), answer.text
    if wordless:
        assert "holds no word to look for" in answer.json()["detail"]


def test_words_are_found_in_articles_and_narrow_every_list_and_graph(client: TestClient) -> None:
    assert [a["title"] for a in ask(client, "/v1/articles", q="tanks latvia")["items"]] == ["Tanks for Latvia"]
    assert [r["type"] for r in ask(client, "/v1/relations", q="tanks")["items"]] == ["MOBILIZE"]
    assert [e["type"] for e in ask(client, "/v1/graph", q="tanks")["edges"]] == ["MOBILIZE"]
    assert [e["type"] for e in ask(client, "/v1/events", q="tanks")["items"]] == ["MOBILIZE"]
    assert ask(client, "/v1/coverage", q="seized")["claim_count"] == 2


def test_the_graph_around_a_node_grows_with_depth_and_says_when_it_is_cut(client: TestClient) -> None:
    near = ask(client, "/v1/graph", center=CANADA.id, depth=1)
    assert {n["name"] for n in near["nodes"]} == {"Canada", "NATO"}
    far = ask(client, "/v1/graph", center=CANADA.id, depth=2)
    assert {n["name"] for n in far["nodes"]} == {"Canada", "NATO", "Latvia"}
    assert not far["truncated"]
    assert ask(client, "/v1/graph", center=CANADA.id, depth=2, limit=2)["truncated"]
    whole = ask(client, "/v1/graph")
    assert {e["type"] for e in whole["edges"]} == {"member_of", "MOBILIZE", "COERCE"}


def test_a_path_shows_its_evidence(client: TestClient) -> None:
    (path,) = ask(client, "/v1/paths", **{"from": CANADA.id, "to": LATVIA.id})["items"]
    assert [n["name"] for n in path["nodes"]] == ["Canada", "NATO", "Latvia"]
    assert [s["evidence"]["evidence"]["sentence"] for s in path["steps"]] == [MEMBER.sentence, GUARDS.sentence]


def test_neighbours_and_timeline(client: TestClient) -> None:
    assert {n["entity"]["name"] for n in ask(client, f"/v1/entities/{NATO.id}/neighbors")["items"]} == {
        "Canada",
        "Latvia",
    }
    assert ask(client, f"/v1/entities/{RUSSIA.id}/timeline")["items"] == [
        {"month": "2014-03", "types": {"COERCE": 1}},
        {"month": "2016-12", "types": {"COERCE": 1}},
    ]


def test_quotations_are_found_by_speaker_and_by_words(client: TestClient) -> None:
    for query in ({"speaker": DARCHIEV.id}, {"about": UKRAINE.id}, {"q": "never seized"}):
        (quotation,) = ask(client, "/v1/quotations", **query)["items"]
        assert quotation["content"] == [{"start": 0, "end": len(DENIED.sentence), "text": DENIED.sentence}]


def test_offsets_cut_the_sentence_out_of_the_article_even_with_emoji(client: TestClient) -> None:
    (claim,) = ask(client, "/v1/claims", outlet="Eastern Wire")["items"]
    article = ask(client, f"/v1/articles/{claim['evidence']['article']['id']}")
    evidence = claim["evidence"]
    assert article["text"][evidence["start"] : evidence["end"]] == evidence["sentence"] == SEIZED.sentence
    mention = article["mentions"][0]
    assert article["text"][mention["start"] : mention["end"]] == "Russia"
    assert mention["reason"]


def test_articles_are_listed_newest_first(client: TestClient) -> None:
    found = ask(client, "/v1/articles")["items"]
    assert [a["published"] for a in found] == ["2016-12-21", "2016-07-08", "2014-03-20"]
    assert found[1]["claim_count"] == 2


def test_pages_follow_one_another_by_cursor(client: TestClient) -> None:
    seen, cursor = [], None
    while True:
        page = ask(client, "/v1/claims", limit=1, **({"cursor": cursor} if cursor else {}))
        seen += [c["id"] for c in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 4


def test_an_unchanged_answer_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/v1/claims")
    etag = first.headers["etag"]
    again = client.get("/v1/claims", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    article = client.get("/v1/articles").json()["items"][0]["id"]
    assert client.delete(f"/v1/articles/{article}").status_code == 204
    assert client.get("/v1/claims", headers={"If-None-Match": etag}).status_code == 200
    assert client.get(f"/v1/articles/{article}").status_code == 404
    assert client.delete(f"/v1/articles/{article}").status_code == 404


def test_articles_added_meanwhile_neither_repeat_nor_hide_what_a_reader_pages_through(
    client: TestClient, settings: Settings
) -> None:
    before = {c["id"] for c in ask(client, "/v1/claims")["items"]}
    seen: list[str] = []
    page = ask(client, "/v1/claims", limit=1)
    store = open_store(settings.database)
    for number in range(3):
        seen += [c["id"] for c in page["items"]]
        more = Said("Canada praised Latvia.", "SUPPORT", CANADA, LATVIA, "praised")
        store.add(make_resolved([more], outlet=f"Outlet {number}", published=f"201{3 + number}-06-01"))
        page = ask(client, "/v1/claims", limit=1, cursor=page["next_cursor"])
    store.close()
    while page["next_cursor"]:
        seen += [c["id"] for c in page["items"]]
        page = ask(client, "/v1/claims", limit=1, cursor=page["next_cursor"])
    seen += [c["id"] for c in page["items"]]
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


@pytest.mark.parametrize("path", ["entities", "relations", "claims", "articles"])
def test_every_list_pages_to_its_end(client: TestClient, path: str) -> None:
    whole = [item["id"] for item in ask(client, f"/v1/{path}", limit=200)["items"]]
    assert len(whole) > 2
    seen, query = [], {"limit": 2}
    for _ in whole:
        page = ask(client, f"/v1/{path}", **query)
        assert page["total"]["value"] == len(whole)
        seen += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        query["cursor"] = page["next_cursor"]
    assert seen == whole


@pytest.mark.parametrize("value", ["*", "{}", "W/{}", '"other", {}', '"other", W/{}'])
def test_an_etag_is_known_in_every_form_a_client_may_send(client: TestClient, value: str) -> None:
    etag = client.get("/v1/stats").headers["etag"].removeprefix("W/")
    assert client.get("/v1/stats", headers={"If-None-Match": value.format(etag)}).status_code == 304


def test_a_merged_entity_points_to_its_survivor(client: TestClient, settings: Settings) -> None:
    store = open_store(settings.database)
    store.decide(Decision("d1", Action.MERGE, {"loser": UKRAINE.id, "survivor": RUSSIA.id}, "x", "2026-01-01"))
    store.close()
    response = client.get(f"/v1/entities/{UKRAINE.id}", follow_redirects=False)
    assert response.status_code == 308
    assert client.get(response.headers["location"]).json()["id"] == RUSSIA.id


@pytest.fixture
def latvia_merged_into_canada(client: TestClient, settings: Settings) -> None:
    store = open_store(settings.database)
    store.decide(Decision("d1", Action.MERGE, {"loser": LATVIA.id, "survivor": CANADA.id}, "x", "2026-01-01"))
    store.close()


@pytest.mark.usefixtures("latvia_merged_into_canada")
@pytest.mark.parametrize("page", ["relations", "neighbors", "timeline"])
def test_the_pages_of_a_merged_entity_lead_to_the_same_page_of_its_survivor(client: TestClient, page: str) -> None:
    response = client.get(f"/v1/entities/{LATVIA.id}/{page}", params={"type": "MOBILIZE"}, follow_redirects=False)
    assert response.status_code == 308
    assert response.headers["location"] == f"/v1/entities/{CANADA.id}/{page}?type=MOBILIZE"
    assert client.get(response.headers["location"]).json()["items"]


@pytest.mark.usefixtures("latvia_merged_into_canada")
@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/v1/claims", {"object": LATVIA.id}),
        ("/v1/claims", {"entity": LATVIA.id}),
        ("/v1/claims", {"between": f"{NATO.id},{LATVIA.id}"}),
        ("/v1/relations", {"object": LATVIA.id}),
        ("/v1/relations", {"between": f"{LATVIA.id},{NATO.id}"}),
        ("/v1/paths", {"from": LATVIA.id, "to": NATO.id}),
    ],
)
def test_an_id_from_before_a_merge_still_asks_for_the_same_thing(
    client: TestClient, path: str, query: dict[str, str]
) -> None:
    old = ask(client, path, **query)
    assert old["items"]
    assert old == ask(client, path, **{key: value.replace(LATVIA.id, CANADA.id) for key, value in query.items()})


@pytest.mark.usefixtures("latvia_merged_into_canada")
def test_a_graph_around_a_merged_entity_is_that_of_its_survivor(client: TestClient) -> None:
    graph = ask(client, "/v1/graph", center=LATVIA.id)
    assert {node["id"] for node in graph["nodes"]} == {CANADA.id, NATO.id}
    assert graph["edges"]


def test_exports_hold_the_graph(client: TestClient) -> None:
    response = client.get("/v1/exports/graphml")
    assert response.headers["content-type"].startswith("application/xml")
    assert nx.parse_graphml(response.text, force_multigraph=True).number_of_edges() == 3
    assert client.get("/v1/exports/json").json()["nodes"]
    assert client.get("/v1/exports/geojson").json()["type"] == "FeatureCollection"
    assert client.get("/v1/exports/xls").status_code == 404


def test_a_name_is_matched_with_scores_and_reasons(client: TestClient) -> None:
    asked = {"names": [{"name": "Moscow", "on": "2016-12-21"}, {"name": "Nobody Atall"}]}
    moscow, nobody = client.post("/v1/match", json=asked).json()["items"]
    assert any(c["entity"]["name"] == "Russia" and c["reasons"] for c in moscow["candidates"])
    assert nobody == {"name": "Nobody Atall", "decided": None, "candidates": []}


def test_the_service_describes_itself(client: TestClient) -> None:
    assert len(ask(client, "/v1/ontology")["types"]) >= 45
    assert ask(client, "/v1/stats")["articles"] == 3
    assert ask(client, "/healthz") == ask(client, "/readyz") == {"status": "ok"}
    assert "/v1/graph" in client.get("/docs").text


def test_ids_with_slashes_are_served(client: TestClient, settings: Settings) -> None:
    store = open_store(settings.database)
    odd = Entity("kb:p/Q1", Kind.PERSON, "Jane Roe")
    store.add(make_resolved([Said("Jane Roe praised NATO.", "SUPPORT", odd, NATO, "praised")], outlet="X"))
    store.close()
    for path in ("/v1/entities/kb:p/Q1", "/v1/entities/kb%3Ap%2FQ1"):
        assert client.get(path).json()["name"] == "Jane Roe"
        assert client.get(f"{path}/relations").json()["items"][0]["type"] == "SUPPORT"


def test_holders_of_offices_are_told_as_of_a_day_with_their_source(client: TestClient) -> None:
    asked = {"state": "gb", "as_of": "1990-06-01", "type": ["head_of_government"]}
    found = ask(client, "/v1/holders", **asked)
    assert (found["state"]["name"], found["as_of"]) == ("United Kingdom", "1990-06-01")
    (held,) = found["items"]
    assert held["person"]["name"] == "Margaret Thatcher"
    assert (held["since"], held["until"], held["claim"]) == ("1979-05-04", "1990-11-28", None)
    assert held["source"]


def test_holders_of_what_nobody_knows_are_not_found(client: TestClient) -> None:
    assert client.get("/v1/holders", params={"state": "Kalnsberg"}).status_code == 404
    assert client.get("/v1/holders", params={"state": "gb", "type": "head_of_pub"}).status_code in (404, 422)
    assert client.get("/v1/holders", params={"state": "gb", "as_of": "yesterday"}).status_code == 422
