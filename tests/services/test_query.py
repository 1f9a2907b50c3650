"""Questions to a small graph, over every store."""

import pytest

from legation.domain.claim import Polarity
from legation.domain.entity import Entity, Kind
from legation.errors import Ambiguous, BadQuery, NotFound
from legation.services.query import GraphView, neighbours, relations_of, resolve_name, whole_graph
from legation.store.filters import RelationQuery
from legation.store.sql import SqlStore
from tests.builders import CANADA, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

MEMBER = Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member")
GUARDS = Said("NATO sent tanks to Latvia.", "MOBILIZE", NATO, LATVIA, "sent")
WARNED = Said("Russia warned Latvia.", "THREATEN", RUSSIA, LATVIA, "warned")
SEIZED = Said("Russia never seized part of Ukraine.", "COERCE", RUSSIA, UKRAINE, "seized", polarity=Polarity.DENIED)


@pytest.fixture
def graph(store: SqlStore) -> SqlStore:
    store.add(make_resolved([MEMBER, GUARDS, WARNED, SEIZED]))
    return store


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


def test_paths_carry_the_sentence_of_each_step(graph: SqlStore) -> None:
    (path,) = GraphView(graph).paths(CANADA.id, LATVIA.id, 3, 5, RelationQuery())
    assert [n.name for n in path.nodes] == ["Canada", "NATO", "Latvia"]
    claims = [step.edge.claim for step in path.steps]
    assert [c.claim.evidence.sentence for c in claims if c] == [MEMBER.sentence, GUARDS.sentence]


def test_a_denied_edge_is_no_path_unless_asked(graph: SqlStore) -> None:
    view = GraphView(graph)
    assert view.paths(LATVIA.id, UKRAINE.id, 3, 5, RelationQuery(asserted_only=True)) == ()
    assert len(view.paths(LATVIA.id, UKRAINE.id, 3, 5, RelationQuery())) == 1


def test_a_subgraph_grows_with_its_depth_and_says_when_it_is_cut(graph: SqlStore) -> None:
    view = GraphView(graph)
    near = view.subgraph((CANADA.id,), 1, 10, RelationQuery())
    assert {n.name for n in near.nodes} == {"Canada", "NATO"}
    far = view.subgraph((CANADA.id,), 3, 10, RelationQuery())
    assert {n.name for n in far.nodes} == {"Canada", "NATO", "Latvia", "Russia"}
    assert not far.truncated
    assert view.subgraph((CANADA.id,), 3, 2, RelationQuery()).truncated
    assert {n.name for n in view.subgraph((), 1, 10, RelationQuery()).nodes} == {
        "Canada", "NATO", "Latvia", "Russia", "Ukraine",
    }  # fmt: skip


def test_a_center_without_edges_is_still_shown(graph: SqlStore) -> None:
    (alone,) = GraphView(graph).subgraph((UKRAINE.id,), 1, 10, RelationQuery(asserted_only=True)).nodes
    assert alone.name == "Ukraine"


def test_a_graph_view_sees_what_was_written_since(graph: SqlStore) -> None:
    view = GraphView(graph)
    assert view.paths(CANADA.id, UKRAINE.id, 1, 5, RelationQuery()) == ()
    graph.add(make_resolved([Said("Canada helped Ukraine.", "AID", CANADA, UKRAINE, "helped")], outlet="Eastern Wire"))
    assert len(view.paths(CANADA.id, UKRAINE.id, 1, 5, RelationQuery())) == 1


@pytest.mark.parametrize(("depth", "limit"), [(-1, 10), (9, 10), (1, 0), (1, 10**6)])
def test_a_depth_or_limit_out_of_range_is_refused(graph: SqlStore, depth: int, limit: int) -> None:
    with pytest.raises(BadQuery, match="must lie between"):
        GraphView(graph).subgraph((CANADA.id,), depth, limit, RelationQuery())


def test_neighbours_come_with_the_edges_to_them(graph: SqlStore) -> None:
    found = neighbours(graph, LATVIA.id, RelationQuery(), 10)
    assert {(n.entity.name, n.relations[0].relation.type) for n in found} == {
        ("NATO", "MOBILIZE"),
        ("Russia", "THREATEN"),
    }


def test_the_whole_graph_is_in_the_order_of_ids(graph: SqlStore) -> None:
    found, sentences = whole_graph(graph, RelationQuery())
    assert [e.id for e in found.edges] == sorted(e.id for e in found.edges)
    assert [n.id for n in found.nodes] == sorted(n.id for n in found.nodes)
    assert sentences.keys() == {e.id for e in found.edges}
