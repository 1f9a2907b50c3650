"""A real thing: a state, person, organisation, place, agreement, event."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What an entity is."""

    COUNTRY = "country"
    HISTORICAL_STATE = "historical_state"
    TERRITORY = "territory"
    REGION = "region"
    CITY = "city"
    PLACE = "place"
    PERSON = "person"
    ORGANIZATION = "organization"
    AGREEMENT = "agreement"
    EVENT = "event"
    GROUP = "group"


STATES = frozenset({Kind.COUNTRY, Kind.HISTORICAL_STATE, Kind.TERRITORY})
PLACES = STATES | {Kind.REGION, Kind.CITY, Kind.PLACE}
"""What lies somewhere on the map."""
BODIES = frozenset({Kind.ORGANIZATION, Kind.GROUP})
"""What several people make up. Entities of one sort may be one: of one kind, two places, or two bodies."""


class Subtype(StrEnum):
    """What an organization is."""

    IGO = "igo"
    ALLIANCE = "alliance"
    MINISTRY = "ministry"
    LEGISLATURE = "legislature"
    COURT = "court"
    ARMED_FORCE = "armed_force"
    INTELLIGENCE = "intelligence"
    CENTRAL_BANK = "central_bank"
    PARTY = "party"
    ARMED_GROUP = "armed_group"
    COMPANY = "company"
    MEDIA = "media"
    NGO = "ngo"
    TEAM = "team"
    OTHER = "other"


class Point(NamedTuple):
    """A spot on the map in degrees of WGS 84, north and east positive."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Entity:
    """`id` is a knowledge id (stable, ours) or a content hash; inside one `Extraction` it is local ("e3").

    `links` holds wikidata, wikipedia, iso3, geonames where known. `named` is false for "militants", "protesters".
    `country` is the knowledge id of the state it belongs to, where known. `point` is where a place of the knowledge base lies:
    looked up when asked, stored nowhere.
    """

    id: str
    kind: Kind
    name: str
    subtype: Subtype | None = None
    aliases: tuple[str, ...] = ()
    country: str | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    named: bool = True
    point: Point | None = field(default=None, compare=False)
