"""The knowledge base in numbers."""

from legation.linking.knowledge import Knowledge
from legation.linking.rows import read_manifest
from legation.linking.summary import summary
from tests.linking.test_compiled import SHIPPED


def test_the_numbers_are_those_of_the_tables(kb: Knowledge) -> None:
    found, told = summary(kb), read_manifest(SHIPPED)["rows"]
    assert found["version"] == kb.version
    assert sum(found["kinds"].values()) == told["entities"] + told["people"]
    assert found["kinds"]["person"] == told["people"]
    assert found["rows"]["office"] == told["offices"] + told["mandates"]
    assert found["rows"]["membership"] == told["memberships"]


def test_every_source_says_until_when_it_speaks(kb: Knowledge) -> None:
    found = summary(kb)
    assert found["sources"]
    assert set(found["sources"]) == set(found["asserted_to"])
    assert found["asserted_to"]["wikidata"] == "2022-07-20"
