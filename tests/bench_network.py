"""Prints how long paths and analyses take on a drawn graph with hubs: `python -m tests.bench_network`."""

import random
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import networkx as nx
from rich.console import Console
from rich.table import Table

from legation.analysis.centrality import Measure, centrality
from legation.analysis.communities import communities
from legation.analysis.neighbourhood import strongest
from legation.analysis.network import Network, network, part_of
from legation.analysis.paths import best_paths

_NODES, _TIES_PER_NODE = 20_000, 6
_PAIRS = 20


def main() -> None:
    """Measure and print."""
    table = Table("what", "milliseconds")
    for row in rows():
        table.add_row(*row)
    Console().print(table)


def rows() -> Iterator[tuple[str, str]]:
    """(what, milliseconds): the network of all edges, paths between hubs and between others, analyses of its strongest part."""
    edges = list(_drawn())
    view, spent = _timed(partial(network, edges))
    yield f"network of {view.number_of_nodes():,} nodes, {view.number_of_edges():,} ties", f"{spent:.0f}"
    nodes, _ = strongest(view, _NODES)
    draw = random.Random(2)
    for who, among in (("hubs", nodes[:100]), ("any nodes", nodes)):
        pairs = [draw.sample(among, 2) for _ in range(_PAIRS)]
        for length, limit in ((3, 5), (4, 5), (6, 50)):
            times = sorted(_timed(partial(best_paths, view, *pair, length, limit))[1] for pair in pairs)
            yield (
                f"{limit} paths of up to {length} ties between {who}: median, most",
                f"{times[_PAIRS // 2]:.0f}, {times[-1]:.0f}",
            )
    for size in (500, 1_000):
        part, _ = part_of(view, nodes[:size], 8 * size)
        yield from _analyses(part)


def _analyses(part: Network) -> Iterator[tuple[str, str]]:
    size = f"{part.number_of_nodes():,} nodes, {part.number_of_edges():,} ties"
    for measure in Measure:
        yield f"{measure} of {size}", f"{_timed(partial(centrality, part, measure))[1]:.0f}"
    yield f"communities of {size}", f"{_timed(partial(communities, part))[1]:.0f}"


def _drawn() -> Iterator[tuple[str, str, str, int]]:
    """Edges as news has them: few with very many neighbours, and few pairs with very many claims."""
    draw = random.Random(1)
    for number, (a, b) in enumerate(nx.barabasi_albert_graph(_NODES, _TIES_PER_NODE, seed=1).edges()):
        yield f"r{number}", f"e{a:05}", f"e{b:05}", int(draw.paretovariate(1.2))


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    found = work()
    return found, 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    main()
