"""Questions to a small graph, over every store."""

import pytest

from legation.domain.entity import Entity, Kind
from legation.errors import Ambiguous, NotFound
from legation.linking.knowledge import open_knowledge
from legation.services.query import find_entities, relations_of, resolve_name, whole_graph
from legation.store.filters import EntityQuery, RelationQuery
from legation.store.sql import SqlStore
from tests.builders import CANADA, LATVIA, NATO, Said, make_resolved
from tests.services.conftest import GUARDS, WARNED


def test_a_name_and_an_id_mean_the_same(graph: SqlStore) -> None:
    assert resolve_name(graph, "canada").entity.id == CANADA.id == resolve_name(graph, CANADA.id).entity.id


def test_two_of_one_name_are_ambiguous_and_both_are_offered(graph: SqlStore) -> None:
    twins = [Entity(f"ent_{n}", Kind.PERSON, "John Smith") for n in (1, 2)]
    for n, twin in enumerate(twins):
        graph.add(make_resolved([Said("John Smith blamed NATO.", "ACCUSE", twin, NATO, "blamed")], outlet=str(n)))
    with pytest.raises(Ambiguous) as caught:
        resolve_name(graph, "John Smith")
    assert {id_ for id_, _, _ in caught.value.candidates} == {"ent_1", "ent_2"}


def test_an_unknown_name_is_answered_with_the_nearest(graph: SqlStore) -> None:
    with pytest.raises(NotFound, match="did you mean Latvia"):
        resolve_name(graph, "Lativa")


def test_every_relation_carries_its_sentence(graph: SqlStore) -> None:
    found = relations_of(graph, RelationQuery(entity=LATVIA.id)).items
    assert {e.claim.claim.evidence.sentence for e in found if e.claim} == {GUARDS.sentence, WARNED.sentence}


def test_the_whole_graph_is_in_the_order_of_ids(graph: SqlStore) -> None:
    found, sentences = whole_graph(graph, RelationQuery())
    assert [e.id for e in found.edges] == sorted(e.id for e in found.edges)
    assert [n.id for n in found.nodes] == sorted(n.id for n in found.nodes)
    assert sentences.keys() == {e.id for e in found.edges}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("UK", "United Kingdom"),
        ("U.K.", "United Kingdom"),
        ("Great Britain", "United Kingdom"),
        ("UAE", "United Arab Emirates"),
        ("Burma", "Myanmar"),
        ("Holland", "Netherlands"),
        ("Deutschland", "Germany"),
        ("Putin, Vladimir", "Vladimir Putin"),
        ("Putin Vladimir", "Vladimir Putin"),
    ],
)
def test_names_that_people_type_are_found_first(store: SqlStore, typed: str, first: str) -> None:
    kb = open_knowledge()
    for id_, kind in (
        ("kb:c/gb", Kind.COUNTRY), ("kb:c/ua", Kind.COUNTRY), ("kb:c/ae", Kind.COUNTRY), ("kb:c/mm", Kind.COUNTRY),
        ("kb:c/nl", Kind.COUNTRY), ("kb:c/de", Kind.COUNTRY), ("kb:p/Q7747", Kind.PERSON),
    ):  # fmt: skip
        known = kb.entity(id_)
        assert known is not None
        one = Entity(id_, kind, known.name)
        store.add(make_resolved([Said(f"{known.name} warned NATO.", "THREATEN", one, NATO, "warned")], outlet=id_))
    assert find_entities(store, EntityQuery(typed), kb).items[0].entity.name == first
