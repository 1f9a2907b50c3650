"""What every format of claims is written from, and what they say alike."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from legation.domain.claim import Polarity, Status
from legation.domain.entity import STATES, Entity, Kind
from legation.domain.ontology import load_ontology

Claim = Mapping[str, Any]
"""One claim in the shape REST sends it in."""
FACTS = (Status.HAPPENED, Status.ONGOING)
"""What a claim may be told to be that is said to be so; all else is planned, supposed or alleged."""
_STATE = re.compile(r"kb:c/([a-z]{2})")
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)


class Told(NamedTuple):
    """Some claims with every entity they name, by id."""

    claims: tuple[Claim, ...]
    entities: Mapping[str, Entity]


def is_fact(claim: Claim) -> bool:
    """Whether its speaker affirms that it is or was so. Formats whose records are read as facts ask this first."""
    return claim["polarity"] == Polarity.AFFIRMED and claim["status"] in FACTS


def qualities(claim: Claim) -> list[str]:
    """What keeps it from being a plain fact, the weightiest first: "denied", "planned"; empty where `is_fact`."""
    denied = [claim["polarity"]] if claim["polarity"] != Polarity.AFFIRMED else []
    return denied + ([claim["status"]] if claim["status"] not in FACTS else [])


def marks(claim: Claim) -> list[str]:
    """Its `qualities`, and whether it tells of an end: what stands before its words."""
    return qualities(claim) + (["ended"] if claim["change"] == "end" else [])


def caption(claim: Claim) -> str:
    """In words, with what keeps it from being a fact before it: "denied, planned: Russia seizes Ukraine"."""
    object_, told = claim["object"], marks(claim)
    words = [claim["subject"]["name"], load_ontology()[claim["type"]].active or claim["type"].lower()]
    words += [object_["name"]] if object_ else []
    return (", ".join(told) + ": " if told else "") + " ".join(words)


def by_whom(claim: Claim) -> str:
    """Who says it, the outermost first; the outlet where nobody is quoted, "" where it is not known either."""
    return " > ".join(speaker["name"] for speaker in claim["speakers"]) or claim["evidence"]["article"]["outlet"] or ""


def event_days(claim: Claim) -> tuple[str | None, str | None]:
    """First and last day of what it tells, both counted, where the text dates it."""
    time = claim["event_time"]
    if time is None:
        return None, None
    last = date.fromisoformat(time["end"]) - timedelta(1) if time["end"] else None
    return time["start"], last.isoformat() if last else None


def state_code(entity: Entity) -> str | None:
    """The ISO 3166 code of two letters, in capitals, of a state of today or of the state an entity belongs to."""
    found = _STATE.fullmatch((entity.id if entity.kind in STATES else entity.country) or "")
    return found[1].upper() if found else None


def web_address(url: str | None) -> str | None:
    """The address, where it is one that other programs take."""
    return url if url and _WEB.fullmatch(url) else None


def ends_of(claims: Iterable[Claim]) -> list[str]:
    """The ids of all subjects and objects, each once, in their order."""
    return list(dict.fromkeys(end["id"] for claim in claims for end in (claim["subject"], claim["object"]) if end))


def is_place(entity: Entity) -> bool:
    """Whether it is a place and no state."""
    return entity.kind in (Kind.REGION, Kind.CITY, Kind.PLACE)
