"""GEXF 1.2, as Gephi and gephi-lite read it, with the time of every edge that has one, so that it can be played."""

import re
from collections.abc import Mapping
from typing import Any

import networkx as nx

from legation.domain.graph import Graph
from legation.export.networkx_view import networkx_view

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


def gexf(graph: Graph, sentences: Mapping[str, str]) -> bytes:
    """UTF-8 XML; the same graph gives the same bytes on whatever day."""
    view = networkx_view(graph, sentences)
    for _, _, held in view.edges(data=True):
        begins, ends = _days(held)
        if begins:
            held |= {"start": begins, "end": ends}
    text = "\n".join(nx.generate_gexf(view))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + _TODAY.sub("", text, count=1) + "\n").encode()


def _days(edge: Mapping[str, Any]) -> tuple[str, str]:
    """First and last day of an edge, both counted: of its events, else of its reports; empty where nothing is dated."""
    begins = str(edge["first_event"] or edge["first"])[:10]
    ends = str(edge["last_event"] or edge["last"])[:10]
    return begins, max(begins, ends)
