"""What the knowledge base holds: known entities, their names, offices, memberships; every row with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from legation.domain.entity import Kind, Subtype
from legation.domain.interval import Precision

STILL_LIKELY = timedelta(days=183)
"""How long after its source last said so an office without a known end is still taken to be held."""


class NameKind(StrEnum):
    """What sort of name it is. Metonyms stand on the state (or body) they mean; the city or building has its own names."""

    OFFICIAL = "official"
    SHORT = "short"
    NATIVE = "native"
    FORMER = "former"
    DEMONYM = "demonym"
    ADJECTIVE = "adjective"
    ACRONYM = "acronym"
    CAPITAL_METONYM = "capital_metonym"
    SEAT_METONYM = "seat_metonym"
    PERSON_FULL = "person_full"
    PERSON_FAMILY = "person_family"
    TITLE_NAME = "title_name"
    ALIAS = "alias"
    MISSPELLING = "misspelling"


class Standing(StrEnum):
    """How a member stands to an organization, or a part to its whole."""

    MEMBER = "member"
    SUSPENDED = "suspended"
    OBSERVER = "observer"
    CANDIDATE = "candidate"
    ASSOCIATE = "associate"
    PARTNER = "partner"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """One known thing. `links` may hold wikidata, wikipedia, iso3, geonames; `prior` in [0, 1] says how well known it is.

    `valid_to` is the first day it no longer existed (for a person: the day after death is not kept, the day of death is).
    """

    id: str
    kind: Kind
    subtype: Subtype | None
    name: str
    country: str | None
    links: Mapping[str, str] = field(default_factory=dict)
    valid_from: date | None = None
    valid_to: date | None = None
    prior: float = 0.0
    gender: str | None = None
    source: str = ""
    asserted_to: date | None = None

    def existed(self, on: date) -> bool:
        """Whether it existed on that day; unknown bounds count as yes."""
        return within(on, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of a known entity. A strong name may link alone; a weak one needs context. Half-open [since, until)."""

    entity: str
    text: str
    normal: str
    kind: NameKind
    strong: bool
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """That a person held an office: `role` is a standing type of the ontology, `post` the general name of the job.

    `of` is what the role relates to: the state for head_of_state, head_of_government, minister_of, royalty_of,
    ambassador_of and advisor_of, the body for head_of and member_of. `state` is the state behind it in every case.
    Half-open [since, until): dates known to the month or year are widened, so that neighbours overlap and stay undecided.
    """

    person: str
    role: str
    title: str
    post: str
    of: str | None
    to: str | None
    state: str | None
    since: date | None
    until: date | None
    precision: Precision
    asserted_to: date | None
    source: str

    def held(self, on: date) -> bool:
        """Whether it was held on that day, as far as the source can tell: an open end is not stretched far past it."""
        if not within(on, self.since, self.until):
            return False
        return self.until is not None or self.asserted_to is None or on <= self.asserted_to + STILL_LIKELY


@dataclass(frozen=True, slots=True)
class Membership:
    """That a state or body belonged to an organization. No `since` = the source gives no beginning."""

    member: str
    organization: str
    status: Standing
    since: date | None
    until: date | None
    source: str
    asserted_to: date | None = None

    def held(self, on: date) -> bool:
        """Whether it held on that day; unknown bounds count as yes."""
        return within(on, self.since, self.until)


@dataclass(frozen=True, slots=True)
class PartOf:
    """That a place or body is part of another: `kind` is de_jure, de_facto, successor or organization."""

    child: str
    parent: str
    kind: str
    since: date | None
    until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Capital:
    """That a city is or was the capital of a state."""

    city: str
    country: str
    since: date | None
    until: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Border:
    """That two states share a land border; `km` where known."""

    a: str
    b: str
    km: float | None
    source: str


def within(on: date, since: date | None, until: date | None) -> bool:
    """Whether the day lies in [since, until); None is open."""
    return (since is None or since <= on) and (until is None or on < until)
