"""What stands around some nodes, the strongest ties first."""

from collections.abc import Sequence
from heapq import nsmallest

from legation.analysis.network import Network, ties_among, ties_of


def neighbourhood(view: Network, centers: Sequence[str], depth: int, limit: int) -> tuple[list[str], bool]:
    """At most `limit` nodes within `depth` ties of the centers, in the order found, and whether some were left out.

    A layer's nodes come by their claims with the layer before, then by id. A center without ties stands alone.
    """
    taken = dict.fromkeys(centers)
    before = [center for center in taken if center in view]
    seen = set(before)
    for _ in range(depth):
        claims: dict[str, int] = {}
        for near in before:
            for node, tie in ties_of(view, near).items():
                if node not in seen:
                    claims[node] = claims.get(node, 0) + tie["weight"]
        room = max(limit - len(taken), 0)
        nearest = nsmallest(room + 1, claims, key=lambda node: (-claims[node], node))
        taken |= dict.fromkeys(nearest[:room])
        if len(nearest) > room:
            return list(taken), True
        before = nearest
        seen.update(nearest)
    return list(taken), False


def strongest(view: Network, limit: int) -> tuple[list[str], bool]:
    """The `limit` nodes with the most claims, and whether there are more."""
    ordered = sorted(view.degree(weight="weight"), key=lambda pair: (-pair[1], pair[0]))
    return [node for node, _ in ordered[:limit]], len(ordered) > limit


def edges_among(view: Network, nodes: Sequence[str], limit: int) -> tuple[list[str], bool]:
    """Edge ids between these nodes, at most `limit`: first each pair's strongest, pairs by claims; and whether some were left out."""
    ranked = nsmallest(
        limit + 1,
        (
            (rank, -count, edge)
            for _, _, tie in ties_among(view, set(nodes))
            for rank, (count, edge) in enumerate(tie["edges"])
        ),
    )
    return [edge for _, _, edge in ranked[:limit]], len(ranked) > limit
