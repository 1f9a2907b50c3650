"""What stands around some nodes, the strongest ties first."""

from collections.abc import Sequence

from legation.analysis.adjacency import Adjacency


def neighbourhood(graph: Adjacency, centers: Sequence[str], depth: int, limit: int) -> tuple[list[str], bool]:
    """At most `limit` nodes within `depth` edges of the centers, in the order found, and whether some were left out.

    A layer's nodes come by their claims with the nodes already taken, then by id.
    """
    taken = dict.fromkeys(centers)
    layer = list(taken)
    for _ in range(depth):
        ties: dict[str, int] = {}
        for node in layer:
            for near, weight in graph.weights.get(node, {}).items():
                if near not in taken:
                    ties[near] = ties.get(near, 0) + weight
        layer = sorted(ties, key=lambda n: (-ties[n], n))
        room = limit - len(taken)
        if len(layer) > room:
            taken |= dict.fromkeys(layer[: max(room, 0)])
            return list(taken), True
        taken |= dict.fromkeys(layer)
    return list(taken), False


def strongest(graph: Adjacency, limit: int) -> tuple[list[str], bool]:
    """The `limit` nodes with the most claims, and whether there are more."""
    weights = {node: sum(near.values()) for node, near in graph.weights.items()}
    ordered = sorted(weights, key=lambda n: (-weights[n], n))
    return ordered[:limit], len(ordered) > limit


def edges_among(graph: Adjacency, nodes: Sequence[str], limit: int) -> tuple[list[str], bool]:
    """Edge ids between these nodes, at most `limit`: first each pair's strongest, pairs by claims; and whether some were left out."""
    inside = set(nodes)
    ranked: list[tuple[int, int, str]] = []
    for a in inside:
        for b in graph.weights.get(a, {}):
            if a < b and b in inside:
                ranked += [
                    (rank, -count, relation)
                    for rank, (count, relation) in enumerate(
                        sorted(graph.relations[a, b], key=lambda pair: (-pair[0], pair[1]))
                    )
                ]
    ranked.sort()
    return [relation for _, _, relation in ranked[:limit]], len(ranked) > limit
