"""GEXF 1.2, as Gephi and gephi-lite read it."""

import re
from collections.abc import Mapping

import networkx as nx

from legation.domain.graph import Graph
from legation.export.networkx_view import networkx_view

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def gexf(graph: Graph, sentences: Mapping[str, str]) -> bytes:
    """UTF-8 XML; the same graph gives the same bytes on whatever day."""
    text = "\n".join(nx.generate_gexf(networkx_view(graph, sentences)))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + _TODAY.sub("", text, count=1) + "\n").encode()
