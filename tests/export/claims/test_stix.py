"""A STIX bundle that the OASIS library reads, one relationship or note for each claim, its type saying what is no fact."""

import json
from typing import Any

import pytest
import stix2

from legation.export.claims.stix import stix
from legation.export.claims.told import Told


@pytest.fixture(scope="module")
def bundle(told: Told) -> Any:
    return stix2.parse(b"".join(stix(iter([told]))).decode(), allow_custom=False)


def of(bundle: Any, *types: str) -> list[Any]:
    return [one for one in bundle.objects if one.type in types]


def test_each_claim_is_one_object_and_each_actor_another(bundle: Any, told: Told) -> None:
    assert len(of(bundle, "relationship")) == len([c for c in told.claims if c["object"]])
    assert len(of(bundle, "note")) == len([c for c in told.claims if not c["object"]])
    ends = {end["id"] for c in told.claims for end in (c["subject"], c["object"]) if end}
    assert {one.external_references[0].external_id for one in of(bundle, "identity", "location")} == ends
    assert len({one.id for one in bundle.objects}) == len(bundle.objects)


def test_what_a_relationship_points_at_is_in_the_bundle(bundle: Any) -> None:
    known = {one.id for one in bundle.objects}
    assert {ref for one in of(bundle, "relationship") for ref in (one.source_ref, one.target_ref)} <= known
    assert {ref for one in of(bundle, "note") for ref in one.object_refs} <= known


def test_only_facts_have_a_relationship_type_without_a_caveat(bundle: Any) -> None:
    for one in of(bundle, "relationship"):
        fact = "polarity:affirmed" in one.labels and {"status:happened", "status:ongoing"} & set(one.labels)
        plain = one.relationship_type == one.labels[0].lower().replace("_", "-")
        assert plain is bool(fact and "change:end" not in one.labels), one
    types = {one.relationship_type for one in of(bundle, "relationship")}
    assert {"member-of", "denied-member-of", "conditional-member-of", "ended-member-of", "denied-coerce"} <= types
    assert "planned: Berlin protests against" in {one.abstract for one in of(bundle, "note")}


def test_the_same_claims_have_the_same_ids_in_every_file(bundle: Any, told: Told, pages: Any) -> None:
    again = json.loads(b"".join(stix(pages)))
    assert [one["id"] for one in again["objects"]] == [one.id for one in bundle.objects]
    assert again["id"] == bundle.id


def test_nothing_at_all_is_a_bundle_too() -> None:
    assert json.loads(b"".join(stix(iter([]))))["objects"] == []
