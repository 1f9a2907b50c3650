"""What can be asked of a store, and the pages that come back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from legation.domain.article import Article
from legation.domain.claim import Claim
from legation.domain.decision import Link
from legation.domain.entity import Entity
from legation.domain.event import Event
from legation.domain.extraction import Extraction
from legation.domain.happening import Slot
from legation.domain.mention import Mention
from legation.domain.quotation import Quotation
from legation.domain.relation import Level, Relation

T = TypeVar("T")

OUTLET = "outlet"
"""As `ClaimFilter.speaker`: what the outlet says itself."""
TOTAL_CAP = 10_000
"""Totals are counted exactly up to here; beyond, they are lower bounds."""


@dataclass(frozen=True, slots=True)
class Total:
    """`exact` is false when counting stopped at `TOTAL_CAP`."""

    value: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page. `next_cursor` is opaque; None at the end."""

    items: tuple[T, ...]
    next_cursor: str | None
    total: Total


@dataclass(frozen=True, slots=True)
class Paging:
    """`cursor` as an earlier page of the same question gave it."""

    limit: int = 50
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class EntityQuery:
    """`text` searches names and aliases, typo-tolerant, best match first; without it, by claim count, then id.

    `known` are ids of entities that are called exactly so, whether or not an article ever did.
    """

    text: str | None = None
    kinds: tuple[str, ...] = ()
    country: str | None = None
    named_only: bool = True
    known: frozenset[str] = frozenset()
    paging: Paging = field(default_factory=Paging)


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Filters shared by claims, relations and graphs. Dates are ISO; `since`/`until` bound the event time where the claim
    has one, else the report time; half-open. `as_of` keeps what held on that day, `known_on` what had been reported by its end,
    `reported_since` and `reported_until` bound the report time alone, half-open, `added_since` (an ISO instant, UTC) what has been read from then on. `speaker` is an entity id, or "outlet" for claims without one.
    `text` are words that the sentence has: see `wanted_words`.
    """

    types: tuple[str, ...] = ()
    family: str | None = None
    statuses: tuple[str, ...] = ()
    polarities: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    known_on: str | None = None
    reported_since: str | None = None
    reported_until: str | None = None
    added_since: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    min_score: float = 0.0
    text: str | None = None

    @property
    def chooses_claims(self) -> bool:
        """Whether it chooses among the claims behind an edge, so that the edge must be counted anew."""
        chosen = (
            self.statuses, self.polarities, self.since, self.until, self.as_of, self.known_on, self.reported_since,
            self.reported_until, self.added_since, self.speaker, self.outlet, self.text,
        )  # fmt: skip
        return any(chosen)


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Claims newest report first, then id. `between` = either direction; `relation`, `event` = all claims behind one."""

    subject: str | None = None
    object: str | None = None
    between: tuple[str, str] | None = None
    entity: str | None = None
    article: str | None = None
    relation: str | None = None
    level: Level = Level.NAMED
    filter: ClaimFilter = field(default_factory=ClaimFilter)
    paging: Paging = field(default_factory=Paging)
    event: str | None = None


class Order(StrEnum):
    """What leads a list."""

    WORTH = "worth"
    """Independent sources, gravity and score together."""
    CLAIMS = "claims"
    """The most claims."""
    NEWEST = "newest"
    """What was reported last; of events, what happened last."""


class Basis(StrEnum):
    """What a relation rests on."""

    STATED = "stated"
    """Sentences state it."""
    DOCUMENT = "document"
    """It follows from an article as a whole."""
    RULE = "rule"
    """It follows from another relation by the ontology's rules."""


STATED_ONLY = (Basis.STATED,)


@dataclass(frozen=True, slots=True)
class RelationQuery:
    """Edges in the order given, then by id. `asserted_only` hides edges every claim of which is denied.

    `touching`, for the edge index alone, keeps those with one of these at either end. `disputed_only` keeps those that some affirm and some deny. `bases` other than stated are edges of their own, without claims: filters that choose among claims keep them out.
    `kinds` = both ends are of one of these kinds; an end that is one of `besides` may be of any kind.
    """

    subject: str | None = None
    object: str | None = None
    between: tuple[str, str] | None = None
    entity: str | None = None
    level: Level = Level.NAMED
    filter: ClaimFilter = field(default_factory=ClaimFilter)
    min_origins: int = 1
    asserted_only: bool = False
    named_only: bool = False
    kinds: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()
    paging: Paging = field(default_factory=Paging)
    order: Order = Order.WORTH
    bases: tuple[Basis, ...] = STATED_ONLY
    disputed_only: bool = False
    touching: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventQuery:
    """Happenings in the order given, then by id. `since` and `until` of the filter bound the days on which they began."""

    subject: str | None = None
    object: str | None = None
    between: tuple[str, str] | None = None
    entity: str | None = None
    level: Level = Level.NAMED
    filter: ClaimFilter = field(default_factory=ClaimFilter)
    min_origins: int = 1
    asserted_only: bool = False
    named_only: bool = False
    paging: Paging = field(default_factory=Paging)
    order: Order = Order.NEWEST


@dataclass(frozen=True, slots=True)
class QuotationQuery:
    """Quotations newest first. `about` = an entity mentioned inside the content; `text` are words of it."""

    speaker: str | None = None
    about: str | None = None
    text: str | None = None
    since: str | None = None
    until: str | None = None
    article: str | None = None
    paging: Paging = field(default_factory=Paging)


@dataclass(frozen=True, slots=True)
class EntityView:
    """An entity with what the store knows of it; its aliases are the spellings met, the commonest first."""

    entity: Entity
    article_count: int
    claim_count: int
    first_seen: str | None
    last_seen: str | None
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two entities that may be one: one of them is called as the other is shown."""

    one: EntityView
    other: EntityView


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with its ends resolved through links and merges. `speakers` outermost first; `place` is where it was."""

    claim: Claim
    subject: Entity
    subject_text: str
    object: Entity | None
    object_text: str | None
    subject_for: Entity | None
    object_for: Entity | None
    speakers: tuple[tuple[Entity, str], ...]
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    rejected: bool = False
    confirmed: bool = False
    external_id: str | None = None
    place: tuple[Entity, str] | None = None


@dataclass(frozen=True, slots=True)
class RelationView:
    """A relation with its two ends."""

    relation: Relation
    subject: Entity
    object: Entity | None


@dataclass(frozen=True, slots=True)
class EventView:
    """A happening with its ends and place; `pairs` are all who did it with all they did it to."""

    event: Event
    subject: Entity
    object: Entity | None
    place: Entity | None
    pairs: tuple[tuple[Entity, Entity | None], ...]


class Telling(NamedTuple):
    """How one claim places a happening: its id and article, the slot it tells, and what it was reported on."""

    claim: str
    article: str
    slot: Slot
    base: str


class Point(NamedTuple):
    """Events of one type in one stretch of time, named by its first letters ("2016-12"; "" where nothing is dated)."""

    bucket: str
    type: str
    events: int
    claims: int
    origins: int


@dataclass(frozen=True, slots=True)
class Side:
    """One who affirms or denies a relation: `speaker` None is the outlets themselves. `state` is the speaker's."""

    polarity: str
    speaker: Entity | None
    state: Entity | None
    outlets: tuple[str, ...]
    claims: int
    origins: int
    first: str | None
    last: str | None
    best: ClaimView


class Window(NamedTuple):
    """What the claims of one relation come to that were reported in some window; counts go by event group."""

    relation: str
    subject: str
    object: str | None
    type: str
    affirmed: int
    denied: int
    origins: int
    score: float
    begun: int
    ended: int


class OutletShare(NamedTuple):
    """What one outlet (None: not known) has of an answer."""

    outlet: str | None
    claims: int
    articles: int
    origins: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What stands behind an answer. `months` are (month or None, articles, origins), in order."""

    claims: int
    articles: int
    origins: int
    first: str | None
    last: str | None
    outlets: tuple[OutletShare, ...]
    months: tuple[tuple[str | None, int, int], ...]


class EdgeKey(NamedTuple):
    """An edge by its id and ends, with its claim count: what graphs, paths and analyses need of it."""

    relation: str
    subject: str
    object: str
    claim_count: int


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article with its origin (the smallest article id of its near-identical group) and its claim count."""

    article: Article
    origin: str
    claim_count: int


@dataclass(frozen=True, slots=True)
class MentionView:
    """A mention with the entity it means now and why."""

    mention: Mention
    entity: Entity
    link: Link


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation with its speaker and the words of its content spans."""

    quotation: Quotation
    speaker: Entity | None
    speaker_text: str | None
    content: tuple[str, ...]
    title: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why mentions spelled so mean an entity: how many of those looked at, and the least sure of them."""

    text: str
    method: str
    reason: str
    decided_by: str
    count: int
    score: float


@dataclass(frozen=True, slots=True)
class Resolved:
    """One article ready to be stored: `entities` maps the extraction's local ids to entities with final ids; `links` by mention."""

    extraction: Extraction
    entities: Mapping[str, Entity]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over the current revisions."""

    articles: int
    origins: int
    entities: int
    mentions: int
    claims: int
    relations: int
    quotations: int
    revision: int
