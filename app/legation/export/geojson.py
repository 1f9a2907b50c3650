"""GeoJSON (RFC 7946): the places of a graph as points, what holds between two places as lines."""

import json
from collections.abc import Mapping
from typing import Any

from legation.domain.graph import Graph
from legation.export.networkx_view import networkx_view


def geojson(graph: Graph, sentences: Mapping[str, str]) -> bytes:
    """UTF-8 JSON, one FeatureCollection; whatever lies on no map is left out. The same graph gives the same bytes."""
    view = networkx_view(graph, sentences)
    spots = {node.id: [node.point.lon, node.point.lat] for node in graph.nodes if node.point is not None}
    features = [
        _feature("Point", spots[id_], {"id": id_, **told}) for id_, told in view.nodes(data=True) if id_ in spots
    ]
    features += [
        _feature("LineString", [spots[a], spots[b]], {"id": key, "subject": a, "object": b, **told})
        for a, b, key, told in view.edges(keys=True, data=True)
        if a in spots and b in spots
    ]
    data = {"type": "FeatureCollection", "features": features}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _feature(type_: str, coordinates: list[Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": type_, "coordinates": coordinates},
        "properties": properties,
    }
