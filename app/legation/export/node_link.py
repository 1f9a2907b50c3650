"""Node-link JSON, as networkx, d3 and sigma read it."""

import json
from collections.abc import Mapping

import networkx as nx

from legation.domain.graph import Graph
from legation.export.networkx_view import networkx_view


def node_link(graph: Graph, sentences: Mapping[str, str]) -> bytes:
    """UTF-8 JSON {"nodes", "edges", ...}; the same graph gives the same bytes."""
    data = nx.node_link_data(networkx_view(graph, sentences), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
