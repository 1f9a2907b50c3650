"""What stands around nodes of a network drawn by hand."""

from legation.analysis.neighbourhood import edges_among, neighbourhood, strongest
from legation.analysis.network import network
from tests.analysis.drawn import NETWORK


def test_the_strongest_ties_are_taken_first_and_the_cut_is_said() -> None:
    assert neighbourhood(NETWORK, ["canada"], 1, 3) == (["canada", "russia", "nato"], True)
    assert neighbourhood(NETWORK, ["riga"], 1, 3) == (["riga", "latvia"], False)
    assert neighbourhood(NETWORK, ["riga"], 0, 3) == (["riga"], False)


def test_layers_follow_one_another_and_the_cut_falls_into_the_last() -> None:
    assert neighbourhood(NETWORK, ["riga"], 2, 9) == (["riga", "latvia", "canada", "russia", "nato"], False)
    assert neighbourhood(NETWORK, ["riga"], 2, 3) == (["riga", "latvia", "canada"], True)


def test_claims_with_all_of_the_layer_before_count() -> None:
    view = network([("r1", "a", "x", 2), ("r2", "b", "x", 2), ("r3", "a", "y", 3)])
    assert neighbourhood(view, ["a", "b"], 1, 9) == (["a", "b", "x", "y"], False)


def test_a_center_without_ties_stands_alone() -> None:
    assert neighbourhood(NETWORK, ["mars"], 2, 9) == (["mars"], False)
    assert neighbourhood(NETWORK, ["mars", "riga"], 1, 9) == (["mars", "riga", "latvia"], False)


def test_the_overview_takes_the_nodes_with_most_claims() -> None:
    assert strongest(NETWORK, 2) == (["canada", "russia"], True)
    assert strongest(NETWORK, 9)[1] is False


def test_each_pair_shows_its_strongest_edge_before_any_shows_a_second() -> None:
    nodes = ["canada", "latvia", "russia"]
    assert edges_among(NETWORK, nodes, 10) == (["r4", "r5", "r7", "r3"], False)
    assert edges_among(NETWORK, nodes, 3) == (["r4", "r5", "r7"], True)
