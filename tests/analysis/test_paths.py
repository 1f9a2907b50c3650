"""Paths over small networks, drawn by hand and at random."""

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from legation.analysis.network import Network, network
from legation.analysis.paths import best_paths
from tests.analysis.drawn import NETWORK


def test_the_direct_way_comes_first_then_the_one_whose_weakest_step_is_strongest() -> None:
    assert best_paths(NETWORK, "canada", "latvia", 3, 10) == [
        ("canada", "latvia"),
        ("canada", "russia", "latvia"),
        ("canada", "nato", "latvia"),
    ]


def test_a_limit_keeps_the_best() -> None:
    assert best_paths(NETWORK, "canada", "latvia", 3, 2) == [("canada", "latvia"), ("canada", "russia", "latvia")]


def test_longer_ways_are_left_out() -> None:
    assert best_paths(NETWORK, "canada", "riga", 1, 10) == []
    assert best_paths(NETWORK, "canada", "riga", 2, 10) == [("canada", "latvia", "riga")]


def test_nowhere_leads_nowhere() -> None:
    assert best_paths(NETWORK, "canada", "mars", 6, 10) == []
    assert best_paths(NETWORK, "canada", "canada", 6, 10) == []


def test_one_strong_step_does_not_make_up_for_a_weak_one() -> None:
    view = network([("r1", "a", "x", 1_000), ("r2", "x", "b", 1), ("r3", "a", "y", 2), ("r4", "y", "b", 2)])
    assert best_paths(view, "a", "b", 3, 10) == [("a", "y", "b"), ("a", "x", "b")]


def test_of_equally_weak_paths_the_one_with_fewer_weak_steps_comes_first() -> None:
    view = network([("r1", "a", "x", 1), ("r2", "x", "b", 1), ("r3", "a", "y", 1), ("r4", "y", "b", 2)])
    assert best_paths(view, "a", "b", 3, 10) == [("a", "y", "b"), ("a", "x", "b")]


def test_a_longer_path_of_strong_steps_hides_no_shorter_one_of_weak_steps() -> None:
    strong = [(f"{end}{near}", end, near, 5) for end in "ab" for near in "xyz"]
    view = network(
        [*strong, ("xy", "x", "y", 5), ("yz", "y", "z", 5), *((f"{s}{t}", s, t, 1) for s, t in ("ap", "pq", "qb"))]
    )
    found = best_paths(view, "a", "b", 4, 100)
    assert found.index(("a", "p", "q", "b")) < found.index(("a", "x", "y", "z", "b"))


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(1, 5)), max_size=14))
def test_all_paths_are_found_in_order(drawn: list[tuple[str, str, int]]) -> None:
    view = network((f"r{i}", a, b, n) for i, (a, b, n) in enumerate(drawn))
    found = best_paths(view, "a", "b", 4, 1000)
    expected = [
        ("a", *middle, "b")
        for size in range(4)
        for middle in permutations("cdef", size)
        if all(view.has_edge(*step) for step in pairwise(("a", *middle, "b")))
    ]
    assert sorted(found) == sorted(expected)
    ranks = [rank(view, path) for path in found]
    assert ranks == sorted(ranks)
    assert best_paths(view, "a", "b", 4, 2) == found[:2]


def rank(view: Network, path: tuple[str, ...]) -> tuple[int, list[int]]:
    """Shortest first; then the steps from the weakest up, more claims first."""
    return len(path), [-weight for weight in sorted(view.edges[step]["weight"] for step in pairwise(path))]
