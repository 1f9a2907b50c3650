"""The best paths between two nodes: shortest first, then by the claims of their weakest ties."""

from collections.abc import Iterator
from itertools import islice

import networkx as nx

from legation.analysis.network import Network, ties_of


def best_paths(view: Network, start: str, end: str, max_length: int, limit: int) -> list[tuple[str, ...]]:
    """Simple paths of at most `max_length` ties, the best `limit` of all there are.

    Of two equally long paths the one whose weakest tie has more claims comes first, then the one with fewer so weak.
    """
    if start == end or start not in view or end not in view:
        return []
    return list(islice(_ordered(view, start, end, max_length), limit))


def _ordered(view: Network, start: str, end: str, max_length: int) -> Iterator[tuple[str, ...]]:
    """Length by length, so that each search sees only the ties that paths of its length can use."""
    for length in range(1, max_length + 1):
        between = _ties_between(view, start, end, length)
        if not between:
            continue
        for path in nx.shortest_simple_paths(between, start, end, weight="cost"):
            if len(path) > length + 1:
                break
            if len(path) == length + 1:
                yield tuple(path)


def _ties_between(view: Network, start: str, end: str, length: int) -> Network:
    """The ties on walks of at most `length` steps from start to end, with their costs; empty where there is no such walk."""
    from_start = nx.single_source_shortest_path_length(view, start, cutoff=length)
    from_end = nx.single_source_shortest_path_length(view, end, cutoff=length)
    out_of_reach = length + 1
    between: Network = nx.Graph()
    for node, steps in from_start.items():
        if steps + from_end.get(node, out_of_reach) <= length:
            for near, tie in ties_of(view, node).items():
                if steps + 1 + from_end.get(near, out_of_reach) <= length:
                    between.add_edge(node, near, weight=tie["weight"])
    _add_costs(between, length)
    return between


def _add_costs(between: Network, length: int) -> None:
    """Costs whose sum orders paths first by their length, then by their weakest ties.

    A tie costs more than `length` stronger ones together, and a step more than all ties of a path: exact whole numbers, as
    long as there are different weights.
    """
    weights = sorted({tie["weight"] for _, _, tie in between.edges(data=True)}, reverse=True)
    base = length + 1
    costs = {weight: base**rank for rank, weight in enumerate(weights)}
    step = base ** len(weights)
    for _, _, tie in between.edges(data=True):
        tie["cost"] = step + costs[tie["weight"]]
