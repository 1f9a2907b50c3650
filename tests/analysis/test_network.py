"""How edges become the ties of a network."""

import random

from legation.analysis.network import edges_between, neighbours, network, part_of
from tests.analysis.drawn import EDGES, NETWORK


def test_edges_between_two_nodes_are_one_tie_and_come_by_claims() -> None:
    assert edges_between(NETWORK, "latvia", "canada") == edges_between(NETWORK, "canada", "latvia") == ["r7", "r3"]
    assert NETWORK.edges["canada", "latvia"]["weight"] == 4


def test_an_edge_to_itself_is_no_tie() -> None:
    assert not network([("r1", "canada", "canada", 3)])


def test_neighbours_come_by_claims_then_by_id() -> None:
    near = neighbours([edge for edge in EDGES if "latvia" in edge[1:3]], "latvia", 9)
    assert [found[:2] for found in near] == [("canada", 4), ("russia", 4), ("nato", 2), ("riga", 1)]
    assert [found[2] for found in near] == [edges_between(NETWORK, "latvia", other) for other, _, _ in near]
    assert neighbours([edge for edge in EDGES if "latvia" in edge[1:3]], "latvia", 2) == near[:2]


def test_an_edge_of_a_node_to_itself_makes_no_neighbour() -> None:
    assert neighbours([("r1", "canada", "canada", 3)], "canada", 2) == []


def test_the_order_of_edges_makes_no_difference() -> None:
    shuffled = random.Random(1).sample(EDGES, len(EDGES))
    assert list(network(shuffled).edges(data=True)) == list(NETWORK.edges(data=True))
    assert list(network(shuffled)) == list(NETWORK)


def test_a_part_has_its_nodes_ties_and_says_which_are_too_many() -> None:
    part, cut = part_of(NETWORK, ["russia", "riga", "latvia", "nato"], 9)
    assert list(part) == ["latvia", "nato", "riga", "russia"]
    assert list(part.edges) == [("latvia", "nato"), ("latvia", "riga"), ("latvia", "russia")]
    assert not cut
    part, cut = part_of(NETWORK, ["russia", "riga", "latvia", "nato"], 2)
    assert list(part.edges) == [("latvia", "nato"), ("latvia", "russia")]
    assert cut


def test_a_node_without_ties_is_part_of_a_part() -> None:
    part, cut = part_of(NETWORK, ["mars"], 9)
    assert (list(part), cut) == (["mars"], False)
