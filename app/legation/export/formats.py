"""The formats a graph can be written in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

from legation.domain.graph import Graph
from legation.errors import BadQuery

Writer = Callable[[Graph, Mapping[str, str]], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: its writer is `function` of the module of that name here."""

    function: str
    suffix: str
    media_type: str

    @property
    def write(self) -> Writer:
        """Loaded when used: networkx takes a while."""
        writer: Writer = getattr(import_module(f"legation.export.{self.function}"), self.function)
        return writer


FORMATS: Mapping[str, Format] = {
    "graphml": Format("graphml", ".graphml", "application/xml"),
    "gexf": Format("gexf", ".gexf", "application/gexf+xml"),
    "geojson": Format("geojson", ".geojson", "application/geo+json"),
    "json": Format("node_link", ".json", "application/json"),
}


def format_of(name: str) -> Format:
    """Raises BadQuery naming the formats there are."""
    if name not in FORMATS:
        raise BadQuery(f"{name!r} is no export format: use {', '.join(FORMATS)}")
    return FORMATS[name]
