"""Communities of networks drawn by hand."""

import os
import subprocess
import sys

from legation.analysis.communities import communities
from legation.analysis.network import network, part_of
from tests.analysis.drawn import TWO_CAMPS


def test_two_camps_are_two_communities_the_larger_first() -> None:
    (first, second), modularity = communities(network(edge for edge in TWO_CAMPS if "broker" not in edge))
    assert first == {f"a{i}" for i in range(5)}
    assert second == {f"b{i}" for i in range(4)}
    assert modularity is not None
    assert modularity > 0.4


def test_claims_decide_to_which_side_a_node_belongs() -> None:
    for side in "ab":
        ties = [*TWO_CAMPS, ("more", "broker", f"{side}0", 9)]
        groups, _ = communities(network(ties))
        assert {"broker", f"{side}0"} <= next(group for group in groups if "broker" in group)


def test_nodes_without_ties_are_communities_of_their_own() -> None:
    assert communities(part_of(network([]), ["b", "a"], 1)[0]) == ([{"a"}, {"b"}], None)
    assert communities(network([])) == ([], None)


def test_the_same_network_gives_the_same_communities_in_every_process() -> None:
    code = (
        "import random\n"
        "from legation.analysis.communities import communities\n"
        "from legation.analysis.network import network, part_of\n"
        "draw = random.Random(3)\n"
        "ties = [(f'r{i}', f'n{draw.randrange(60)}', f'n{draw.randrange(60)}', draw.randrange(1, 9)) for i in range(150)]\n"
        "view = network(ties)\n"
        "print([sorted(group) for group in communities(part_of(view, list(view), 100)[0])[0]])\n"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1
