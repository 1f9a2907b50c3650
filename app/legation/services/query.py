"""Questions to the graph: who is meant, what is known of them, all there is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from legation.domain.entity import Entity
from legation.domain.graph import Graph
from legation.domain.names import normal_name, turned_name
from legation.domain.relation import Level
from legation.errors import Ambiguous, NotFound
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

_SUGGESTIONS = 5


@dataclass(frozen=True, slots=True)
class Evidenced:
    """A relation with the claim that shows it best."""

    view: RelationView
    claim: ClaimView | None


def resolve_name(store: StoreReader, text: str, knowledge: Knowledge | None = None) -> EntityView:
    """The entity of an id or a name. Raises Ambiguous with the candidates, NotFound with the nearest names."""
    wanted = text.strip()
    by_id = store.entity(wanted)
    if by_id is not None:
        return current(store, by_id)
    found = store.named(wanted)
    if not found and knowledge is not None:
        turned = knowledge.names(normal_name(turned_name(wanted) or ""))
        known = sorted({name.entity for name in knowledge.names(normal_name(wanted)) or turned})
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


def id_of(store: StoreReader, name: str | None, knowledge: Knowledge) -> str | None:
    """The id of what is called so; None for no name. Raises what `resolve_name` does."""
    return resolve_name(store, name, knowledge).entity.id if name else None


def find_entities(store: StoreReader, query: EntityQuery, knowledge: Knowledge | None) -> Page[EntityView]:
    """Entities of the graph by any name, also by those that only the knowledge base has: UK, Burma, "Putin, Vladimir", native spellings."""
    if not query.text or knowledge is None:
        return store.entities(query)
    names = knowledge.names(normal_name(query.text))
    if turned := turned_name(query.text):
        names += knowledge.names(normal_name(turned))
    # Where strong names are found, weak ones (a family name, an abbreviation of a small party) are not meant.
    strong = frozenset(name.entity for name in names if name.strong)
    return store.entities(replace(query, known=strong or frozenset(name.entity for name in names)))


def current(store: StoreReader, view: EntityView) -> EntityView:
    """The survivor where the entity was merged into another."""
    survivor = store.entity(view.merged_into) if view.merged_into else None
    return survivor or view


def countries_of(store: StoreReader, views: Iterable[EntityView]) -> dict[str, Entity]:
    """The states these entities belong to, by id."""
    wanted = sorted({v.entity.country for v in views if v.entity.country})
    return {view.entity.id: view.entity for view in store.entities_by_id(wanted, names=False)}


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


def whole_graph(store: StoreReader, query: RelationQuery) -> tuple[Graph, dict[str, str]]:
    """Every edge with two ends that passes the filters, and relation id to its best sentence."""
    views = store.relations_by_id([key.relation for key in store.edge_index(query)], query)
    entities = {end.id: end for view in views for end in (view.subject, view.object) if end}
    edges = tuple(sorted((view.relation for view in views), key=lambda r: r.id))
    graph = Graph(tuple(entities[key] for key in sorted(entities)), edges)
    return graph, best_sentences(store, graph, query)


def best_sentences(store: StoreReader, graph: Graph, query: RelationQuery) -> dict[str, str]:
    """Relation id to the sentence that shows it best, of those that pass the query's filter."""
    best = store.best_claims([edge.id for edge in graph.edges], query.level, query.filter)
    return {relation: view.claim.evidence.sentence for relation, view in best.items()}
