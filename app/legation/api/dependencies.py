"""What routes are given, named once."""

import re
import threading
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from math import nan
from typing import Annotated, Any, TypeVar
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Path, Query, Request
from pydantic import BeforeValidator, WithJsonSchema

from legation import bootstrap
from legation.api.access import WhoDep
from legation.api.list_forms import Form, form_of
from legation.api.meters import Meters
from legation.api.problems import Moved, NotModified
from legation.domain.claim import Polarity, Status
from legation.domain.entity import Kind
from legation.domain.ontology import Family, load_ontology
from legation.domain.relation import Level
from legation.errors import BadFilter, NotFound, StorageFault
from legation.services import claim_filters
from legation.services.build import article_crew
from legation.services.graph_view import GraphView
from legation.services.jobs import Jobs
from legation.settings import Settings
from legation.store.base import Store
from legation.store.filters import OUTLET, STATED_ONLY, Basis, ClaimFilter, EntityView, Order, Paging
from legation.store.keys import KeyRing

R = TypeVar("R")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FETCHES = 4
"""Addresses that are fetched at the same time; a slow host holds up neither reading nor answers."""
_PATIENCE = 10.0
_PATIENCE_AT_END = 5.0
"""Seconds that an article under way is given once the service is told to end."""
_READERS = 2
"""Processes that read at least, where as many articles come at the same time: a batch, and what somebody sends meanwhile."""
_NO_ENTITY = "no entity {!r}: /v1/entities?q= finds ids by name"
RELATION_TYPES = sorted(load_ontology().types)


@dataclass
class Parts:
    """The service's parts; articles are read in processes of their own, which start when the first one comes."""

    settings: Settings
    store: Store
    meters: Meters
    _others: dict[str, "Parts"] = field(default_factory=dict)
    _making: Any = field(default_factory=threading.Lock)
    _fetching_limit: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(_FETCHES))

    def __post_init__(self) -> None:
        readers = max(_READERS, self.settings.workers)
        self.crew = article_crew(bootstrap.extractor_loader(self.settings), readers, self.settings.article_seconds)
        self._reading_limit = CapacityLimiter(readers)

    @cached_property
    def jobs(self) -> Jobs:
        """Reads batches in the background."""
        from legation.api.intake import read_now

        return Jobs(self.store.queue(), partial(read_now, self))

    @cached_property
    def keys(self) -> KeyRing:
        """The keys, and what was done in this workspace."""
        return self.store.keys()

    def of(self, workspace: str) -> "Parts":
        """The same over another workspace of the database: its graph and its batches; the rest is shared."""
        if workspace == self.settings.workspace:
            return self
        with self._making:
            if workspace not in self._others:
                _ = self.knowledge
                other = copy(self)
                other.settings = self.settings.model_copy(update={"workspace": workspace})
                other.store = self.store.within(workspace)
                for own in ("graph", "jobs", "keys"):
                    other.__dict__.pop(own, None)
                other.jobs.start()
                self._others[workspace] = other
            return self._others[workspace]

    def start(self) -> None:
        """Begin to read the batches that wait, in every workspace that has a key."""
        self.jobs.start()
        for workspace in sorted({key.workspace for key in self.keys.all()} if self.settings.auth else ()):
            self.of(workspace)

    def waiting(self) -> float:
        """How many batches wait to be read, in every workspace this process reads for; not a number where the database cannot tell."""
        try:
            return sum(one.jobs.waiting() for one in (self, *self._others.values()))
        except StorageFault:
            return nan

    def stop(self) -> None:
        """Read no further batch, and keep nobody who follows one."""
        for one in (self, *self._others.values()):
            one.jobs.stopping = True

    def close(self) -> None:
        """End the batches under way after their item, then all reading, and let go of the store."""
        self.stop()
        all_ = (self, *self._others.values())
        for one in all_:
            one.jobs.close(_PATIENCE_AT_END)
        # What still reads ends now, and what comes of it is not kept.
        self.crew.close()
        for one in all_:
            one.jobs.close()
        if (knowledge := self.__dict__.get("knowledge")) is not None:
            knowledge.close()
        self.store.close()

    @cached_property
    def graph(self) -> GraphView:
        """Answers about many edges, which are kept between requests."""
        return GraphView(self.store)

    @cached_property
    def knowledge(self) -> Any:
        """The knowledge base."""
        return bootstrap.load_knowledge(self.settings)

    @cached_property
    def fetcher(self) -> Any:
        """Fetches addresses that are sent, where the settings allow it."""
        return bootstrap.connect_fetcher(self.settings, patience=_PATIENCE)

    async def fetch(self, work: Callable[..., R], *given: Any) -> R:
        """Run what waits for a web server apart from what reads."""
        return await to_thread.run_sync(partial(work, *given), limiter=self._fetching_limit)

    async def read(self, work: Callable[..., R], *given: Any) -> R:
        """Run the work when its turn comes. Those that wait hold no thread, so that questions are answered meanwhile."""
        return await to_thread.run_sync(partial(work, *given), limiter=self._reading_limit)


# Dependencies that touch no database are coroutines: each of the others costs a turn in the thread pool.
async def parts(request: Request, who: WhoDep) -> Parts:
    """The parts of this application, over the workspace of whoever asks."""
    found: Parts = request.app.state.parts
    return found.of(who.workspace)


PartsDep = Annotated[Parts, Depends(parts)]


async def store(found: PartsDep) -> Store:
    """The store."""
    return found.store


StoreDep = Annotated[Store, Depends(store)]


def unless_modified(request: Request, found: PartsDep) -> None:
    """Answer 304 when the caller's ETag is that of the store as it stands; the guards put it on the answer."""
    form = form_of(request.headers.get("accept", "")) or Form.JSON
    # Weak: the same answer may come compressed or not.
    etag = f'W/"{request.app.version}-{found.settings.workspace}-{found.store.revision()}-{form.name.lower()}"'
    given = request.headers.get("if-none-match", "")
    if {etag.removeprefix("W/"), "*"} & {tag.strip().removeprefix("W/") for tag in given.split(",")}:
        raise NotModified(etag)
    request.state.etag = etag


Fresh = Depends(unless_modified)


def _only_dates(value: Any) -> Any:
    if not isinstance(value, date) and not (isinstance(value, str) and _DAY.fullmatch(value)):
        raise ValueError("write a date as 2016-12-21")
    return value


def _only_periods(value: Any) -> Any:
    try:
        return claim_filters.first_day(value)
    except BadFilter as error:
        raise ValueError(str(error)) from None


def _only_instants(value: Any) -> Any:
    if not isinstance(value, datetime) and not (isinstance(value, str) and _INSTANT.match(value)):
        raise ValueError("write an instant as 2016-12-21T08:00:00Z")
    return value


Instant = Annotated[
    datetime, BeforeValidator(_only_instants), WithJsonSchema({"type": "string", "format": "date-time"})
]
Day = Annotated[
    date, BeforeValidator(_only_dates), WithJsonSchema({"type": "string", "format": "date", "examples": ["2016-12-21"]})
]
Period = Annotated[
    str,
    BeforeValidator(_only_periods),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "pattern": f"^{claim_filters.MONTH}$"},
                {"type": "string", "pattern": f"^{claim_filters.YEAR}$"},
            ],
            "examples": ["2016-12-21", "2016-12", "2016"],
        }
    ),
]
"""A day, month or year, as the ISO date of its first day."""
Since = Annotated[Period | None, Query(description="from this day, month or year on")]
Until = Annotated[Period | None, Query(description="before this day, month or year begins")]
Text = Annotated[str, Query(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]
Words = Annotated[
    Text | None,
    Query(description='words in the evidence, all of them; "in their order" between quotes, beginnings as sanct*'),
]
Id = Annotated[
    str,
    Path(min_length=1, max_length=200, pattern=r"^[^\x00]+$", examples=["kb:nato"], description="as a list gave it"),
]
IdQuery = Annotated[str, Query(min_length=1, max_length=200, pattern=r"^[^\x00]+$", examples=["kb:c/ca"])]
Groups = Annotated[bool, Query(description="with unnamed groups")]
Denied = Annotated[bool, Query(description="with edges that are only denied")]
Kinds = Annotated[list[Kind] | None, Query(description="both ends are of any of these kinds")]
ExternalId = Annotated[Text | None, Query(description="what the sender's record calls the article")]
EntityId = Annotated[IdQuery | None, Query(description="entity id")]
MinOrigins = Annotated[int, Query(ge=1, le=1000, description="independent sources at least")]
OrderQuery = Annotated[Order, Query(description="worth: sources, gravity and score; claims: the most; newest")]
Bases = Annotated[
    list[Basis] | None, Query(description="what relations rest on: stated (unless asked), document or rule (inferred)")
]
TypeName = Annotated[str, WithJsonSchema({"type": "string", "enum": RELATION_TYPES})]


async def paging(
    limit: Annotated[int, Query(ge=1, le=200, description="items a page")] = 25,
    cursor: Annotated[
        str | None, Query(max_length=1000, pattern=r"^[A-Za-z0-9_-]*$", description="`next_cursor` of the page before")
    ] = None,
) -> Paging:
    """One page."""
    return Paging(limit, cursor or None)


PagingDep = Annotated[Paging, Depends(paging)]
LevelQuery = Annotated[Level, Query(description="named: who did it; state: whom they act for")]


def meant(parts: Parts, entity: str | None) -> str | None:
    """The id as it counts now: after a merge the survivor's. Raises NotFound for one that neither graph nor knowledge has."""
    if entity is None:
        return None
    views = parts.store.entities_by_id([entity], names=False)
    if not views and parts.knowledge.entity(entity) is None:
        raise NotFound(_NO_ENTITY.format(entity))
    return (views[0].merged_into or entity) if views else entity


async def claim_filter(
    parts: PartsDep,
    type: Annotated[list[TypeName] | None, Query(description="relation types")] = None,
    types: Annotated[list[TypeName] | None, Query(description="the same as `type`")] = None,
    family: Annotated[Family | None, Query(description="standing relations or events")] = None,
    status: Annotated[list[Status] | None, Query(description="any of these")] = None,
    polarity: Annotated[list[Polarity] | None, Query(description="affirmed, denied")] = None,
    since: Since = None,
    until: Until = None,
    as_of: Annotated[Day | None, Query(description="what held on this day")] = None,
    known_on: Annotated[Day | None, Query(description="what had been reported by the end of this day")] = None,
    reported_since: Annotated[Period | None, Query(description="reported from this day, month or year on")] = None,
    reported_until: Annotated[Period | None, Query(description="reported before this day, month or year")] = None,
    added_since: Annotated[Instant | None, Query(description="read from this instant on")] = None,
    speaker: Annotated[IdQuery | None, Query(description="entity id, or `outlet` for what no one else says")] = None,
    outlet: Annotated[Text | None, Query(description="name of the outlet, exactly")] = None,
    min_score: Annotated[float, Query(ge=0, le=1, description="score at least")] = 0.0,
    q: Words = None,
) -> ClaimFilter:
    """Filters that claims, relations and graphs share."""
    return claim_filters.claim_filter(
        (*(type or ()), *(types or ())),
        family=family.value if family else None,
        statuses=[s.value for s in status or ()],
        polarities=[p.value for p in polarity or ()],
        since=since,
        until=until,
        as_of=as_of.isoformat() if as_of else None,
        known_on=known_on.isoformat() if known_on else None,
        reported_since=reported_since,
        reported_until=reported_until,
        added_since=claim_filters.in_utc(added_since) if added_since else None,
        speaker=speaker if speaker in (None, OUTLET) else await to_thread.run_sync(meant, parts, speaker),
        outlet=outlet,
        min_score=min_score,
        text=q,
    )


FilterDep = Annotated[ClaimFilter, Depends(claim_filter)]


async def pair(
    parts: PartsDep,
    between: Annotated[
        str | None,
        Query(
            pattern=r"^[^,\x00]+,[^,\x00]+$", max_length=400, description="two ids with a comma between them",
            examples=["kb:c/ca,kb:c/lv"],
        ),
    ] = None,
) -> tuple[str, str] | None:  # fmt: skip
    """Both directions between two entities."""
    if between is None:
        return None
    a, _, b = between.partition(",")
    return await to_thread.run_sync(lambda: (meant(parts, a) or a, meant(parts, b) or b))


PairDep = Annotated[tuple[str, str] | None, Depends(pair)]


@dataclass(frozen=True, slots=True)
class Ends:
    """Who is asked about, as ids that count now."""

    subject: str | None = None
    object: str | None = None
    between: tuple[str, str] | None = None
    entity: str | None = None


def ends(
    parts: PartsDep,
    between: PairDep,
    subject: EntityId = None,
    object: EntityId = None,
    entity: Annotated[IdQuery | None, Query(description="at either end")] = None,
) -> Ends:
    """Filters by who is at the ends, as claims, events, disputes and coverage share them."""
    return Ends(meant(parts, subject), meant(parts, object), between, meant(parts, entity))


EndsDep = Annotated[Ends, Depends(ends)]


def bases(wanted: Sequence[Basis] | None) -> tuple[Basis, ...]:
    """Those asked for, else what sentences state."""
    return tuple(basis for basis in Basis if basis in wanted) if wanted else STATED_ONLY


def existing(store: Store, entity: str) -> EntityView:
    """The entity of that id. Raises NotFound."""
    view = store.entity(entity)
    if view is None:
        raise NotFound(_NO_ENTITY.format(entity))
    return view


def current_id(store: Store, entity: str) -> str:
    """Its id, or the survivor's after a merge. Raises NotFound."""
    return existing(store, entity).merged_into or entity


def entity_here(request: Request, store: Store, id_: str) -> EntityView:
    """The entity the address names. Raises NotFound; Moved after a merge, to the same page of the survivor."""
    view = existing(store, id_)
    if view.merged_into:
        place = request.scope["route"].path.replace("{id:path}", quote(view.merged_into, safe=""))
        raise Moved(place + (f"?{request.url.query}" if request.url.query else ""))
    return view
