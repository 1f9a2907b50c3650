"""Happenings, series, disputes, changes and coverage over HTTP."""

from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from legation.domain.entity import Entity, Kind
from legation.settings import Settings
from legation.store.sql import open_store
from tests.api.conftest import DENIED, SEIZED
from tests.builders import DARCHIEV, RUSSIA, UKRAINE, Said, make_resolved


def ask(client: TestClient, path: str, **query: Any) -> Any:
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def test_events_of_a_pair_open_to_their_claims_and_to_why_they_are_one(client: TestClient) -> None:
    found = ask(client, "/v1/events", between=f"{RUSSIA.id},{UKRAINE.id}")
    (event,) = found["items"]
    assert found["total"] == {"value": 1, "relation": "eq"}
    assert (event["type"], event["since"], event["dated_by"]) == ("COERCE", "2014-03-18", "day")
    detail = ask(client, f"/v1/events/{event['id']}")
    assert detail["why"] == [{"reason": "tells the day, 2014-03-18", "claim_count": 1, "article_count": 1}]
    (claim,) = ask(client, f"/v1/events/{event['id']}/claims")["items"]
    assert claim["evidence"]["sentence"] == SEIZED.sentence
    assert len(ask(client, "/v1/events", between=f"{RUSSIA.id},{UKRAINE.id}", denied=True)["items"]) == 2


def test_every_point_of_a_series_opens_its_events(client: TestClient) -> None:
    found = ask(client, f"/v1/dyads/{RUSSIA.id}/{UKRAINE.id}/series", bucket="year", by="quad_class")
    assert (found["subject"]["name"], found["object"]["name"]) == ("Russia", "Ukraine")
    (point,) = found["items"]
    assert (point["since"], point["until"], point["event_count"]) == ("2014-01-01", "2015-01-01", 1)
    assert (point["counts"], point["mean"], point["spread"]) == ({"material_conflict": 1}, -7.0, 0.0)
    assert len(client.get(point["events"]).json()["items"]) == point["event_count"]
    assert ask(client, f"/v1/dyads/{UKRAINE.id}/{RUSSIA.id}/series")["items"] == []


def test_a_histogram_counts_each_event_once_on_either_clock_and_opens_it(client: TestClient) -> None:
    whole = ask(client, "/v1/histogram", bucket="year")["items"]
    assert [(p["since"], p["event_count"]) for p in whole if p["since"]] == [("2014-01-01", 1), ("2016-01-01", 1)]
    reported = ask(client, "/v1/histogram", clock="report")["items"]
    assert sum(p["event_count"] for p in reported) == sum(p["event_count"] for p in whole)
    assert [p["since"] for p in reported] != [p["since"] for p in whole]
    for point in (*whole, *reported):
        found = client.get(point["events"]).json()
        if point["since"]:
            assert found["total"]["value"] == point["event_count"]
    around = ask(client, "/v1/histogram", entity=UKRAINE.id, bucket="year")["items"]
    assert sum(p["event_count"] for p in around) == len(ask(client, "/v1/events", entity=UKRAINE.id)["items"])


def test_ids_with_slashes_name_a_pair(settings: Settings, client: TestClient) -> None:
    one, other = (Entity(f"kb:c/{code}", Kind.COUNTRY, name) for code, name in (("ee", "Estonia"), ("fi", "Finland")))
    store = open_store(settings.database)
    store.add(make_resolved([Said("Estonia helped Finland.", "AID", one, other, "helped")], outlet="Nordic Post"))
    store.close()
    for path in (f"{one.id}/{other.id}", f"{quote(one.id, safe='')}/{quote(other.id, safe='')}"):
        assert len(ask(client, f"/v1/dyads/{path}/series")["items"]) == 1
    assert client.get(f"/v1/dyads/{one.id}/nobody/series").status_code == 404


def test_a_dispute_tells_who_affirms_and_which_party_denies(client: TestClient) -> None:
    (dispute,) = ask(client, "/v1/disputes")["items"]
    assert dispute["denial"] == "party"
    assert [(s["speaker"], s["outlets"]) for s in dispute["asserting"]] == [(None, ["Eastern Wire"])]
    (denying,) = dispute["denying"]
    assert (denying["speaker"]["id"], denying["state"]["id"]) == (DARCHIEV.id, RUSSIA.id)
    assert denying["claim"]["evidence"]["sentence"] == DENIED.sentence
    assert ask(client, "/v1/disputes", denial="negation")["items"] == []
    assert ask(client, "/v1/disputes", until="2014-12-31")["items"] == []


def test_a_negation_of_an_outlet_is_no_denial_of_a_party(settings: Settings, client: TestClient) -> None:
    store = open_store(settings.database)
    plain = Said("Latvia did not help Canada.", "AID", Entity("kb_latvia", Kind.COUNTRY, "Latvia"), Entity("kb_canada", Kind.COUNTRY, "Canada"), "help", polarity=DENIED.polarity)  # fmt: skip
    store.add(make_resolved([plain], outlet="One"))
    store.add(
        make_resolved([Said("Latvia helped Canada.", "AID", plain.subject, plain.object, "helped")], outlet="Two")
    )
    store.close()
    (dispute,) = ask(client, "/v1/disputes", denial="negation")["items"]
    assert (dispute["relation"]["type"], dispute["denying"][0]["speaker"]) == ("AID", None)


def test_changes_between_two_days_of_report(settings: Settings, client: TestClient) -> None:
    store = open_store(settings.database)
    for n in range(3):
        store.add(make_resolved([SEIZED], outlet=f"Paper {n}", published="2016-12-28"))
    store.close()
    found = ask(client, "/v1/changes", since="2016-12-01", until="2017-01-01")
    assert [(c["kind"], c["relation"]["type"], c["before"], c["after"]) for c in found["items"]] == [
        ("grew", "COERCE", 0, 4)
    ]
    appeared = ask(client, "/v1/changes", since="2016-07-01", until="2016-08-01")
    assert {(c["kind"], c["relation"]["type"]) for c in appeared["items"]} == {
        ("appeared", "MOBILIZE"),
        ("appeared", "member_of"),
    }
    assert appeared["items"][0]["relation"]["type"] == "MOBILIZE"
    assert appeared["total"] == 2
    assert ask(client, "/v1/changes", since="2016-07-01", until="2016-08-01", entity=UKRAINE.id)["items"] == []
    refused = client.get("/v1/changes", params={"since": "2017-01-01", "until": "2016-01-01"})
    assert refused.json()["type"] == "/problems/bad-filter"
    assert "nothing lies between" in refused.json()["detail"]


def test_a_pair_that_turned_from_friendly_to_hostile_has_flipped(settings: Settings, client: TestClient) -> None:
    one, other = Entity("ent_a", Kind.COUNTRY, "Arland"), Entity("ent_b", Kind.COUNTRY, "Berland")
    store = open_store(settings.database)
    for n in range(3):
        for verb, type_, month in (("helped", "AID", "05"), ("struck", "ASSAULT", "06")):
            said = Said(f"Arland {verb} Berland.", type_, one, other, verb)
            store.add(make_resolved([said], outlet=f"Paper {n}", published=f"2015-{month}-1{n}"))
    store.close()
    found = ask(client, "/v1/changes", since="2015-06-01", until="2015-07-01", entity=one.id)
    flipped = next(c for c in found["items"] if c["relation"] is None)
    assert (flipped["kind"], flipped["before"] > 0, flipped["after"] < 0) == ("flipped", True, True)
    assert flipped["claim"]["type"] == "ASSAULT"


def test_what_was_affirmed_and_is_only_denied_now_has_flipped(client: TestClient) -> None:
    found = ask(client, "/v1/changes", since="2016-12-01", until="2017-01-01")
    assert [c["kind"] for c in found["items"] if c["relation"]["type"] == "COERCE"] == ["flipped"]


def test_coverage_tells_the_outlets_behind_an_answer(client: TestClient) -> None:
    found = ask(client, "/v1/coverage", entity=UKRAINE.id)
    assert (found["claim_count"], found["article_count"], found["origin_count"]) == (2, 2, 2)
    assert {o["outlet"] for o in found["outlets"]} == {"Eastern Wire", "Capital Ledger"}
    assert [m["month"] for m in found["months"]] == ["2014-03", "2016-12"]


def test_relations_on_another_basis_are_off_unless_asked(client: TestClient) -> None:
    assert {r["basis"] for r in ask(client, "/v1/relations")["items"]} == {"stated"}
    assert ask(client, "/v1/relations", basis=["document", "rule"])["items"] == []
    assert ask(client, "/v1/graph", basis=["document", "rule"])["edges"] == []


@pytest.mark.parametrize("path", ["/v1/events/nothing", "/v1/events/nothing/claims", "/v1/dyads/no/body/series"])
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
