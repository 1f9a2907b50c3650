"""Relations and the claims behind them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from legation.api import schemas
from legation.api.dependencies import (
    Bases,
    EntityId,
    FilterDep,
    Fresh,
    Groups,
    Id,
    Kinds,
    LevelQuery,
    MinOrigins,
    OrderQuery,
    PagingDep,
    PairDep,
    PartsDep,
    StoreDep,
    bases,
    meant,
)
from legation.api.list_forms import LIST_CONTENT, ListingDep
from legation.api.responses import answer
from legation.domain.relation import Level
from legation.errors import NotFound
from legation.services import serializers
from legation.services.query import evidenced, relations_of
from legation.store.filters import ClaimQuery, Order, RelationQuery

router = APIRouter(prefix="/v1/relations", tags=["relations"], dependencies=[Fresh], responses=schemas.NOT_MODIFIED)


@router.get(
    "",
    response_model=schemas.Page[schemas.Evidenced],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def search(
    parts: PartsDep,
    listing: ListingDep,
    paging: PagingDep,
    filter: FilterDep,
    between: PairDep,
    subject: EntityId = None,
    object: EntityId = None,
    level: LevelQuery = Level.NAMED,
    min_origins: MinOrigins = 1,
    asserted: Annotated[bool, Query(description="without edges that are only denied")] = False,
    groups: Groups = True,
    kind: Kinds = None,
    order: OrderQuery = Order.WORTH,
    basis: Bases = None,
) -> Any:
    """Relations, worth most first, each with the claim that shows it best."""
    query = RelationQuery(
        meant(parts, subject),
        meant(parts, object),
        between,
        None,
        level,
        filter,
        min_origins,
        asserted_only=asserted,
        named_only=not groups,
        kinds=tuple(k.value for k in kind or ()),
        paging=paging,
        order=order,
        bases=bases(basis),
    )
    found = relations_of(parts.store, query)
    items = [serializers.evidenced(e) for e in found.items]
    return listing.answer(serializers.page(items, found), schemas.Evidenced)


@router.get("/{id}", response_model=schemas.Evidenced, responses=schemas.problems(404, 422))
def one(store: StoreDep, id: Id) -> Any:
    """One relation."""
    view = store.relation(id)
    if view is None:
        raise NotFound(f"no relation {id!r}: its last article may have been withdrawn")
    return answer(serializers.evidenced(evidenced(store, (view,))[0]))


@router.get(
    "/{id}/claims",
    response_model=schemas.Page[schemas.Claim],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def claims(store: StoreDep, listing: ListingDep, id: Id, paging: PagingDep, filter: FilterDep) -> Any:
    """All claims behind the relation, newest report first."""
    if store.relation(id) is None:
        raise NotFound(f"no relation {id!r}: its last article may have been withdrawn")
    found = store.claims(ClaimQuery(relation=id, filter=filter, paging=paging))
    return listing.answer(serializers.page([serializers.claim(view) for view in found.items], found), schemas.Claim)
