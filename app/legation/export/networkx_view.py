"""A graph as networkx sees it; attributes are plain numbers and strings, so that every format can hold them."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import networkx as nx

from legation.domain.entity import Entity
from legation.domain.graph import Graph
from legation.domain.ontology import load_ontology
from legation.domain.relation import Relation

# What XML 1.0 cannot hold even escaped; also removed elsewhere, so that all formats say the same.
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


MultiGraph: TypeAlias = "nx.MultiDiGraph[str]"


def networkx_view(graph: Graph, sentences: Mapping[str, str]) -> MultiGraph:
    """Nodes and edges in the order of their ids; edge keys are relation ids. Edges without an object are left out."""
    view: MultiGraph = nx.MultiDiGraph()
    for entity in graph.nodes:
        view.add_node(entity.id, **_clean(_node(entity)))
    for edge in graph.edges:
        if edge.object is not None:
            view.add_edge(edge.subject, edge.object, key=edge.id, **_clean(_edge(edge, sentences.get(edge.id, ""))))
    return view


def _node(entity: Entity) -> dict[str, Any]:
    where = {"lat": entity.point.lat, "lon": entity.point.lon} if entity.point else {}
    return {
        **where,
        "label": entity.name,
        "kind": entity.kind.value,
        "subtype": entity.subtype.value if entity.subtype else "",
        "country": entity.country or "",
        "wikidata": entity.links.get("wikidata", ""),
        "iso3": entity.links.get("iso3", ""),
    }


def _edge(edge: Relation, sentence: str) -> dict[str, Any]:
    type_ = load_ontology()[edge.type]
    return {
        "label": edge.type,
        "type": edge.type,
        "family": type_.family.value,
        "quad_class": type_.quad_class.value if type_.quad_class else "",
        "level": edge.level.value,
        "basis": edge.basis,
        "weight": edge.claim_count,
        "origin_count": edge.origin_count,
        "outlets": "; ".join(edge.outlets),
        "statuses": _counts(edge.statuses),
        "polarities": _counts(edge.polarities),
        "first": edge.first or "",
        "last": edge.last or "",
        "first_event": edge.first_event or "",
        "last_event": edge.last_event or "",
        "score": edge.score,
        "asserted": edge.asserted,
        "disputed": edge.disputed,
        "sentence": sentence,
    }


def _counts(counts: Mapping[str, int]) -> str:
    return "; ".join(f"{name} {counts[name]}" for name in sorted(counts))


def _clean(attributes: dict[str, Any]) -> dict[str, Any]:
    return {k: _FORBIDDEN.sub("\ufffd", v) if isinstance(v, str) else v for k, v in attributes.items()}
