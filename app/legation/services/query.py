"""Questions to the graph: who is meant, what is known of them, what links them."""

from dataclasses import dataclass, replace
from itertools import pairwise

from legation.analysis.adjacency import Adjacency, adjacency
from legation.analysis.neighbourhood import edges_among, neighbourhood, strongest
from legation.analysis.paths import best_paths
from legation.domain.entity import Entity
from legation.domain.graph import Graph
from legation.domain.names import normal_name
from legation.domain.relation import Level
from legation.errors import Ambiguous, BadQuery, NotFound
from legation.linking.knowledge import Knowledge
from legation.store.base import StoreReader
from legation.store.filters import (
    ClaimFilter,
    ClaimView,
    EntityQuery,
    EntityView,
    Page,
    Paging,
    RelationQuery,
    RelationView,
)

MAX_LENGTH = 6
MAX_DEPTH = 4
MAX_NODES = 2_000
_EDGES_PER_NODE = 2
_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Evidenced:
    """A relation with the claim that shows it best."""

    view: RelationView
    claim: ClaimView | None


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


def resolve_name(store: StoreReader, text: str, knowledge: Knowledge | None = None) -> EntityView:
    """The entity of an id or a name. Raises Ambiguous with the candidates, NotFound with the nearest names."""
    wanted = text.strip()
    by_id = store.entity(wanted)
    if by_id is not None:
        return current(store, by_id)
    found = store.named(wanted)
    if not found and knowledge is not None:
        known = sorted({name.entity for name in knowledge.names(normal_name(wanted))})
        found = tuple(view for view in map(store.entity, known) if view is not None)
    # A thing called exactly so goes before one that is sometimes called so.
    named_so = tuple(v for v in found if normal_name(v.entity.name) == normal_name(wanted))
    found = named_so if len(named_so) == 1 else found
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(wanted, tuple((v.entity.id, v.entity.name, v.entity.kind.value) for v in found))
    near = store.entities(EntityQuery(text=wanted, paging=Paging(limit=_SUGGESTIONS)))
    names = ", ".join(view.entity.name for view in near.items)
    raise NotFound(f"'{wanted}' is not in the graph" + (f"; did you mean {names}?" if names else ": try `find`"))


def current(store: StoreReader, view: EntityView) -> EntityView:
    """The survivor where the entity was merged into another."""
    survivor = store.entity(view.merged_into) if view.merged_into else None
    return survivor or view


def evidenced(
    store: StoreReader, views: tuple[RelationView, ...], given: ClaimFilter | None = None
) -> tuple[Evidenced, ...]:
    """Each relation (all of one level) with its best claim among those the filter admits."""
    level = views[0].relation.level if views else Level.NAMED
    best = store.best_claims([view.relation.id for view in views], level, given or ClaimFilter())
    return tuple(Evidenced(view, best.get(view.relation.id)) for view in views)


def relations_of(store: StoreReader, query: RelationQuery) -> Page[Evidenced]:
    """A page of relations, each with its sentence."""
    page = store.relations(query)
    return Page(evidenced(store, page.items, query.filter), page.next_cursor, page.total)


def neighbours(store: StoreReader, entity: str, query: RelationQuery, limit: int) -> tuple[Neighbour, ...]:
    """The entities beside this one, most claims first, then id."""
    query = replace(query, entity=entity)
    graph = adjacency(store.skeleton(query))
    near = sorted(graph.weights.get(entity, {}).items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
    ids = {other: graph.between(entity, other) for other, _ in near}
    views = {v.relation.id: v for v in store.relations_by_id([i for found in ids.values() for i in found], query)}
    result = []
    for other, count in near:
        relations = tuple(views[i] for i in ids[other] if i in views)
        if relations:
            ends = {end.id: end for view in relations for end in (view.subject, view.object) if end}
            result.append(Neighbour(ends[other], count, relations))
    return tuple(result)


class GraphView:
    """Answers that need many edges at once; keeps the edges in few words for one revision of the store."""

    def __init__(self, store: StoreReader) -> None:
        self._store = store
        self._held: tuple[int, RelationQuery, Adjacency] | None = None

    def _adjacency(self, query: RelationQuery) -> Adjacency:
        revision = self._store.revision()
        held = self._held
        if held is None or held[:2] != (revision, query):
            held = (revision, query, adjacency(self._store.skeleton(query)))
            self._held = held
        return held[2]

    def subgraph(self, centers: tuple[str, ...], depth: int, limit: int, query: RelationQuery) -> Graph:
        """At most `limit` nodes around the centers, or the nodes with the most claims where there is no center.

        Raises BadQuery for a depth or limit out of range.
        """
        _check("depth", depth, 0, MAX_DEPTH)
        _check("limit", limit, 1, MAX_NODES)
        graph = self._adjacency(query)
        if centers:
            nodes, cut = neighbourhood(graph, centers, depth, limit)
        else:
            nodes, cut = strongest(graph, limit)
        ids, fewer = edges_among(graph, nodes, _EDGES_PER_NODE * limit)
        return self._graph(tuple(nodes), ids, query, truncated=cut or fewer)

    def _graph(self, nodes: tuple[str, ...], ids: list[str], query: RelationQuery, *, truncated: bool) -> Graph:
        views = self._store.relations_by_id(ids, query)
        entities = {end.id: end for view in views for end in (view.subject, view.object) if end}
        alone = self._store.entities_by_id([node for node in nodes if node not in entities], names=False)
        entities |= {view.entity.id: view.entity for view in alone}
        edges = sorted((view.relation for view in views), key=lambda r: r.id)
        return Graph(tuple(entities[key] for key in sorted(entities)), tuple(edges), truncated)

    def paths(self, start: str, end: str, max_length: int, limit: int, query: RelationQuery) -> tuple[Path, ...]:
        """Shortest first, then by the weakest step. Raises BadQuery for a length or limit out of range."""
        _check("max_length", max_length, 1, MAX_LENGTH)
        _check("limit", limit, 1, 100)
        graph = self._adjacency(query)
        routes = best_paths(graph, start, end, max_length, limit)
        first = {pair: graph.between(*pair) for route in routes for pair in pairwise(route)}
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


def _check(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise BadQuery(f"{name} must lie between {least} and {most}, not {value}")


def whole_graph(store: StoreReader, query: RelationQuery) -> tuple[Graph, dict[str, str]]:
    """Every edge with two ends that passes the filters, and relation id to its best sentence."""
    bones = store.skeleton(query)
    views = store.relations_by_id([bone.relation for bone in bones], query)
    entities = {end.id: end for view in views for end in (view.subject, view.object) if end}
    edges = tuple(sorted((view.relation for view in views), key=lambda r: r.id))
    best = store.best_claims([edge.id for edge in edges], query.level, query.filter)
    sentences = {relation: view.claim.evidence.sentence for relation, view in best.items()}
    return Graph(tuple(entities[key] for key in sorted(entities)), edges), sentences
