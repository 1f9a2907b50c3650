"""The wire format that `services/serializers.py` makes, declared for OpenAPI; answers pass it by, tests hold them to it."""

from datetime import date
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from legation.analysis.centrality import Measure
from legation.api.dependencies import Day, Instant
from legation.domain.claim import Change, Polarity, Status
from legation.domain.decision import Action
from legation.domain.entity import Kind, Subtype
from legation.domain.happening import DatedBy
from legation.domain.interval import Precision
from legation.domain.job import State
from legation.domain.mention import Form, Sense
from legation.domain.ontology import Family, QuadClass, Trait
from legation.domain.relation import Level
from legation.services.build import Result
from legation.services.changes import ChangeKind
from legation.services.disputes import Denial
from legation.store.filters import Basis

T = TypeVar("T")
Span = tuple[int, int]
"""[start, end) in Unicode code points."""


class Model(BaseModel):
    """Every field is always there."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Total(Model):
    """How many there are; counted up to 10,000."""

    value: int
    relation: Literal["eq", "gte"]


class Page(Model, Generic[T]):
    """A page of a list."""

    items: list[T]
    next_cursor: str | None
    total: Total


class Named(Model):
    id: str
    name: str


class Ref(Named):
    kind: Kind


class Said(Ref):
    """An entity, and how the sentence calls it."""

    text: str | None


class Entity(Model):
    id: str = Field(examples=["kb:nato"])
    kind: Kind
    subtype: Subtype | None
    name: str = Field(examples=["NATO"])
    named: bool
    aliases: list[str]
    country: Named | None
    links: dict[str, str] = Field(examples=[{"wikidata": "Q7184"}])
    lat: float | None = Field(description="where a known place lies, degrees north")
    lon: float | None = Field(description="degrees east")
    article_count: int
    claim_count: int
    first_seen: str | None
    last_seen: str | None


class Fact(Model):
    """What the shipped knowledge says: background, never counted among claims."""

    type: str = Field(examples=["head_of_government"])
    subject: Ref
    object: Ref | None
    label: str | None = Field(description="the office, or how a membership stands", examples=["Prime Minister"])
    since: str | None
    until: str | None = Field(description="first day it no longer held")
    asserted_to: str | None = Field(description="last day on which the source still said so")
    source: str = Field(examples=["wikidata"])


class Reason(Model):
    """Why mentions spelled so were taken to mean this entity."""

    text: str
    method: str
    reason: str
    decided_by: str = Field(description="`resolver`, or the id of the decision of a person")
    count: int = Field(description="mentions among a hundred that are looked at")
    score: float = Field(description="of the least sure of them")


class EntityDetail(Entity):
    background: list[Fact]
    reasons: list[Reason]


class Relation(Model):
    id: str
    subject: Ref
    type: str = Field(examples=["MOBILIZE"])
    family: Family
    object: Ref | None
    level: Level
    claim_count: int
    origin_count: int
    outlets: list[str]
    statuses: dict[Status, int]
    polarities: dict[Polarity, int]
    asserted: bool = Field(description="false while every claim is denied")
    disputed: bool = Field(description="some affirm and some deny it")
    first: str | None
    last: str | None
    first_event: str | None
    last_event: str | None
    score: float
    basis: Basis = Field(description="stated: sentences say so; document, rule: inferred, with no claims behind it")
    reason: str | None = Field(description="of an inferred one: why it holds")
    article: str | None = Field(description="of an inferred one: id of an article it follows from")


class Interval(Model):
    start: date | None
    end: date | None = Field(description="exclusive")
    precision: Precision
    text: str | None


class ArticleHead(Model):
    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    external_id: str | None = Field(description="what its sender's record calls it")


class Evidence(Model):
    article: ArticleHead
    start: int
    end: int
    sentence: str
    subject: Span
    object: Span | None
    cue: Span


class Claim(Model):
    id: str
    type: str
    subject: Said
    object: Said | None
    subject_for: Ref | None
    object_for: Ref | None
    speakers: list[Said] = Field(description="outermost first; empty = the outlet itself")
    place: Said | None = Field(description="where an event was, as its sentence says")
    status: Status
    polarity: Polarity
    change: Change | None = Field(description="of an office or membership: that it began or ended")
    event_time: Interval | None
    report_time: str | None
    mode: str | None
    score: float
    extractor: str
    evidence: Evidence


class Holder(Model):
    """That somebody held an office: `claim` is what an article says of it, null where the shipped knowledge says it."""

    type: str = Field(examples=["head_of_government"])
    label: str | None = Field(description="the office in words", examples=["Prime Minister"])
    person: Ref
    since: str | None
    until: str | None = Field(description="first day it was no longer held")
    asserted_to: str | None = Field(description="last day on which the source still said so")
    source: str = Field(examples=["wikidata"])
    claim: Claim | None


class Holders(Model):
    state: Ref
    as_of: str | None
    items: list[Holder]


class Evidenced(Relation):
    """A relation with the claim that shows it best."""

    evidence: Claim | None


class Step(Evidenced):
    edge_count: int = Field(description="how many relations link the two")


class Path(Model):
    nodes: list[Ref]
    length: int
    steps: list[Step]


class Paths(Model):
    items: list[Path]


class Neighbor(Model):
    entity: Ref
    claim_count: int
    relations: list[Relation]


class Neighbors(Model):
    items: list[Neighbor]


class Node(Entity):
    neighbor_count: int = Field(description="entities it is tied to under the filters, in the answer or not")


class Graph(Model):
    nodes: list[Node]
    edges: list[Relation]
    truncated: bool


class Analysed(Model):
    """How much of the graph was analysed."""

    node_count: int = Field(description="entities analysed")
    tie_count: int = Field(description="pairs of them that relations link")
    truncated: bool = Field(description="a limit left out those with the fewest claims")


class Ranked(Model):
    entity: Ref
    score: float = Field(description="0 to 1, as the measure says")
    neighbor_count: int
    claim_count: int


class Ranking(Analysed):
    """Entities by how central they are."""

    items: list[Ranked]
    measure: Measure


class Community(Model):
    size: int
    claim_count: int = Field(description="claims among its members")
    members: list[Ref] = Field(description="most claims among themselves first")


class Communities(Analysed):
    """Groups of entities with more claims among themselves than with others."""

    items: list[Community]
    community_count: int = Field(description="of all, whatever the limit")
    modularity: float | None = Field(description="0.3 and more: clearly apart; null without a tie")


class Pair(Model):
    subject: Ref
    object: Ref | None


class Event(Model):
    """A happening, counted once however many claims tell of it."""

    id: str
    type: str = Field(examples=["ASSAULT"])
    family: Family
    level: Level
    subject: Ref = Field(description="of the pair most told of")
    object: Ref | None
    pairs: list[Pair] = Field(description="all who did it, with all they did it to")
    place: Ref | None
    since: date | None = Field(description="the day, or the first of the time told; null: nothing is dated")
    until: date | None = Field(description="first day after it, where only a longer time is told")
    dated_by: DatedBy = Field(description="a day or an interval that is told, the report alone, or nothing")
    status: Status = Field(description="the surest of those that affirm it")
    claim_count: int
    article_count: int
    origin_count: int
    outlets: list[str]
    statuses: dict[Status, int]
    polarities: dict[Polarity, int]
    asserted: bool
    disputed: bool
    first: str | None = Field(description="first reported")
    last: str | None = Field(description="last reported")
    score: float


class Why(Model):
    reason: str = Field(examples=["tells no day, reported 1 day after what is told of"])
    claim_count: int
    article_count: int


class EventDetail(Event):
    why: list[Why] = Field(description="why its claims are taken to tell of one happening")


class Moment(Model):
    """A stretch of time in which something happened; stretches in which nothing did are left out."""

    since: date | None = Field(description="null: nothing is dated")
    until: date | None
    event_count: int
    claim_count: int
    origin_count: int
    counts: dict[str, int] = Field(description="events by type or quad class")
    mean: float | None = Field(description="of the events' scale values, -10 to 10")
    spread: float | None = Field(description="their standard deviation")
    events: str = Field(description="the address of what happened then")


class Series(Model):
    subject: Ref
    object: Ref
    items: list[Moment]


class Histogram(Model):
    """Events over time, each counted once."""

    items: list[Moment]


class Side(Model):
    """Somebody who affirms or denies: without a speaker the outlets themselves."""

    speaker: Ref | None
    state: Ref | None = Field(description="the speaker's")
    outlets: list[str]
    claim_count: int
    origin_count: int
    first: str | None
    last: str | None
    claim: Claim = Field(description="shows it best")


class Denying(Side):
    denial: Denial = Field(description="party: one it is about, or its state; other; negation: an outlet alone")


class Dispute(Model):
    relation: Relation
    denial: Denial = Field(description="the weightiest of those below")
    asserting: list[Side]
    denying: list[Denying]


class Changed(Model):
    kind: ChangeKind
    subject: Ref
    object: Ref | None
    relation: Relation | None = Field(description="null where all that two do to each other flipped")
    before: float = Field(description="claims in the stretch before, of the same length; of a pair its mean scale")
    after: float = Field(description="the same in the stretch asked for")
    origin_count: int
    claim: Claim | None


class Changes(Model):
    since: date
    until: date
    items: list[Changed] = Field(description="worth most first")
    total: int


class OutletShare(Model):
    outlet: str | None
    country: Ref | None = Field(description="where the shipped knowledge has the outlet")
    claim_count: int
    article_count: int
    origin_count: int
    first: str | None
    last: str | None


class MonthShare(Model):
    month: str | None
    article_count: int
    origin_count: int


class Coverage(Model):
    """What stands behind an answer."""

    claim_count: int
    article_count: int
    origin_count: int
    first: str | None
    last: str | None
    outlets: list[OutletShare]
    months: list[MonthShare]


class Words(Model):
    start: int
    end: int
    text: str


class QuotationArticle(Model):
    id: str
    title: str | None
    outlet: str | None
    published: str | None


class Quotation(Model):
    id: str
    speaker: Said | None
    speaker_text: str | None
    content: list[Words]
    direct: bool
    cue: Span | None
    article: QuotationArticle


class Cut(Model):
    start: int
    end: int
    reason: str


class Article(Model):
    id: str
    revision: str
    title: str | None
    outlet: str | None
    authors: list[str]
    url: str | None
    published: str | None
    language: str
    section: str | None = Field(description="the part of the paper")
    place: str | None = Field(description="where the report was filed, as its dateline says")
    agency: str | None = Field(description="the news agency it credits")
    external_id: str | None = Field(description="what its sender's record calls it")
    origin: str = Field(description="smallest id among near-identical articles")
    claim_count: int
    cuts: list[Cut]


class Mention(Model):
    start: int
    end: int
    form: Form
    sense: Sense
    entity: Ref
    score: float
    method: str
    reason: str
    decided_by: str


class FullArticle(Article):
    """An article with its unaltered text and its mentions."""

    text: str
    mentions: list[Mention]


Line = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]


class ArticleIn(BaseModel):
    """A text to read."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "Canada will send 450 soldiers to Latvia, Prime Minister Justin Trudeau said on Friday.",
                    "outlet": "The Riga Courier",
                    "published": "2016-07-08",
                }
            ]
        },
    )

    text: Annotated[str, StringConstraints(min_length=1, max_length=1_000_000, pattern=r"^[^\x00]*[^\s\x00][^\x00]*$")]
    title: Line | None = None
    outlet: Line | None = None
    authors: list[Line] = Field(default=[], max_length=50)
    url: Line | None = None
    published: Day | Instant | None = None
    language: Line | None = None
    external_id: Line | None = None


class AddressIn(BaseModel):
    """A page to fetch and read, where the service is allowed to (`LEGATION_FETCH`)."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"url": "https://news.example.com/story"}]}
    )

    url: Annotated[
        str, StringConstraints(min_length=8, max_length=4_000, pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://[^\x00]+$")
    ]
    title: Line | None = None
    outlet: Line | None = None
    published: Day | Instant | None = None


class AboutUpload(BaseModel):
    """What the sender of a file knows better than the file."""

    title: Line | None = None
    outlet: Line | None = None
    published: Line | None = None
    url: Line | None = None


class MatchIn(BaseModel):
    """A name with what is known around it."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")] = Field(
        examples=["Moscow"]
    )
    on: Day | None = Field(default=None, description="the day the name was used")
    kinds: list[Kind] = Field(default=[], max_length=20)
    states: list[Line] = Field(default=[], max_length=20, description="ids of states in focus")


class MatchesIn(BaseModel):
    """Names to look up."""

    model_config = ConfigDict(extra="forbid")

    names: list[MatchIn] = Field(min_length=1, max_length=100)
    limit: int = Field(default=5, ge=1, le=50)


class Candidate(Model):
    entity: Ref
    links: dict[str, str]
    score: float
    reasons: list[str]
    in_graph: bool


class Matches(Model):
    name: str
    decided: str | None = Field(description="id of the candidate that clears threshold and margin")
    candidates: list[Candidate]


class MatchesOut(Model):
    items: list[Matches]


class JobError(Model):
    path: str
    message: str


class Job(Model):
    id: str
    state: State
    created_at: str
    done: int
    claim_count: int
    counts: dict[str, int]
    errors: list[JobError]
    message: str | None


class JobItem(Model):
    """What became of one item of a batch."""

    number: int
    path: str
    result: Result
    article: str | None
    claim_count: int
    message: str | None


class MonthCounts(Model):
    """Claims of one month by event type; `month` is null where nothing is dated."""

    month: str | None
    types: dict[str, int]


class Timeline(Model):
    items: list[MonthCounts]


class OntologyType(Model):
    name: str
    family: Family
    definition: str
    subject_kinds: list[Kind]
    object_kinds: list[Kind]
    symmetric: bool
    inverse: str | None
    wikidata: str | None
    implies: list[str]
    cameo: list[str]
    quad_class: QuadClass | None
    scale: float | None
    active: str = Field(description="how it reads from the subject's side", examples=["accuses"])
    passive: str = Field(description="how it reads from the object's side", examples=["accused by"])
    traits: list[Trait] = Field(description="what rules ask of the type")


class Ontology(Model):
    version: int
    types: list[OntologyType]


class Stats(Model):
    articles: int
    origins: int
    entities: int
    mentions: int
    claims: int
    relations: int
    quotations: int
    revision: int


class Act(Model):
    """One request that was to change something."""

    id: str
    at: str = Field(description="when, in UTC")
    who: str = Field(description="name of the key; rest without keys")
    method: str = Field(description="POST or DELETE")
    path: str = Field(description="the address it was sent to")
    status: int = Field(description="of the answer")


class Health(Model):
    status: Literal["ok"]


class FieldError(Model):
    at: str = Field(description="where the field stands")
    message: str


class Problem(BaseModel):
    """RFC 9457."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["/problems/not-found"])
    title: str
    status: int
    detail: str = Field(description="what went wrong and what to do")
    request_id: str | None = Field(None, description="that of X-Request-ID: the log of the service names it")
    errors: list[FieldError] | None = Field(None, description="of an invalid request: the fields that are wrong")


Problems = dict[int | str, dict[str, Any]]
NOT_MODIFIED: Problems = {304: {"description": "nothing was stored since the ETag in If-None-Match"}}


def problems(*statuses: int) -> Problems:
    """The error responses of a route, for OpenAPI."""
    schema = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": "a problem, and what to do", "content": schema} for status in statuses}


class Decision(Model):
    """What somebody decided; one that was undone says when."""

    id: str
    action: Action
    target: dict[str, str] = Field(examples=[{"loser": "ent_1", "survivor": "kb:nato"}])
    decided_by: str
    decided_at: str
    reason: str | None
    undone_at: str | None


class RejectIn(BaseModel):
    """Why."""

    model_config = ConfigDict(extra="forbid")

    reason: Line | None = None


class MergeIn(RejectIn):
    """Into whom the entity is merged, and why."""

    into: Word = Field(description="id of the entity that stands for both", examples=["kb:nato"])


class SplitIn(RejectIn):
    """In which articles somebody else is meant: a new entity, or `to`."""

    articles: list[Word] = Field(min_length=1, max_length=1_000, description="ids")
    to: Word | None = Field(
        None, description="id of the entity meant instead; left out: a new one", examples=["kb:nato"]
    )
    name: Word | None = Field(None, description="what the new entity is called; left out: the same")
    text: Word | None = Field(None, description="only mentions spelled exactly so")
