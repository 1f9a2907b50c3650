"""Cytoscape JSON, as Cytoscape and Cytoscape.js read it."""

import json
from collections.abc import Mapping

import networkx as nx

from legation.domain.graph import Graph
from legation.export.networkx_view import networkx_view


def cytoscape(graph: Graph, sentences: Mapping[str, str]) -> bytes:
    """UTF-8 JSON {"elements": {"nodes", "edges"}, ...}; the same graph gives the same bytes."""
    view = networkx_view(graph, sentences)
    data = nx.cytoscape_data(view)
    # In Cytoscape ids are one name space for nodes and edges, and networkx leaves edges without.
    for edge in data["elements"]["edges"]:
        edge["data"]["id"] = edge["data"].pop("key")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
