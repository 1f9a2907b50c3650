"""PLOVER event records, one JSON object a line, in the fields of its codebook (Open Event Data Alliance, version 0.6)."""

from collections.abc import Iterator
from typing import Any

import orjson

from legation.domain.entity import STATES, Entity, Subtype
from legation.domain.ontology import QuadClass, load_ontology
from legation.export.claims.told import Claim, Told, by_whom, caption, event_days, is_fact, qualities, state_code

_QUAD = {kind: number for number, kind in enumerate(QuadClass, 1)}
_NO_STATE = {Subtype.IGO: "IGO", Subtype.ALLIANCE: "IGO", Subtype.NGO: "NGO"}
"""Codes of actors that belong to no state."""
_SECTOR = {
    Subtype.MINISTRY: "GOV",
    Subtype.CENTRAL_BANK: "GOV",
    Subtype.LEGISLATURE: "LEG",
    Subtype.COURT: "JUD",
    Subtype.ARMED_FORCE: "MIL",
    Subtype.INTELLIGENCE: "SPY",
    Subtype.PARTY: "PTY",
    Subtype.ARMED_GROUP: "REB",
    Subtype.COMPANY: "BUS",
    Subtype.MEDIA: "JRN",
}
HYPOTHETICAL = "hypothetical"
"""PLOVER's context for what did not, or not surely, happen; it has no field of its own for denials and plans."""


def plover(pages: Iterator[Told]) -> Iterator[bytes]:
    """Events alone: a standing relation is no PLOVER record."""
    for page in pages:
        events = (claim for claim in page.claims if load_ontology()[claim["type"]].is_event)
        yield b"".join(orjson.dumps(_record(claim, page), option=orjson.OPT_APPEND_NEWLINE) for claim in events)


def _record(claim: Claim, page: Told) -> dict[str, Any]:
    type_, evidence = load_ontology()[claim["type"]], claim["evidence"]
    article, (begins, ends) = evidence["article"], event_days(claim)
    reported = (claim["report_time"] or "")[:10] or None
    start, end = evidence["cue"]
    spoken = evidence["sentence"][max(0, start - evidence["start"]) : max(0, end - evidence["start"])]
    place = claim["place"] and page.entities[claim["place"]["id"]]
    return {
        "id": claim["id"],
        "date": begins or reported,
        "enddate": ends or begins or reported,
        "source": [_actor(claim, "subject", page)],
        "target": [_actor(claim, "object", page)] if claim["object"] else [],
        "event": claim["type"],
        "eventText": spoken,
        "eventLoc": _location(place) if place else None,
        "quadCode": _QUAD[type_.quad_class] if type_.quad_class else None,
        "eventScale": type_.scale,
        "mode": claim["mode"] or "",
        "context": [] if is_fact(claim) else [HYPOTHETICAL],
        "text": evidence["sentence"],
        "textInfo": {"start": evidence["start"], "end": evidence["end"]},
        "citation": article["id"],
        "url": article["url"],
        "publication": article["outlet"],
        "coder": f"Legation {claim['extractor']}",
        "codebook": "PLOVER 0.6, categories and modes of Legation's ontology",
        "comment": "" if is_fact(claim) else caption(claim),
        # Beyond the codebook, which leaves room for such fields.
        "status": claim["status"],
        "polarity": claim["polarity"],
        "qualities": qualities(claim),
        "speaker": by_whom(claim),
        "dateReported": reported,
        "score": claim["score"],
    }


def _actor(claim: Claim, end: str, page: Told) -> dict[str, Any]:
    said, acts_for = claim[end], claim[f"{end}_for"]
    entity = page.entities[said["id"]]
    state = entity if entity.kind in STATES else page.entities[acts_for["id"]] if acts_for else None
    code = state.links.get("iso3") if state else None
    sector = _SECTOR.get(entity.subtype) if entity.subtype else None
    return {
        "code": code or (_NO_STATE.get(entity.subtype) if entity.subtype else None),
        "sector": sector,
        "identifier": entity.id,
        "actorText": said["text"] or entity.name,
        "name": entity.name,
        "wikidata": entity.links.get("wikidata"),
    }


def _location(place: Entity) -> dict[str, Any]:
    """As GeoNames names its columns."""
    known = place.links.get("geonames")
    return {
        "geonameid": int(known) if known and known.isdecimal() else None,
        "name": place.name,
        "latitude": place.point.lat if place.point else None,
        "longitude": place.point.lon if place.point else None,
        "country code": state_code(place),
    }
