"""Paths and neighbourhoods over small graphs drawn by hand."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from legation.analysis.adjacency import adjacency
from legation.analysis.neighbourhood import edges_among, neighbourhood, strongest
from legation.analysis.paths import best_paths

EDGES = [
    ("r1", "canada", "nato", 5),
    ("r2", "nato", "latvia", 2),
    ("r3", "canada", "latvia", 1),
    ("r4", "canada", "russia", 9),
    ("r5", "russia", "latvia", 4),
    ("r6", "latvia", "riga", 1),
    ("r7", "canada", "latvia", 3),
]
GRAPH = adjacency(EDGES)


def test_the_direct_way_comes_first_then_the_one_whose_weakest_step_is_strongest() -> None:
    assert best_paths(GRAPH, "canada", "latvia", 3, 10) == [
        ("canada", "latvia"),
        ("canada", "russia", "latvia"),
        ("canada", "nato", "latvia"),
    ]


def test_longer_ways_are_left_out() -> None:
    assert best_paths(GRAPH, "canada", "riga", 1, 10) == []
    assert best_paths(GRAPH, "canada", "riga", 2, 10) == [("canada", "latvia", "riga")]


def test_nowhere_leads_nowhere() -> None:
    assert best_paths(GRAPH, "canada", "mars", 6, 10) == []
    assert best_paths(GRAPH, "canada", "canada", 6, 10) == []


def test_edges_between_two_nodes_come_by_claims() -> None:
    assert GRAPH.between("latvia", "canada") == ["r7", "r3"]


def test_the_strongest_ties_are_taken_first_and_the_cut_is_said() -> None:
    assert neighbourhood(GRAPH, ["canada"], 1, 3) == (["canada", "russia", "nato"], True)
    assert neighbourhood(GRAPH, ["riga"], 1, 3) == (["riga", "latvia"], False)
    assert neighbourhood(GRAPH, ["riga"], 0, 3) == (["riga"], False)


def test_the_overview_takes_the_nodes_with_most_claims() -> None:
    assert strongest(GRAPH, 2) == (["canada", "russia"], True)
    assert strongest(GRAPH, 9)[1] is False


def test_each_pair_shows_its_strongest_edge_before_any_shows_a_second() -> None:
    nodes = ["canada", "latvia", "russia"]
    assert edges_among(GRAPH, nodes, 10) == (["r4", "r5", "r7", "r3"], False)
    assert edges_among(GRAPH, nodes, 3) == (["r4", "r5", "r7"], True)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(1, 5)), max_size=14))
def test_all_paths_are_found_in_order(drawn: list[tuple[str, str, int]]) -> None:
    graph = adjacency((f"r{i}", a, b, n) for i, (a, b, n) in enumerate(drawn))
    found = best_paths(graph, "a", "b", 4, 1000)
    expected = [
        ("a", *middle, "b")
        for size in range(4)
        for middle in permutations("cdef", size)
        if all(y in graph.weights.get(x, {}) for x, y in pairwise(("a", *middle, "b")))
    ]
    assert sorted(found) == sorted(expected)
    ranks = [(len(p), -min(graph.weights[x][y] for x, y in pairwise(p))) for p in found]
    assert ranks == sorted(ranks)
