"""What happened, between whom and when, who disputes it, what changed, and which outlets stand behind it."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query

from legation.api import schemas
from legation.api.dependencies import (
    Denied,
    EndsDep,
    FilterDep,
    Fresh,
    Groups,
    Id,
    IdQuery,
    LevelQuery,
    MinOrigins,
    OrderQuery,
    PagingDep,
    PairDep,
    PartsDep,
    Period,
    StoreDep,
    current_id,
    existing,
    meant,
)
from legation.api.list_forms import LIST_CONTENT, ListingDep
from legation.api.responses import answer
from legation.domain.relation import Level
from legation.errors import NotFound
from legation.services import serializers
from legation.services.changes import changes as changes_between
from legation.services.disputes import Denial
from legation.services.disputes import disputes as disputes_of
from legation.services.happenings import why_one
from legation.services.outlets import outlet_countries
from legation.services.series import Bucket, By, Clock, Moment
from legation.services.series import histogram as histogram_of
from legation.services.series import series as series_of
from legation.store.base import Store
from legation.store.filters import ClaimQuery, EventQuery, Order, RelationQuery

router = APIRouter(prefix="/v1", dependencies=[Fresh], responses=schemas.NOT_MODIFIED)

Either = Annotated[IdQuery | None, Query(description="at either end")]


@router.get(
    "/events",
    tags=["events"],
    response_model=schemas.Page[schemas.Event],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def events(
    parts: PartsDep,
    listing: ListingDep,
    paging: PagingDep,
    filter: FilterDep,
    ends: EndsDep,
    level: LevelQuery = Level.NAMED,
    min_origins: MinOrigins = 1,
    groups: Groups = False,
    denied: Denied = False,
    order: OrderQuery = Order.NEWEST,
) -> Any:
    """Happenings, each counted once however many claims and articles tell of it; what both ends do counts in either direction."""
    query = EventQuery(
        ends.subject, ends.object, ends.between, ends.entity, level, filter, min_origins,
        asserted_only=not denied, named_only=not groups, paging=paging, order=order,
    )  # fmt: skip
    found = parts.store.events(query)
    return listing.answer(serializers.page([serializers.event(view) for view in found.items], found), schemas.Event)


@router.get("/events/{id}", tags=["events"], response_model=schemas.EventDetail, responses=schemas.problems(404, 422))
def event(store: StoreDep, id: Id) -> Any:
    """One happening, and why its claims are taken to tell of one."""
    view = store.event(id)
    if view is None:
        raise NotFound(f"no event {id!r}: what was read since may have joined it to another")
    return answer(serializers.event_detail(view, why_one(store, view)))


@router.get(
    "/events/{id}/claims",
    tags=["events"],
    response_model=schemas.Page[schemas.Claim],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def claims(store: StoreDep, listing: ListingDep, id: Id, paging: PagingDep, filter: FilterDep) -> Any:
    """All claims that tell of the happening, newest report first."""
    if store.event(id) is None:
        raise NotFound(f"no event {id!r}: what was read since may have joined it to another")
    found = store.claims(ClaimQuery(event=id, filter=filter, paging=paging))
    return listing.answer(serializers.page([serializers.claim(view) for view in found.items], found), schemas.Claim)


@router.get(
    "/dyads/{a:path}/{b:path}/series",
    tags=["events"],
    response_model=schemas.Series,
    responses=schemas.problems(404, 422),
)
def series(
    store: StoreDep,
    filter: FilterDep,
    a: Id,
    b: Id,
    bucket: Annotated[Bucket, Query(description="the stretch of time of one point")] = Bucket.MONTH,
    by: Annotated[By, Query(description="what a point's events are told apart by")] = By.TYPE,
    level: LevelQuery = Level.STATE,
    min_origins: MinOrigins = 1,
    denied: Denied = False,
) -> Any:
    """What the first does to the second over time, by events; stretches in which nothing happened are left out."""
    one, other = _two(store, f"{a}/{b}")
    query = EventQuery(
        subject=one, object=other, level=level, filter=filter, min_origins=min_origins, asserted_only=not denied
    )
    points = series_of(store, query, bucket, by)
    ends = {view.entity.id: view.entity for view in store.entities_by_id([one, other], names=False)}
    items = [serializers.moment(point, _address(query, point)) for point in points]
    return answer(
        {"subject": serializers.entity_ref(ends[one]), "object": serializers.entity_ref(ends[other]), "items": items}
    )


@router.get("/histogram", tags=["events"], response_model=schemas.Histogram, responses=schemas.problems(404, 422))
def histogram(
    parts: PartsDep,
    filter: FilterDep,
    between: PairDep,
    entity: Either = None,
    clock: Annotated[Clock, Query(description="by when it happened, or when it was first reported")] = Clock.EVENT,
    bucket: Annotated[Bucket, Query(description="the stretch of time of one point")] = Bucket.MONTH,
    by: Annotated[By, Query(description="what a point's events are told apart by")] = By.QUAD_CLASS,
    level: LevelQuery = Level.NAMED,
    min_origins: MinOrigins = 1,
    denied: Denied = False,
) -> Any:
    """What happened over time, to anybody or around one or two: happenings, each counted once; empty stretches are left out."""
    query = EventQuery(
        between=between, entity=meant(parts, entity), level=level, filter=filter, min_origins=min_origins,
        asserted_only=not denied, named_only=True,
    )  # fmt: skip
    points = histogram_of(parts.store, query, bucket, by, clock)
    items = [serializers.moment(point, _address(query, point, clock)) for point in points]
    return answer({"items": items})


def _two(store: Store, joined: str) -> tuple[str, str]:
    """Two ids with a slash between them; ids hold slashes themselves, so those that exist decide. Raises NotFound."""
    parts = joined.split("/")
    for at in range(1, len(parts)):
        one, other = "/".join(parts[:at]), "/".join(parts[at:])
        if store.entity(one) is not None and store.entity(other) is not None:
            return current_id(store, one), current_id(store, other)
    half = (len(parts) + 1) // 2
    existing(store, "/".join(parts[:half]))
    existing(store, "/".join(parts[half:]))
    raise NotFound(f"no two entities {joined!r}: /v1/entities?q= finds ids by name")


def _address(query: EventQuery, point: Moment, clock: Clock = Clock.EVENT) -> str:
    given = query.filter
    ends = (("subject", query.subject), ("object", query.object), ("entity", query.entity))
    asked: list[tuple[str, str]] = [(name, end) for name, end in ends if end]
    asked += [("between", ",".join(query.between))] if query.between else []
    asked += [("level", query.level.value), ("denied", str(not query.asserted_only).lower())]
    asked += [("groups", str(not query.named_only).lower())]
    before, after = ("since", "until") if clock is Clock.EVENT else ("reported_since", "reported_until")
    asked += [(before, point.since.isoformat())] if point.since else []
    asked += [(after, point.until.isoformat())] if point.until else []
    for name, values in (("type", given.types), ("status", given.statuses), ("polarity", given.polarities)):
        asked += [(name, value) for value in values]
    asked += [("min_origins", str(query.min_origins))] if query.min_origins > 1 else []
    alike = (
        "family",
        "as_of",
        "known_on",
        "since",
        "until",
        "reported_since",
        "reported_until",
        "added_since",
        "speaker",
        "outlet",
    )
    told = {name for name, _ in asked}
    asked += [(name, getattr(given, name)) for name in alike if getattr(given, name) and name not in told]
    asked += [("min_score", str(given.min_score))] if given.min_score else []
    return f"/v1/events?{urlencode(asked)}"


@router.get(
    "/disputes",
    tags=["events"],
    response_model=schemas.Page[schemas.Dispute],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def disputes(
    parts: PartsDep,
    listing: ListingDep,
    paging: PagingDep,
    filter: FilterDep,
    ends: EndsDep,
    level: LevelQuery = Level.NAMED,
    min_origins: MinOrigins = 1,
    denial: Annotated[Denial | None, Query(description="only what is denied so; pages may be short")] = None,
) -> Any:
    """What some affirm and some deny, with both sides: a denial of a party, of somebody else, or a plain negation."""
    query = RelationQuery(
        ends.subject, ends.object, ends.between, ends.entity, level, filter, min_origins,
        named_only=True, paging=paging,
    )  # fmt: skip
    found = disputes_of(parts.store, query, denial)
    return listing.answer(serializers.page([serializers.dispute(d) for d in found.items], found), schemas.Dispute)


@router.get("/changes", tags=["events"], response_model=schemas.Changes, responses=schemas.problems(404, 422))
def changes(
    parts: PartsDep,
    filter: FilterDep,
    since: Annotated[Period, Query(description="reported from this day, month or year on")],
    until: Annotated[Period, Query(description="reported before this day, month or year")],
    entity: Either = None,
    level: LevelQuery = Level.NAMED,
    limit: Annotated[int, Query(ge=1, le=200, description="changes at most")] = 50,
) -> Any:
    """What appeared, grew, flipped or ended between two days of report, worth most first."""
    # Here the two days are of the report: the filter's own, of the event, would leave out what happened long before.
    plain = replace(filter, since=None, until=None)
    begins, ends = date.fromisoformat(since), date.fromisoformat(until)
    found = changes_between(parts.store, begins, ends, limit, level, plain, meant(parts, entity))
    items = [serializers.changed(c) for c in found.items]
    return answer({"since": since, "until": until, "items": items, "total": found.total})


@router.get("/coverage", tags=["events"], response_model=schemas.Coverage, responses=schemas.problems(404, 422))
def coverage(
    parts: PartsDep,
    filter: FilterDep,
    ends: EndsDep,
    relation: Annotated[IdQuery | None, Query(description="the claims behind this relation")] = None,
    event: Annotated[IdQuery | None, Query(description="the claims that tell of this happening")] = None,
    level: LevelQuery = Level.NAMED,
) -> Any:
    """Which outlets of which countries stand behind the claims that pass the filters, and how many reports they have of their own."""
    query = ClaimQuery(
        ends.subject, ends.object, ends.between, ends.entity, None, relation, level, filter, event=event
    )  # fmt: skip
    found = parts.store.coverage(query)
    return answer(serializers.coverage(found, outlet_countries(found, parts.knowledge)))
