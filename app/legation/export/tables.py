"""Nodes and edges as tables (CSV, RFC 4180), as pandas, Neo4j and spreadsheets read them."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from legation.domain.graph import Graph
from legation.export.cells import cell
from legation.export.networkx_view import networkx_view

_NODE = ("id", "label", "kind", "subtype", "country", "wikidata", "iso3", "lat", "lon")
_EDGE = (
    "id", "source", "target", "type", "family", "quad_class", "level", "weight", "origin_count", "outlets", "statuses",
    "polarities", "first", "last", "first_event", "last_event", "score", "asserted", "disputed", "sentence",
)  # fmt: skip


def nodes_csv(graph: Graph, sentences: Mapping[str, str]) -> bytes:
    """One entity a line; the same graph gives the same bytes."""
    view = networkx_view(graph, sentences)
    return _table(_NODE, ({"id": node, **held} for node, held in view.nodes(data=True)))


def edges_csv(graph: Graph, sentences: Mapping[str, str]) -> bytes:
    """One relation a line, `source` and `target` being ids of nodes; the same graph gives the same bytes."""
    view = networkx_view(graph, sentences)
    rows = ({"id": key, "source": a, "target": b, **held} for a, b, key, held in view.edges(keys=True, data=True))
    return _table(_EDGE, sorted(rows, key=lambda row: str(row["id"])))


def _table(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([cell(row.get(name)) for name in columns] for row in rows)
    return written.getvalue().encode()
