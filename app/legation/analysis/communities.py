"""Groups of nodes with more claims among themselves than with others."""

import networkx as nx

from legation.analysis.network import Network

_SEED = 1
"""Louvain's method visits nodes in random order; the same network must give the same groups."""


def communities(view: Network) -> tuple[list[set[str]], float | None]:
    """Each node in one group, the largest group first, and their modularity; None for a network whose ties no claim makes.

    Modularity is how much larger the share of claims inside groups is than chance would have it: 0.3 and more is clear.
    """
    if not view.size(weight="weight"):
        return [{node} for node in sorted(view)], None
    groups = nx.community.louvain_communities(view, weight="weight", seed=_SEED)
    found = sorted(groups, key=lambda group: (-len(group), min(group)))
    return found, nx.community.modularity(view, found, weight="weight")
