"""The edges of a graph as networkx sees them: what every algorithm here runs on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from heapq import nsmallest
from typing import Any, TypeAlias

import networkx as nx

Network: TypeAlias = "nx.Graph[str]"
"""One undirected tie for each pair of nodes that edges link, whichever way and however many.

`weight` = claims of all its edges; `edges` = (claims, id) of each, most claims first, then by id.
"""


def network(edges: Iterable[tuple[str, str, str, int]]) -> Network:
    """From (edge id, subject, object, claim count). The same edges give the same network, in whatever order they come.

    An edge from a node to itself is no tie: it leads nowhere, and would count twice in its node's weight.
    """
    pairs: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for edge, subject, object_, count in edges:
        if subject != object_:
            pairs.setdefault((min(subject, object_), max(subject, object_)), []).append((count, edge))
    view: Network = nx.Graph()
    for (a, b), found in sorted(pairs.items()):
        found.sort(key=lambda edge: (-edge[0], edge[1]))
        view.add_edge(a, b, weight=sum(count for count, _ in found), edges=found)
    return view


def ties_of(view: Network, node: str) -> Mapping[str, dict[str, Any]]:
    """Each node tied to this one, with its tie; none where the node is not there.

    These are networkx's own dictionaries: through its views every look at a tie costs ten times as much.
    """
    held: Mapping[str, dict[str, Any]] = view._adj.get(node, {})  # type: ignore[attr-defined]
    return held


def edges_between(view: Network, a: str, b: str) -> list[str]:
    """Edge ids between two nodes that are tied, most claims first, then id."""
    return [edge for _, edge in view.edges[a, b]["edges"]]


def neighbours(edges: Iterable[tuple[str, str, str, int]], node: str, limit: int) -> list[tuple[str, int, list[str]]]:
    """(other, claims, edge ids) of those whom a node's own edges tie to it, most claims first, then id.

    The edges of each come as `edges_between` gives them. No network is made: of a state it would have thousands of nodes.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for edge, subject, object_, count in edges:
        if subject != object_:
            found.setdefault(object_ if subject == node else subject, []).append((-count, edge))
    claims = {other: -sum(count for count, _ in ties) for other, ties in found.items()}
    nearest = nsmallest(limit, claims, key=lambda other: (-claims[other], other))
    return [(other, claims[other], [edge for _, edge in sorted(found[other])]) for other in nearest]


def ties_among(view: Network, nodes: Set[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The ties among these nodes, each once and in no order; the first node is the smaller."""
    for a in nodes:
        ties = ties_of(view, a)
        for b in ties.keys() & nodes if len(ties) > len(nodes) else ties:
            if a < b and b in nodes:
                yield a, b, ties[b]


def part_of(view: Network, nodes: Sequence[str], most_ties: int) -> tuple[Network, bool]:
    """These nodes with the ties among them, the strongest `most_ties` where there are more, and whether there are.

    Nodes and ties stand in the order of their ids, which networkx's own subgraphs do not promise; seeded algorithms need it.
    """
    inside = set(nodes)
    ties = list(ties_among(view, inside))
    ties.sort(key=lambda tie: (-tie[2]["weight"], tie[0], tie[1]))
    part: Network = nx.Graph()
    part.add_nodes_from(sorted(inside))
    part.add_edges_from(sorted(ties[:most_ties], key=lambda tie: tie[:2]))
    return part, len(ties) > most_ties
