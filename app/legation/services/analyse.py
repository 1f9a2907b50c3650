"""Who is central, who belongs together and who stands between others, in the selected part of the graph."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.analysis.centrality import Measure, centrality
from legation.analysis.communities import communities
from legation.analysis.network import Network
from legation.domain.entity import Entity
from legation.services.graph_view import GraphView, Selection, check

DEFAULT_NODES = 500
MAX_NODES = 1_000
"""Entities analysed at most: betweenness takes time by nodes times ties, here some seconds."""
_TIES_PER_NODE = 8
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Analysed:
    """How much was analysed; `truncated` when a limit left out the entities or ties with the fewest claims."""

    node_count: int
    tie_count: int
    truncated: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity, how central it is (0 to 1), how many of the others it is tied to, and by how many claims."""

    entity: Entity
    score: float
    neighbour_count: int
    claim_count: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """Entities by their score, then by claims and id."""

    measure: Measure
    items: tuple[Ranked, ...]
    analysed: Analysed


@dataclass(frozen=True, slots=True)
class Community:
    """Entities with more claims among themselves than with others, the most involved first; `claim_count` among them."""

    members: tuple[Entity, ...]
    claim_count: int


@dataclass(frozen=True, slots=True)
class Communities:
    """The largest first; `community_count` of all. `modularity` None where no claim ties two entities."""

    items: tuple[Community, ...]
    community_count: int
    modularity: float | None
    analysed: Analysed


def ranking(
    graph: GraphView, selection: Selection, measure: Measure, limit: int, most_nodes: int = DEFAULT_NODES
) -> Ranking:
    """The `limit` most central entities of the part. Raises BadQuery for a limit out of range."""
    view, analysed = _part(graph, selection, limit, most_nodes)
    scores = centrality(view, measure)
    claims = dict(view.degree(weight="weight"))
    first = sorted(view, key=lambda node: (-scores[node], -claims[node], node))[:limit]
    entities = graph.entities(first)
    items = [Ranked(entities[n], round(scores[n], _DIGITS), view.degree[n], claims[n]) for n in first if n in entities]
    return Ranking(measure, tuple(items), analysed)


def brokers(graph: GraphView, selection: Selection, limit: int, most_nodes: int = DEFAULT_NODES) -> Ranking:
    """Those of the part that stand between others, the busiest first. Raises BadQuery for a limit out of range."""
    found = ranking(graph, selection, Measure.BETWEENNESS, limit, most_nodes)
    return replace(found, items=tuple(item for item in found.items if item.score))


def grouping(graph: GraphView, selection: Selection, limit: int, most_nodes: int = DEFAULT_NODES) -> Communities:
    """The `limit` largest communities of the part, each with all its members. Raises BadQuery for a limit out of range."""
    view, analysed = _part(graph, selection, limit, most_nodes)
    groups, modularity = communities(view)
    shown = groups[:limit]
    entities = graph.entities([node for group in shown for node in group])
    items = tuple(_community(view, sorted(group & entities.keys()), entities) for group in shown)
    rounded = None if modularity is None else round(modularity, _DIGITS)
    return Communities(items, len(groups), rounded, analysed)


def _community(view: Network, members: Sequence[str], entities: dict[str, Entity]) -> Community:
    among = view.subgraph(members)
    claims = dict(among.degree(weight="weight"))
    ordered = sorted(members, key=lambda node: (-claims[node], node))
    return Community(tuple(entities[node] for node in ordered), sum(claims.values()) // 2)


def _part(graph: GraphView, selection: Selection, limit: int, most_nodes: int) -> tuple[Network, Analysed]:
    check("limit", limit, 1, MAX_NODES)
    check("nodes", most_nodes, 1, MAX_NODES)
    view, truncated = graph.part(selection, most_nodes, _TIES_PER_NODE * most_nodes)
    return view, Analysed(view.number_of_nodes(), view.number_of_edges(), truncated)
