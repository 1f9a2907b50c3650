"""Where entities lie, looked up in the knowledge base as they are shown; the store keeps no points."""

from collections.abc import Iterable
from dataclasses import replace

from legation.domain.entity import PLACES, Entity
from legation.domain.graph import Graph
from legation.linking.knowledge import Knowledge
from legation.store.filters import EntityView


def located(knowledge: Knowledge, views: Iterable[EntityView]) -> tuple[EntityView, ...]:
    """The same entities, places of the knowledge base with their points."""
    return tuple(replace(view, entity=located_entity(knowledge, view.entity)) for view in views)


def located_graph(knowledge: Knowledge, graph: Graph) -> Graph:
    """The same graph, its places with their points."""
    return replace(graph, nodes=tuple(located_entity(knowledge, node) for node in graph.nodes))


def located_entity(knowledge: Knowledge, entity: Entity) -> Entity:
    """The same entity, a place of the knowledge base with its point."""
    return replace(entity, point=knowledge.point(entity.id)) if entity.kind in PLACES else entity
