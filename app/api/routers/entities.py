"""Entities: search, one, its relations, neighbours and timeline."""

from itertools import groupby
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from app.api import schemas
from app.api.answers import answer
from app.api.dependencies import FilterDep, Fresh, Id, IdQuery, LevelQuery, PagingDep, StoreDep, Text, existing
from app.domain.entity import Entity, Kind
from app.domain.relation import Level
from app.services import shapes
from app.services.query import neighbours
from app.store.base import StoreReader
from app.store.queries import EntityQuery, EntityView, RelationQuery

router = APIRouter(prefix="/v1/entities", tags=["entities"], dependencies=[Fresh])


@router.get("", response_model=schemas.Page[schemas.Entity], responses=schemas.problems(404, 422))
def search(
    store: StoreDep,
    paging: PagingDep,
    q: Annotated[Text | None, Query(description="a name or a part of it; small typing errors are forgiven")] = None,
    kind: Annotated[list[Kind] | None, Query(description="any of these kinds")] = None,
    country: Annotated[IdQuery | None, Query(description="id of the state they belong to")] = None,
) -> Any:
    """Entities by name, best match first; without a name those with the most claims."""
    query = EntityQuery(q, tuple(k.value for k in kind or ()), country, paging=paging)
    found = store.entities(query)
    countries = countries_of(store, found.items)
    items = [shapes.entity(view, countries.get(view.entity.country or "")) for view in found.items]
    return answer(shapes.page(items, found))


def countries_of(store: StoreReader, views: tuple[EntityView, ...]) -> dict[str, Entity]:
    """The states these entities belong to, by id."""
    wanted = sorted({v.entity.country for v in views if v.entity.country})
    return {view.entity.id: view.entity for view in store.entities_by_id(wanted, names=False)}


@router.get(
    "/{id:path}/relations", response_model=schemas.Page[schemas.Evidenced], responses=schemas.problems(404, 422)
)
def relations(
    store: StoreDep, id: Id, paging: PagingDep, filter: FilterDep, level: LevelQuery = Level.NAMED
) -> Any:  # fmt: skip
    """Its relations, most claims first, each with the claim that shows it best."""
    from app.services.query import relations_of

    found = relations_of(store, RelationQuery(entity=id, level=level, filter=filter, paging=paging))
    if not found.items:
        existing(store, id)
    return answer(shapes.page([shapes.evidenced(e) for e in found.items], found))


@router.get("/{id:path}/neighbors", response_model=schemas.Neighbors, responses=schemas.problems(404, 422))
def neighbors(
    store: StoreDep,
    id: Id,
    filter: FilterDep,
    level: LevelQuery = Level.NAMED,
    limit: Annotated[int, Query(ge=1, le=200, description="neighbours at most")] = 50,
) -> Any:
    """The entities beside it, most claims first, with the relations to each."""
    existing(store, id)
    found = neighbours(store, id, RelationQuery(level=level, filter=filter, named_only=True), limit)
    return answer({"items": [shapes.neighbour(n) for n in found]})


@router.get("/{id:path}/timeline", response_model=schemas.Timeline, responses=schemas.problems(404, 422))
def timeline(store: StoreDep, id: Id, filter: FilterDep, level: LevelQuery = Level.NAMED) -> Any:
    """Claims about it by month and type; by event time, else by report time."""
    existing(store, id)
    rows = store.timeline(id, level, filter)
    months = groupby(rows, key=lambda row: row[0])
    return answer({"items": [{"month": month, "types": {row[1]: row[2] for row in group}} for month, group in months]})


@router.get(
    "/{id:path}",
    response_model=schemas.Entity,
    responses={308: {"description": "merged into another: see Location"}, **schemas.problems(404, 422)},
)
def one(request: Request, store: StoreDep, id: Id) -> Any:
    """One entity; after a merge a redirect to the survivor."""
    view = existing(store, id)
    if view.merged_into:
        place = str(request.url_for("one", id="x").path)[:-1] + quote(view.merged_into, safe="")
        response: Response = RedirectResponse(place, 308)
        return response
    return answer(shapes.entity(view, countries_of(store, (view,)).get(view.entity.country or "")))
