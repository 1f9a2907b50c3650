"""FollowTheMoney entities that fit its schemata, one for each claim, edges that are read as facts for facts alone."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from legation.export.claims.followthemoney import followthemoney
from legation.export.claims.told import Told, is_fact

SCHEMATA = json.loads((Path(__file__).parent / "followthemoney_4.11.json").read_text("utf-8"))
"""What followthemoney 4.11.2 (MIT) says of the schemata and properties we use: the library itself needs a compiler and libicu."""
SHAPES = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?)?)?"),
    "url": re.compile(r"https?://\S+"),
    "country": re.compile(r"[a-z]{2}"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "identifier": re.compile(r"Q\d+"),
}
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")


@pytest.fixture(scope="module")
def entities(told: Told) -> list[dict[str, Any]]:
    return [json.loads(line) for line in b"".join(followthemoney(iter([told]))).splitlines()]


def claims_of(entities: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {e["properties"]["recordId"][0]: e for e in entities if "recordId" in e["properties"]}


def test_each_claim_actor_and_article_is_one_entity(entities: list[dict[str, Any]], told: Told) -> None:
    ends = {end["id"] for c in told.claims for end in (c["subject"], c["object"]) if end}
    articles = {c["evidence"]["article"]["id"] for c in told.claims}
    assert set(claims_of(entities)) == {c["id"] for c in told.claims}
    assert len(entities) == len(told.claims) + len(ends) + len(articles)
    assert len({e["id"] for e in entities}) == len(entities)


def test_every_entity_fits_its_schema_and_points_at_one_that_fits(entities: list[dict[str, Any]]) -> None:
    schema_of = {e["id"]: e["schema"] for e in entities}
    for entity in entities:
        schema = SCHEMATA[entity["schema"]]
        assert ID.fullmatch(entity["id"])
        assert set(schema["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind = schema["properties"][name]
            for value in values:
                if kind[0].isupper():
                    assert kind in SCHEMATA[schema_of[value]]["is"], (entity, name)
                else:
                    assert SHAPES[kind].fullmatch(value) if kind in SHAPES else value


def test_edges_read_as_facts_are_facts(entities: list[dict[str, Any]], told: Told) -> None:
    found = claims_of(entities)
    for claim in told.claims:
        entity = found[claim["id"]]
        if entity["schema"] not in ("UnknownLink", "Event"):
            assert is_fact(claim)
            assert claim["change"] != "end"
    schemata = {e["schema"] for e in found.values()}
    assert {"Membership", "Family", "Ownership", "Employment", "Directorship", "Representation"} <= schemata


def test_what_is_no_fact_says_so_first(entities: list[dict[str, Any]], told: Told) -> None:
    found = claims_of(entities)
    for claim in told.claims:
        if not is_fact(claim):
            held = found[claim["id"]]["properties"]
            words = (held.get("role") or held["name"])[0]
            assert words.startswith(("denied", claim["status"]))


def test_the_library_itself_takes_them(entities: list[dict[str, Any]]) -> None:
    library = pytest.importorskip("followthemoney", reason="followthemoney is not installed: it compiles PyICU")
    for entity in entities:
        proxy = library.model.get_proxy(entity, cleaned=False)
        assert {k: len(v) for k, v in proxy.to_dict()["properties"].items()} == {
            k: len(v) for k, v in entity["properties"].items()
        }
        proxy.schema.validate(entity)
