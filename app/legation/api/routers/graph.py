"""The graph around entities, and paths between them."""

from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Query

from legation.api import schemas
from legation.api.dependencies import (
    Bases,
    Denied,
    FilterDep,
    Fresh,
    Groups,
    IdQuery,
    Kinds,
    LevelQuery,
    MinOrigins,
    PartsDep,
    bases,
    current_id,
)
from legation.api.responses import answer
from legation.domain.relation import Level
from legation.services import serializers
from legation.services.graph_view import Selection
from legation.services.places import located
from legation.services.query import countries_of
from legation.store.filters import RelationQuery

router = APIRouter(prefix="/v1", tags=["graph"], dependencies=[Fresh], responses=schemas.NOT_MODIFIED)


async def selection(
    parts: PartsDep,
    filter: FilterDep,
    center: Annotated[list[IdQuery] | None, Query(max_length=200, description="ids; none = the busiest nodes")] = None,
    depth: Annotated[int, Query(ge=0, le=4, description="steps from a center")] = 1,
    level: LevelQuery = Level.NAMED,
    min_origins: MinOrigins = 1,
    groups: Groups = False,
    denied: Denied = False,
    kind: Kinds = None,
    basis: Bases = None,
) -> Selection:
    """The part of the graph that graphs and analyses are about; a center may be of any kind."""
    centers = await to_thread.run_sync(lambda: [current_id(parts.store, id_) for id_ in center or ()])
    query = RelationQuery(
        level=level,
        filter=filter,
        min_origins=min_origins,
        asserted_only=not denied,
        named_only=not groups,
        kinds=tuple(sorted({k.value for k in kind or ()})),
        besides=tuple(sorted(set(centers))) if kind else (),
        bases=bases(basis),
    )
    return Selection(query, tuple(dict.fromkeys(centers)), depth) if centers else Selection(query)


SelectionDep = Annotated[Selection, Depends(selection)]


@router.get("/graph", response_model=schemas.Graph, responses=schemas.problems(404, 422))
def graph(
    parts: PartsDep,
    chosen: SelectionDep,
    limit: Annotated[int, Query(ge=1, le=1000, description="nodes at most; edges at most twice as many")] = 100,
) -> Any:
    """Nodes around the centers, the strongest ties first; `truncated` says whether some were left out."""
    found = parts.graph.subgraph(chosen, limit)
    views = parts.store.entities_by_id([n.id for n in found.nodes], names=False)
    return answer(serializers.graph(found, located(parts.knowledge, views), countries_of(parts.store, views)))


@router.get("/paths", response_model=schemas.Paths, responses=schemas.problems(404, 422))
def paths(
    parts: PartsDep,
    filter: FilterDep,
    start: Annotated[IdQuery, Query(alias="from", description="entity id")],
    end: Annotated[IdQuery, Query(alias="to", description="entity id")],
    max_length: Annotated[int, Query(ge=1, le=6, description="edges at most")] = 3,
    limit: Annotated[int, Query(ge=1, le=50, description="paths at most")] = 5,
    level: LevelQuery = Level.NAMED,
    groups: Groups = False,
    denied: Denied = False,
) -> Any:
    """How two entities are linked: shortest first, each step with its best evidence."""
    ends = [current_id(parts.store, id_) for id_ in (start, end)]
    query = RelationQuery(level=level, filter=filter, asserted_only=not denied, named_only=not groups)
    found = parts.graph.paths(ends[0], ends[1], max_length, limit, query)
    return answer({"items": [serializers.path(p) for p in found]})
