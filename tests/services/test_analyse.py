"""Central entities, communities and brokers of a small graph."""

import pytest

from legation.analysis.centrality import Measure
from legation.domain.claim import Polarity
from legation.domain.entity import Entity, Kind
from legation.errors import BadQuery
from legation.services.analyse import brokers, grouping, ranking
from legation.services.graph_view import GraphView, Selection
from legation.store.filters import ClaimFilter, RelationQuery
from legation.store.sql import SqlStore, open_store
from tests.builders import CANADA, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved

SAID = [
    Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member"),
    Said("Latvia is a member of NATO.", "member_of", LATVIA, NATO, "member"),
    Said("Canada sent soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "sent"),
    Said("Russia warned NATO.", "THREATEN", RUSSIA, NATO, "warned"),
    Said("Russia attacked Ukraine.", "ASSAULT", RUSSIA, UKRAINE, "attacked"),
    Said("Russia seized a part of Ukraine.", "COERCE", RUSSIA, UKRAINE, "seized"),
]
ALL = Selection(RelationQuery())


@pytest.fixture(scope="module")
def store() -> SqlStore:
    opened = open_store("memory:")
    opened.add(make_resolved(SAID))
    return opened


@pytest.fixture(scope="module")
def graph(store: SqlStore) -> GraphView:
    return GraphView(store)


def test_who_is_tied_to_most_comes_first_with_what_that_rests_on(graph: GraphView) -> None:
    found = ranking(graph, ALL, Measure.DEGREE, 10)
    first, *_, last = found.items
    assert (first.entity.name, first.score, first.neighbour_count, first.claim_count) == ("NATO", 0.75, 3, 3)
    assert (last.entity.name, last.score, last.neighbour_count, last.claim_count) == ("Ukraine", 0.25, 1, 2)
    assert (found.analysed.node_count, found.analysed.tie_count, found.analysed.truncated) == (5, 5, False)


def test_equals_come_by_their_claims(graph: GraphView) -> None:
    names = [item.entity.name for item in ranking(graph, ALL, Measure.DEGREE, 10).items]
    assert names == ["NATO", "Russia", "Canada", "Latvia", "Ukraine"]


def test_brokers_are_only_those_between_others(graph: GraphView) -> None:
    found = brokers(graph, ALL, 10)
    assert [item.entity.name for item in found.items] == ["NATO", "Russia"]
    assert found.measure == "betweenness"
    assert found.analysed.node_count == 5


def test_communities_have_their_members_the_most_involved_first(graph: GraphView) -> None:
    found = grouping(graph, ALL, 10)
    assert [[m.name for m in c.members] for c in found.items] == [["Canada", "Latvia", "NATO"], ["Russia", "Ukraine"]]
    assert [c.claim_count for c in found.items] == [3, 2]
    assert found.community_count == 2
    assert grouping(graph, ALL, 1).items == found.items[:1]
    assert grouping(graph, ALL, 1).community_count == 2


def test_filters_choose_what_is_analysed(graph: GraphView) -> None:
    members = Selection(RelationQuery(filter=ClaimFilter(types=("member_of",))))
    assert {item.entity.name for item in ranking(graph, members, Measure.DEGREE, 10).items} == {
        "Canada", "Latvia", "NATO",
    }  # fmt: skip
    around = Selection(RelationQuery(), (UKRAINE.id,), 1)
    assert [item.entity.name for item in ranking(graph, around, Measure.STRENGTH, 10).items] == ["Russia", "Ukraine"]


def test_a_size_limit_keeps_what_has_most_claims_and_is_told(graph: GraphView) -> None:
    found = ranking(graph, ALL, Measure.DEGREE, 10, most_nodes=2)
    assert [item.entity.name for item in found.items] == ["NATO", "Russia"]
    assert (found.analysed.node_count, found.analysed.truncated) == (2, True)
    assert grouping(graph, ALL, 10, most_nodes=2).analysed.truncated


def test_ties_have_their_limit_too() -> None:
    many = [Entity(f"ent_{n:02}", Kind.PERSON, f"Person {chr(65 + n)}") for n in range(20)]
    said = [Said(f"{a.name} met {b.name}.", "CONSULT", a, b, "met") for n, a in enumerate(many) for b in many[:n]]
    opened = open_store("memory:")
    opened.add(make_resolved(said))
    found = ranking(GraphView(opened), ALL, Measure.DEGREE, 50, most_nodes=20).analysed
    assert (found.node_count, found.tie_count, found.truncated) == (20, 8 * 20, True)


def test_a_graph_without_edges_has_nobody_in_it() -> None:
    nobody = GraphView(open_store("memory:"))
    assert ranking(nobody, ALL, Measure.CLOSENESS, 10).items == ()
    empty = grouping(nobody, ALL, 10)
    assert (empty.items, empty.community_count, empty.modularity) == ((), 0, None)


def test_a_denied_edge_ties_nobody_unless_asked() -> None:
    opened = open_store("memory:")
    opened.add(
        make_resolved([Said("Russia never met Latvia.", "CONSULT", RUSSIA, LATVIA, "met", polarity=Polarity.DENIED)])
    )
    asserted = Selection(RelationQuery(asserted_only=True))
    assert ranking(GraphView(opened), asserted, Measure.DEGREE, 10).items == ()
    assert len(ranking(GraphView(opened), ALL, Measure.DEGREE, 10).items) == 2


@pytest.mark.parametrize(("limit", "nodes"), [(0, 10), (10, 0), (10, 10**6), (10**6, 10)])
def test_limits_out_of_range_are_refused(graph: GraphView, limit: int, nodes: int) -> None:
    with pytest.raises(BadQuery, match="must lie between"):
        grouping(graph, ALL, limit, nodes)
