"""The formats a graph can be written in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from legation.domain.graph import Graph
from legation.errors import BadQuery
from legation.export.claims.formats import CLAIM_WRITERS

Writer = Callable[[Graph, Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: its writer is `function` of `module` here, by default the module of the same name."""

    function: str
    suffix: str
    media_type: str
    module: str = ""

    @property
    def write(self) -> Writer:
        """Loaded when used: networkx takes a while."""
        writer: Writer = getattr(import_module(f"legation.export.{self.module or self.function}"), self.function)
        return writer


FORMATS: Mapping[str, Format] = {
    "graphml": Format("graphml", ".graphml", "application/xml"),
    "gexf": Format("gexf", ".gexf", "application/gexf+xml"),
    "geojson": Format("geojson", ".geojson", "application/geo+json"),
    "json": Format("node_link", ".json", "application/json"),
    "cytoscape": Format("cytoscape", ".cyjs", "application/json"),
    "nodes-csv": Format("nodes_csv", ".nodes.csv", "text/csv", "tables"),
    "edges-csv": Format("edges_csv", ".edges.csv", "text/csv", "tables"),
}


def format_of(name: str) -> Format:
    """Raises BadQuery naming the formats there are."""
    if name not in FORMATS:
        known = [*FORMATS, "claims-ndjson", "claims-csv", *CLAIM_WRITERS]
        raise BadQuery(f"{name!r} is no export format: use one of {', '.join(known)}")
    return FORMATS[name]
