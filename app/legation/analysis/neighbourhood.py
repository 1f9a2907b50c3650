"""What stands around some nodes, the strongest ties first."""

from collections.abc import Sequence

import networkx as nx

from legation.analysis.network import Network


def neighbourhood(view: Network, centers: Sequence[str], depth: int, limit: int) -> tuple[list[str], bool]:
    """At most `limit` nodes within `depth` ties of the centers, in the order found, and whether some were left out.

    A layer's nodes come by their claims with the layer before, then by id. A center without ties stands alone.
    """
    taken = dict.fromkeys(centers)
    layers = nx.bfs_layers(view, [center for center in taken if center in view])
    before = next(layers, [])
    for _, layer in zip(range(depth), layers, strict=False):
        inner = set(before)
        claims = {node: sum(tie["weight"] for near, tie in view.adj[node].items() if near in inner) for node in layer}
        nearest = sorted(layer, key=lambda node: (-claims[node], node))
        room = max(limit - len(taken), 0)
        taken |= dict.fromkeys(nearest[:room])
        if len(nearest) > room:
            return list(taken), True
        before = layer
    return list(taken), False


def strongest(view: Network, limit: int) -> tuple[list[str], bool]:
    """The `limit` nodes with the most claims, and whether there are more."""
    ordered = sorted(view.degree(weight="weight"), key=lambda pair: (-pair[1], pair[0]))
    return [node for node, _ in ordered[:limit]], len(ordered) > limit


def edges_among(view: Network, nodes: Sequence[str], limit: int) -> tuple[list[str], bool]:
    """Edge ids between these nodes, at most `limit`: first each pair's strongest, pairs by claims; and whether some were left out."""
    ranked = sorted(
        (rank, -count, edge)
        for _, _, tie in view.subgraph(nodes).edges(data=True)
        for rank, (count, edge) in enumerate(tie["edges"])
    )
    return [edge for _, _, edge in ranked[:limit]], len(ranked) > limit
