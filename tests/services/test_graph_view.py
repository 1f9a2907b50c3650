"""Neighbours, graphs and paths over a small graph, in every store."""

import pytest

from legation.errors import BadQuery
from legation.services.graph_view import GraphView, Selection, neighbours
from legation.store.filters import ClaimFilter, RelationQuery
from legation.store.sql import SqlStore, open_store
from tests.builders import CANADA, LATVIA, NATO, UKRAINE, Said, make_resolved
from tests.news_generator import News
from tests.services.conftest import GUARDS, MEMBER


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
    near = view.subgraph(Selection(RelationQuery(), (CANADA.id,), 1), 10)
    assert {n.name for n in near.nodes} == {"Canada", "NATO"}
    far = view.subgraph(Selection(RelationQuery(), (CANADA.id,), 3), 10)
    assert {n.name for n in far.nodes} == {"Canada", "NATO", "Latvia", "Russia"}
    assert not far.truncated
    assert view.subgraph(Selection(RelationQuery(), (CANADA.id,), 3), 2).truncated
    assert {n.name for n in view.subgraph(Selection(RelationQuery(), (), 1), 10).nodes} == {
        "Canada", "NATO", "Latvia", "Russia", "Ukraine",
    }  # fmt: skip


def test_each_node_of_a_subgraph_says_how_many_others_it_is_tied_to(graph: SqlStore) -> None:
    found = GraphView(graph).subgraph(Selection(RelationQuery(), (CANADA.id,), 1), 10)
    assert found.neighbor_counts == {CANADA.id: 1, NATO.id: 2}


def test_a_subgraph_keeps_the_kinds_asked_for_and_its_centers(graph: SqlStore) -> None:
    countries = RelationQuery(kinds=("country",))
    assert {n.name for n in GraphView(graph).subgraph(Selection(countries), 10).nodes} == {
        "Latvia", "Russia", "Ukraine",
    }  # fmt: skip
    around = RelationQuery(kinds=("country",), besides=(NATO.id,))
    named = {n.name for n in GraphView(graph).subgraph(Selection(around, (NATO.id,), 1), 10).nodes}
    assert named == {"NATO", "Canada", "Latvia"}


def test_a_center_without_edges_is_still_shown(graph: SqlStore) -> None:
    (alone,) = GraphView(graph).subgraph(Selection(RelationQuery(asserted_only=True), (UKRAINE.id,), 1), 10).nodes
    assert alone.name == "Ukraine"


def test_a_graph_view_sees_what_was_written_since(graph: SqlStore) -> None:
    view = GraphView(graph)
    assert view.paths(CANADA.id, UKRAINE.id, 1, 5, RelationQuery()) == ()
    graph.add(make_resolved([Said("Canada helped Ukraine.", "AID", CANADA, UKRAINE, "helped")], outlet="Eastern Wire"))
    assert len(view.paths(CANADA.id, UKRAINE.id, 1, 5, RelationQuery())) == 1


@pytest.mark.parametrize(("depth", "limit"), [(-1, 10), (9, 10), (1, 0), (1, 10**6)])
def test_a_depth_or_limit_out_of_range_is_refused(graph: SqlStore, depth: int, limit: int) -> None:
    with pytest.raises(BadQuery, match="must lie between"):
        GraphView(graph).subgraph(Selection(RelationQuery(), (CANADA.id,), depth), limit)


def test_neighbours_come_with_the_edges_to_them(graph: SqlStore) -> None:
    found = neighbours(graph, LATVIA.id, RelationQuery(), 10)
    assert {(n.entity.name, n.relations[0].relation.type) for n in found} == {
        ("NATO", "MOBILIZE"),
        ("Russia", "THREATEN"),
    }


def test_a_filter_on_scores_holds_for_paths_and_graphs_that_choose_among_claims(graph: SqlStore) -> None:
    query = RelationQuery(filter=ClaimFilter(outlet="The Riga Courier", min_score=0.99))
    view = GraphView(graph)
    assert view.paths(CANADA.id, LATVIA.id, 3, 5, query) == ()
    assert view.subgraph(Selection(query), 10).nodes == ()
    assert neighbours(graph, LATVIA.id, query, 10) == ()


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
@pytest.mark.parametrize("limit", [1, 4, 12, 60])
def test_a_part_asked_for_by_itself_is_that_of_the_whole_graph(
    depth: int, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    news, store = News(60), open_store("memory:")
    store.add_many(list(news.articles(15)))
    query = RelationQuery(filter=ClaimFilter(since="2012-01-01", until="2018-01-01"), named_only=True)
    for entity in news.entities[:20:6]:
        chosen = Selection(query, (entity.id,), depth)
        by_itself = GraphView(store).subgraph(chosen, limit)
        with monkeypatch.context() as patched:
            patched.setattr("legation.services.graph_view._is_local", lambda _: False)
            assert by_itself == GraphView(store).subgraph(chosen, limit)
    store.close()
