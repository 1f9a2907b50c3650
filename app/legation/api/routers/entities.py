"""Entities: search, one, its relations, neighbours and timeline."""

from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from legation.api import schemas
from legation.api.dependencies import (
    Bases,
    FilterDep,
    Fresh,
    Id,
    IdQuery,
    LevelQuery,
    OrderQuery,
    PagingDep,
    PartsDep,
    StoreDep,
    Text,
    bases,
    entity_here,
    meant,
)
from legation.api.list_forms import LIST_CONTENT, ListingDep
from legation.api.responses import answer
from legation.domain.entity import Kind
from legation.domain.relation import Level
from legation.services import serializers
from legation.services.background import background
from legation.services.graph_view import neighbours
from legation.services.places import located
from legation.services.query import countries_of, find_entities, relations_of
from legation.store.filters import EntityQuery, Order, RelationQuery

router = APIRouter(prefix="/v1/entities", tags=["entities"], dependencies=[Fresh], responses=schemas.NOT_MODIFIED)
_OF_ONE: schemas.Problems = {308: {"description": "merged into another: see Location"}, **schemas.problems(404, 422)}


@router.get(
    "",
    response_model=schemas.Page[schemas.Entity],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def search(
    parts: PartsDep,
    listing: ListingDep,
    paging: PagingDep,
    q: Annotated[Text | None, Query(description="a name or a part of it; small typing errors are forgiven")] = None,
    kind: Annotated[list[Kind] | None, Query(description="any of these kinds")] = None,
    country: Annotated[IdQuery | None, Query(description="id of the state they belong to")] = None,
) -> Any:
    """Entities by name, best match first; without a name those with the most claims."""
    store = parts.store
    query = EntityQuery(q, tuple(k.value for k in kind or ()), meant(parts, country), paging=paging)
    found = find_entities(store, query, parts.knowledge if q else None)
    countries = countries_of(store, found.items)
    views = located(parts.knowledge, found.items)
    items = [serializers.entity(view, countries.get(view.entity.country or "")) for view in views]
    return listing.answer(serializers.page(items, found), schemas.Entity)


@router.get(
    "/{id:path}/relations",
    response_model=schemas.Page[schemas.Evidenced],
    responses={**_OF_ONE, **LIST_CONTENT, **schemas.problems(406)},
)
def relations(
    request: Request,
    store: StoreDep,
    listing: ListingDep,
    id: Id,
    paging: PagingDep,
    filter: FilterDep,
    level: LevelQuery = Level.NAMED,
    order: OrderQuery = Order.WORTH,
    basis: Bases = None,
) -> Any:
    """Its relations, worth most first, each with the claim that shows it best."""
    query = RelationQuery(entity=id, level=level, filter=filter, paging=paging, order=order, bases=bases(basis))
    found = relations_of(store, query)
    if not found.items:
        entity_here(request, store, id)
    items = [serializers.evidenced(e) for e in found.items]
    return listing.answer(serializers.page(items, found), schemas.Evidenced)


@router.get("/{id:path}/neighbors", response_model=schemas.Neighbors, responses=_OF_ONE)
def neighbors(
    request: Request,
    store: StoreDep,
    id: Id,
    filter: FilterDep,
    level: LevelQuery = Level.NAMED,
    limit: Annotated[int, Query(ge=1, le=200, description="neighbours at most")] = 50,
) -> Any:
    """The entities beside it, most claims first, with the relations to each."""
    entity_here(request, store, id)
    found = neighbours(store, id, RelationQuery(level=level, filter=filter, named_only=True), limit)
    return answer({"items": [serializers.neighbour(n) for n in found]})


@router.get("/{id:path}/timeline", response_model=schemas.Timeline, responses=_OF_ONE)
def timeline(
    request: Request, store: StoreDep, id: Id, filter: FilterDep, level: LevelQuery = Level.NAMED
) -> Any:  # fmt: skip
    """Claims about it by month and type; by event time, else by report time."""
    entity_here(request, store, id)
    rows = store.timeline(id, level, filter)
    months = groupby(rows, key=lambda row: row[0])
    return answer({"items": [{"month": month, "types": {row[1]: row[2] for row in group}} for month, group in months]})


@router.get("/{id:path}", response_model=schemas.EntityDetail, responses=_OF_ONE)
def one(request: Request, parts: PartsDep, id: Id) -> Any:
    """One entity, what the shipped knowledge says of it, and why mentions mean it; after a merge a redirect to the survivor."""
    store = parts.store
    view = entity_here(request, store, id)
    (view,) = located(parts.knowledge, (view,))
    country = countries_of(store, (view,)).get(view.entity.country or "")
    return answer(serializers.entity_detail(view, country, background(parts.knowledge, id), store.reasons(id)))
