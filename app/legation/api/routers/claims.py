"""Claims and quotations."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from legation.api import schemas
from legation.api.dependencies import (
    EndsDep,
    EntityId,
    FilterDep,
    Fresh,
    Id,
    IdQuery,
    LevelQuery,
    PagingDep,
    PartsDep,
    Since,
    StoreDep,
    Until,
    Words,
    meant,
)
from legation.api.list_forms import LIST_CONTENT, ListingDep
from legation.api.responses import answer
from legation.domain.relation import Level
from legation.errors import NotFound
from legation.services import serializers
from legation.services.claim_filters import check_period
from legation.store.filters import ClaimQuery, QuotationQuery

router = APIRouter(prefix="/v1", dependencies=[Fresh], responses=schemas.NOT_MODIFIED)


@router.get(
    "/claims",
    tags=["claims"],
    response_model=schemas.Page[schemas.Claim],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def search(
    parts: PartsDep,
    listing: ListingDep,
    paging: PagingDep,
    filter: FilterDep,
    ends: EndsDep,
    article: Annotated[IdQuery | None, Query(description="article id")] = None,
    level: LevelQuery = Level.NAMED,
) -> Any:
    """Claims with their sentences, newest report first; inside an article in the order of the text."""
    if article and parts.store.article(article) is None:
        raise NotFound(f"no article {article!r}: it may have been withdrawn")
    query = ClaimQuery(ends.subject, ends.object, ends.between, ends.entity, article, None, level, filter, paging)
    found = parts.store.claims(query)
    return listing.answer(serializers.page([serializers.claim(view) for view in found.items], found), schemas.Claim)


@router.get("/claims/{id}", tags=["claims"], response_model=schemas.Claim, responses=schemas.problems(404, 422))
def one(store: StoreDep, id: Id) -> Any:
    """One claim, also of a superseded revision."""
    view = store.claim(id)
    if view is None:
        raise NotFound(f"no claim {id!r}: its article may have been withdrawn")
    return answer(serializers.claim(view))


@router.get(
    "/quotations",
    tags=["quotations"],
    response_model=schemas.Page[schemas.Quotation],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def quotations(
    parts: PartsDep,
    listing: ListingDep,
    paging: PagingDep,
    speaker: EntityId = None,
    about: Annotated[IdQuery | None, Query(description="id of an entity the words mention")] = None,
    q: Words = None,
    since: Since = None,
    until: Until = None,
) -> Any:
    """Who is reported to have said what, newest first."""
    check_period(since, until)
    query = QuotationQuery(meant(parts, speaker), meant(parts, about), q, since, until, paging=paging)
    found = parts.store.quotations(query)
    items = [serializers.quotation(view) for view in found.items]
    return listing.answer(serializers.page(items, found), schemas.Quotation)
