"""Decisions of people: who is one, who is not, which claim is wrong; all of them audited and reversible."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request

from legation.api import schemas
from legation.api.access import WhoDep
from legation.api.dependencies import Fresh, Id, PagingDep, PartsDep, StoreDep, entity_here, existing
from legation.api.list_forms import LIST_CONTENT, ListingDep
from legation.api.responses import answer
from legation.domain.decision import Decision
from legation.services import serializers
from legation.services.curate import Curator, names_in
from legation.services.places import located
from legation.services.query import countries_of
from legation.store.filters import Duplicate

router = APIRouter(prefix="/v1", tags=["decisions"])
_OF_ENTITY: schemas.Problems = {
    308: {"description": "merged into another: see Location"},
    **schemas.problems(404, 409, 413, 415, 422),
}


@router.get(
    "/decisions",
    response_model=schemas.Page[schemas.Decision],
    responses={**schemas.NOT_MODIFIED, **LIST_CONTENT, **schemas.problems(404, 406, 422)},
    dependencies=[Fresh],
)
def listed(store: StoreDep, listing: ListingDep, paging: PagingDep) -> Any:
    """All decisions, newest first; those taken back say when."""
    found = store.decisions(paging)
    names = names_in(store, found.items)
    items = [serializers.decision(decision, names) for decision in found.items]
    return listing.answer(serializers.page(items, found), schemas.Decision)


@router.post("/entities/{id:path}/merge", status_code=201, response_model=schemas.Decision, responses=_OF_ENTITY)
def merge(request: Request, parts: PartsDep, who: WhoDep, id: Id, given: schemas.MergeIn) -> Any:
    """Two entities are one: all that is known of this one counts for the other from now on."""
    entity_here(request, parts.store, id)
    existing(parts.store, given.into)
    return _made(parts, _curator(parts, who).merge(id, given.into, given.reason))


@router.post("/entities/{id:path}/distinct", status_code=201, response_model=schemas.Decision, responses=_OF_ENTITY)
def distinct(request: Request, parts: PartsDep, who: WhoDep, id: Id, given: schemas.DistinctIn) -> Any:
    """Two entities are not one, however alike their names: they are no longer offered for review."""
    entity_here(request, parts.store, id)
    existing(parts.store, given.other)
    return _made(parts, _curator(parts, who).distinct(id, given.other, given.reason))


@router.post("/entities/{id:path}/rename", status_code=201, response_model=schemas.Decision, responses=_OF_ENTITY)
def rename(request: Request, parts: PartsDep, who: WhoDep, id: Id, given: schemas.RenameIn) -> Any:
    """The entity is shown by another name from now on; its other names still find it."""
    entity_here(request, parts.store, id)
    return _made(parts, _curator(parts, who).rename(id, given.name, given.reason))


@router.post("/entities/{id:path}/split", status_code=201, response_model=schemas.Decision, responses=_OF_ENTITY)
def split(request: Request, parts: PartsDep, who: WhoDep, id: Id, given: schemas.SplitIn) -> Any:
    """In some articles somebody else is meant: a new entity, or the one named by `to`."""
    entity_here(request, parts.store, id)
    curator = _curator(parts, who)
    if given.to is not None:
        if parts.knowledge.entity(given.to) is None:
            existing(parts.store, given.to)
        return _made(parts, curator.relink(id, given.to, given.articles, given.reason, given.text))
    return _made(parts, curator.split(id, given.articles, given.name, given.reason, given.text))


@router.post(
    "/claims/{id}/reject",
    status_code=201,
    response_model=schemas.Decision,
    responses=schemas.problems(404, 409, 413, 415, 422),
)
def reject(parts: PartsDep, who: WhoDep, id: Id, given: Annotated[schemas.RejectIn | None, Body()] = None) -> Any:
    """The claim is wrong: it leaves the graph and stays readable."""
    return _made(parts, _curator(parts, who).reject(id, given.reason if given else None))


@router.post(
    "/claims/{id}/confirm",
    status_code=201,
    response_model=schemas.Decision,
    responses=schemas.problems(404, 409, 413, 415, 422),
)
def confirm(parts: PartsDep, who: WhoDep, id: Id, given: Annotated[schemas.RejectIn | None, Body()] = None) -> Any:
    """The claim is what the article says: its relation is scored by it, and it is no longer offered for review."""
    return _made(parts, _curator(parts, who).confirm(id, given.reason if given else None))


@router.get(
    "/review/duplicates",
    response_model=schemas.Page[schemas.Duplicate],
    responses={**schemas.NOT_MODIFIED, **LIST_CONTENT, **schemas.problems(404, 406, 422)},
    dependencies=[Fresh],
)
def duplicates(parts: PartsDep, listing: ListingDep, paging: PagingDep) -> Any:
    """Entities that may be one, those with the most claims first: merge them, or say that they are distinct."""
    found = parts.store.likely_duplicates(paging)
    located_ = [Duplicate(*located(parts.knowledge, (pair.one, pair.other))) for pair in found.items]
    countries = countries_of(parts.store, [view for pair in located_ for view in (pair.one, pair.other)])
    items = [serializers.duplicate(pair, countries) for pair in located_]
    return listing.answer(serializers.page(items, found), schemas.Duplicate)


@router.get(
    "/review/claims",
    response_model=schemas.Page[schemas.Claim],
    responses={**schemas.NOT_MODIFIED, **LIST_CONTENT, **schemas.problems(404, 406, 422)},
    dependencies=[Fresh],
)
def doubtful(store: StoreDep, listing: ListingDep, paging: PagingDep) -> Any:
    """Claims that score less than 0.5 and nobody has decided on, the latest read first: confirm or reject them."""
    found = store.doubtful_claims(paging)
    return listing.answer(serializers.page([serializers.claim(view) for view in found.items], found), schemas.Claim)


@router.post("/decisions/{id}/undo", status_code=204, responses=schemas.problems(404, 422))
def undo(parts: PartsDep, who: WhoDep, id: Id) -> None:
    """Take a decision back: the graph is as if it had never been made."""
    _curator(parts, who).undo(id)


def _curator(parts: PartsDep, who: WhoDep) -> Curator:
    return Curator(parts.store, parts.knowledge, who.name)


def _made(parts: PartsDep, decision: Decision) -> Any:
    return answer(serializers.decision(decision, names_in(parts.store, [decision])), status=201)
