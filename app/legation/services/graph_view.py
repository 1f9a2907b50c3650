"""Answers that need many edges at once: neighbours, the graph around entities, paths, parts of it to be analysed."""

from dataclasses import dataclass, replace
from itertools import pairwise

from legation.analysis.neighbourhood import edges_among, neighbourhood, strongest
from legation.analysis.network import Network, edges_between, network, part_of, ties_of
from legation.analysis.network import neighbours as tied_to
from legation.analysis.paths import best_paths
from legation.domain.entity import Entity
from legation.domain.graph import Graph
from legation.errors import BadQuery
from legation.services.query import Evidenced, evidenced
from legation.store.base import StoreReader
from legation.store.filters import EdgeKey, RelationQuery, RelationView

MAX_LENGTH = 6
MAX_DEPTH = 4
MAX_NODES = 2_000
_EDGES_PER_NODE = 2


@dataclass(frozen=True, slots=True)
class Step:
    """From one node of a path to the next: the strongest edge between them, and how many there are."""

    edge: Evidenced
    edge_count: int


@dataclass(frozen=True, slots=True)
class Path:
    """Nodes in order; one step less."""

    nodes: tuple[Entity, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity beside another, with the edges between the two by claim count."""

    entity: Entity
    claim_count: int
    relations: tuple[RelationView, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of the graph a question is about: `depth` steps around the centers, or all of it where there are none."""

    query: RelationQuery
    centers: tuple[str, ...] = ()
    depth: int = 1


def neighbours(store: StoreReader, entity: str, query: RelationQuery, limit: int) -> tuple[Neighbour, ...]:
    """The entities beside this one, most claims first, then id."""
    query = replace(query, entity=entity)
    near = tied_to(store.edge_index(query), entity, limit)
    views = {v.relation.id: v for v in store.relations_by_id([id_ for _, _, ids in near for id_ in ids], query)}
    result = []
    for other, count, ids in near:
        relations = tuple(views[i] for i in ids if i in views)
        if relations:
            ends = {end.id: end for found in relations for end in (found.subject, found.object) if end}
            result.append(Neighbour(ends[other], count, relations))
    return tuple(result)


class GraphView:
    """The store's graph, its edges kept as a network for one revision of the store and one filter."""

    def __init__(self, store: StoreReader) -> None:
        self._store = store
        self._held: tuple[int, RelationQuery, Network] | None = None

    def _network(self, query: RelationQuery) -> Network:
        revision = self._store.revision()
        held = self._held
        if held is None or held[:2] != (revision, query):
            held = (revision, query, network(self._store.edge_index(query)))
            self._held = held
        return held[2]

    def _around(self, selection: Selection, limit: int) -> Network:
        """All edges that touch what stands around the centers, asked for layer by layer: the rest of the graph tells nothing here."""
        edges: dict[str, EdgeKey] = {}
        seen: set[str] = set()
        frontier = list(selection.centers)
        for _ in range(selection.depth):
            edges |= self._touching(selection.query, frontier)
            seen |= set(frontier)
            frontier = sorted({end for edge in edges.values() for end in (edge.subject, edge.object)} - seen)
            if not frontier or len(seen) + len(frontier) > limit:
                break
        nodes, _ = _nodes(network(edges.values()), selection, limit)
        edges |= self._touching(selection.query, [node for node in nodes if node not in seen])
        return network(edges.values())

    def _touching(self, query: RelationQuery, nodes: list[str]) -> dict[str, EdgeKey]:
        found = self._store.edge_index(replace(query, touching=tuple(nodes))) if nodes else ()
        return {edge.relation: edge for edge in found}

    def entities(self, ids: list[str]) -> dict[str, Entity]:
        """The entities of these ids."""
        return {view.entity.id: view.entity for view in self._store.entities_by_id(ids, names=False)}

    def part(self, selection: Selection, most_nodes: int, most_ties: int) -> tuple[Network, bool]:
        """The selected part of the graph with its strongest ties, and whether nodes or ties were left out.

        Raises BadQuery for a depth out of range.
        """
        view = self._network(selection.query)
        nodes, cut = _nodes(view, selection, most_nodes)
        part, fewer = part_of(view, nodes, most_ties)
        return part, cut or fewer

    def subgraph(self, selection: Selection, limit: int) -> Graph:
        """At most `limit` nodes of the selection and twice as many edges, the strongest first.

        Raises BadQuery for a depth or limit out of range.
        """
        check("limit", limit, 1, MAX_NODES)
        view = self._around(selection, limit) if _is_local(selection) else self._network(selection.query)
        nodes, cut = _nodes(view, selection, limit)
        ids, fewer = edges_among(view, nodes, _EDGES_PER_NODE * limit)
        found = self._graph(nodes, ids, selection.query, truncated=cut or fewer)
        return replace(found, neighbor_counts={node: len(ties_of(view, node)) for node in nodes if node in view})

    def _graph(self, nodes: list[str], ids: list[str], query: RelationQuery, *, truncated: bool) -> Graph:
        views = self._store.relations_by_id(ids, query)
        entities = {end.id: end for view in views for end in (view.subject, view.object) if end}
        entities |= self.entities([node for node in nodes if node not in entities])
        edges = sorted((view.relation for view in views), key=lambda r: r.id)
        return Graph(tuple(entities[key] for key in sorted(entities)), tuple(edges), truncated)

    def paths(self, start: str, end: str, max_length: int, limit: int, query: RelationQuery) -> tuple[Path, ...]:
        """Shortest first, then by the weakest step. Raises BadQuery for a length or limit out of range."""
        check("max_length", max_length, 1, MAX_LENGTH)
        check("limit", limit, 1, 100)
        view = self._network(query)
        routes = best_paths(view, start, end, max_length, limit)
        first = {pair: edges_between(view, *pair) for route in routes for pair in pairwise(route)}
        views = self._store.relations_by_id(sorted({ids[0] for ids in first.values()}), query)
        edges = {e.view.relation.id: e for e in evidenced(self._store, views, query.filter)}
        entities = {end.id: end for v in views for end in (v.subject, v.object) if end}
        return tuple(
            Path(
                tuple(entities[node] for node in route),
                tuple(Step(edges[first[pair][0]], len(first[pair])) for pair in pairwise(route)),
            )
            for route in routes
        )


def _is_local(selection: Selection) -> bool:
    """Whether the part is better asked for by itself: a filter that chooses among claims makes a network nobody asks for again."""
    query = selection.query
    plain = query.min_origins == 1 and not query.filter.min_score
    return bool(selection.centers) and query.filter.chooses_claims and plain


def _nodes(view: Network, selection: Selection, limit: int) -> tuple[list[str], bool]:
    """The nearest nodes around centers, else those with the most claims; and whether there are more."""
    check("depth", selection.depth, 0, MAX_DEPTH)
    if selection.centers:
        return neighbourhood(view, selection.centers, selection.depth, limit)
    return strongest(view, limit)


def check(name: str, value: int, least: int, most: int) -> None:
    """Raise BadQuery for a value out of its range."""
    if not least <= value <= most:
        raise BadQuery(f"{name} must lie between {least} and {most}, not {value}")
