"""How much of a network turns on each of its nodes, by different measures; all between 0 and 1."""

from collections.abc import Callable, Mapping
from enum import StrEnum

import networkx as nx

from legation.analysis.network import Network


class Measure(StrEnum):
    """What makes a node central."""

    DEGREE = "degree"
    """Tied to many: the share of the other nodes it is tied to."""
    STRENGTH = "strength"
    """Spoken of much: the share of all claims that are about it."""
    CLOSENESS = "closeness"
    """Near to all: the inverse of its mean distance in ties, less in a part of the network that reaches few."""
    BETWEENNESS = "betweenness"
    """A broker: the share of shortest paths between two others that lead over it."""


def centrality(view: Network, measure: Measure) -> Mapping[str, float]:
    """The measure of every node."""
    found: Mapping[str, float] = _FUNCTIONS[measure](view)
    return found


def _strength(view: Network) -> dict[str, float]:
    claims = view.size(weight="weight") or 1
    return {node: weight / claims for node, weight in view.degree(weight="weight")}


_FUNCTIONS: Mapping[Measure, Callable[[Network], Mapping[str, float]]] = {
    Measure.DEGREE: nx.degree_centrality,
    Measure.STRENGTH: _strength,
    Measure.CLOSENESS: nx.closeness_centrality,
    Measure.BETWEENNESS: nx.betweenness_centrality,
}
