"""GraphML, as Gephi, yEd, Cytoscape and igraph read it."""

from collections.abc import Mapping

import networkx as nx

from legation.domain.graph import Graph
from legation.export.networkx_view import networkx_view


def graphml(graph: Graph, sentences: Mapping[str, str]) -> bytes:
    """UTF-8 XML; the same graph gives the same bytes."""
    lines = nx.generate_graphml(networkx_view(graph, sentences), named_key_ids=True, edge_id_from_attribute=None)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(lines) + "\n").encode()
