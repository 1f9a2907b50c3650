"""The edges of a graph as networkx sees them: what every algorithm here runs on."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

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


def edges_between(view: Network, a: str, b: str) -> list[str]:
    """Edge ids between two nodes that are tied, most claims first, then id."""
    return [edge for _, edge in view.edges[a, b]["edges"]]


def neighbours(view: Network, node: str, limit: int) -> list[tuple[str, int]]:
    """(node, claims) of those tied to this one, most claims first, then id; none where the node is not there."""
    near = view.adj[node] if node in view else {}
    ranked = sorted(((other, tie["weight"]) for other, tie in near.items()), key=lambda pair: (-pair[1], pair[0]))
    return ranked[:limit]


def part_of(view: Network, nodes: Sequence[str], most_ties: int) -> tuple[Network, bool]:
    """These nodes with the ties among them, the strongest `most_ties` where there are more, and whether there are.

    Nodes and ties stand in the order of their ids, which networkx's own subgraphs do not promise; seeded algorithms need it.
    """
    inside = set(nodes)
    ties = [(a, b, tie) for a in inside if a in view for b, tie in view.adj[a].items() if a < b and b in inside]
    ties.sort(key=lambda tie: (-tie[2]["weight"], tie[0], tie[1]))
    part: Network = nx.Graph()
    part.add_nodes_from(sorted(inside))
    part.add_edges_from(sorted(ties[:most_ties], key=lambda tie: tie[:2]))
    return part, len(ties) > most_ties
