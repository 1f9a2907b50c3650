"""Claims and quotations."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from legation.api import schemas
from legation.api.dependencies import (
    Day,
    EntityId,
    FilterDep,
    Fresh,
    Id,
    IdQuery,
    LevelQuery,
    PagingDep,
    PairDep,
    StoreDep,
    Text,
    meant,
)
from legation.api.responses import answer
from legation.domain.relation import Level
from legation.errors import NotFound
from legation.services import serializers
from legation.store.filters import ClaimQuery, QuotationQuery

router = APIRouter(prefix="/v1", dependencies=[Fresh], responses=schemas.NOT_MODIFIED)


@router.get(
    "/claims", tags=["claims"], response_model=schemas.Page[schemas.Claim], responses=schemas.problems(404, 422)
)
def search(
    store: StoreDep,
    paging: PagingDep,
    filter: FilterDep,
    between: PairDep,
    subject: EntityId = None,
    object: EntityId = None,
    entity: Annotated[IdQuery | None, Query(description="at either end")] = None,
    article: Annotated[IdQuery | None, Query(description="article id")] = None,
    level: LevelQuery = Level.NAMED,
) -> Any:
    """Claims with their sentences, newest report first; inside an article in the order of the text."""
    ends = [meant(store, end) for end in (subject, object)]
    query = ClaimQuery(ends[0], ends[1], between, meant(store, entity), article, None, level, filter, paging)
    found = store.claims(query)
    return answer(serializers.page([serializers.claim(view) for view in found.items], found))


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
    responses=schemas.problems(404, 422),
)
def quotations(
    store: StoreDep,
    paging: PagingDep,
    speaker: EntityId = None,
    about: Annotated[IdQuery | None, Query(description="id of an entity the words mention")] = None,
    q: Annotated[Text | None, Query(description="words in what was said")] = None,
    since: Annotated[Day | None, Query(description="reported from this day on")] = None,
    until: Annotated[Day | None, Query(description="reported before this day")] = None,
) -> Any:
    """Who is reported to have said what, newest first."""
    days = [day.isoformat() if day else None for day in (since, until)]
    found = store.quotations(
        QuotationQuery(meant(store, speaker), meant(store, about), q, days[0], days[1], paging=paging)
    )
    return answer(serializers.page([serializers.quotation(view) for view in found.items], found))
