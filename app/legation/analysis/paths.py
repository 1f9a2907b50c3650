"""The best paths between two nodes: shortest first, then by the weakest step's claims."""

import heapq
from collections import deque
from collections.abc import Iterator

from legation.analysis.adjacency import Adjacency

_ENOUGH = 50_000
"""Partial paths looked at before giving up on more: bounds the time spent between two hubs."""


def best_paths(graph: Adjacency, start: str, end: str, max_length: int, limit: int) -> list[tuple[str, ...]]:
    """Simple paths of at most `max_length` edges, at most `limit` of them; ties go by the ids."""
    found: list[tuple[str, ...]] = []
    for path in _ordered(graph, start, end, max_length):
        found.append(path)
        if len(found) == limit:
            break
    return found


def _ordered(graph: Adjacency, start: str, end: str, max_length: int) -> Iterator[tuple[str, ...]]:
    away = _distances(graph, end, max_length)
    if start not in away or start == end:
        return
    # (length of the whole path at best, minus the weakest step so far, path): both parts never shrink, so what is
    # taken from the queue is the best there is.
    queue: list[tuple[int, int, tuple[str, ...]]] = [(away[start], -(1 << 60), (start,))]
    for _ in range(_ENOUGH):
        if not queue:
            return
        _, strength, path = heapq.heappop(queue)
        last = path[-1]
        if last == end:
            yield path
            continue
        for node, weight in graph.weights.get(last, {}).items():
            length = len(path) + away.get(node, max_length + 1)
            if length <= max_length and node not in path:
                heapq.heappush(queue, (length, max(strength, -weight), (*path, node)))


def _distances(graph: Adjacency, end: str, most: int) -> dict[str, int]:
    """Edges from every node within reach to `end`."""
    away = {end: 0}
    queue = deque([end])
    while queue:
        node = queue.popleft()
        if away[node] == most:
            continue
        for near in graph.weights.get(node, {}):
            if near not in away:
                away[near] = away[node] + 1
                queue.append(near)
    return away
