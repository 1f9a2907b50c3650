"""FollowTheMoney entities, one JSON object a line, as Aleph and OpenSanctions' tools read them.

An edge of FollowTheMoney is read as a fact: only what is affirmed and said to be so becomes a Membership, an Ownership and the
like; everything else, and every event, is an UnknownLink whose role says what is claimed, denials and plans with that word first.
"""

import re
from collections.abc import Iterator
from hashlib import sha1
from typing import Any

import orjson

from legation.domain.entity import STATES, Entity, Kind, Subtype
from legation.domain.ontology import load_ontology
from legation.export.claims.told import (
    Claim,
    Told,
    by_whom,
    caption,
    ends_of,
    event_days,
    is_fact,
    is_place,
    qualities,
    state_code,
    web_address,
)

_PUBLIC = {
    Subtype.MINISTRY, Subtype.LEGISLATURE, Subtype.COURT, Subtype.ARMED_FORCE, Subtype.INTELLIGENCE, Subtype.CENTRAL_BANK,
}  # fmt: skip
_PLAIN_ID = re.compile(r"[0-9A-Za-z:/_.-]*[0-9A-Za-z]")
_ORGANIZATION = {"Organization", "PublicBody", "Company"}
_LEGAL = _ORGANIZATION | {"LegalEntity", "Person"}
_EDGES: dict[str, tuple[tuple[str, set[str]], tuple[str, set[str]]]] = {
    "Membership": (("member", _LEGAL), ("organization", _ORGANIZATION)),
    "Employment": (("employee", {"Person"}), ("employer", _ORGANIZATION)),
    "Directorship": (("director", _LEGAL), ("organization", _ORGANIZATION)),
    "Representation": (("agent", _LEGAL), ("client", _LEGAL)),
    "Ownership": (("asset", {"Company"}), ("owner", _LEGAL)),
    "Family": (("person", {"Person"}), ("relative", {"Person"})),
}
"""Schema of an edge to the property of subject and of object, with the schemata each takes; the ontology tells the edge of a type."""


def followthemoney(pages: Iterator[Told]) -> Iterator[bytes]:
    """Every article and entity once, before the first claim that needs it; each claim is one entity, its `recordId` the claim's id."""
    written: set[str] = set()
    for page in pages:
        made: list[dict[str, Any]] = []
        for claim in page.claims:
            article = claim["evidence"]["article"]
            if article["id"] not in written:
                written.add(article["id"])
                made.append(_article(article))
            for id_ in ends_of([claim]):
                if id_ not in written:
                    written.add(id_)
                    made.append(_thing(page.entities[id_]))
            made.append(_link(claim, page))
        yield b"".join(orjson.dumps(one, option=orjson.OPT_APPEND_NEWLINE) for one in made)


def ftm_id(id_: str) -> str:
    """Our id in the letters FollowTheMoney allows."""
    return re.sub(r"[:/_]", "-", id_) if _PLAIN_ID.fullmatch(id_) else f"id-{sha1(id_.encode()).hexdigest()}"  # noqa: S324


def _entity(id_: str, schema: str, **properties: str | None) -> dict[str, Any]:
    held = {name: [value] for name, value in properties.items() if value}
    return {"id": id_, "schema": schema, "properties": held}


def _article(article: Claim) -> dict[str, Any]:
    return _entity(
        ftm_id(article["id"]),
        "Article",
        title=article["title"],
        publisher=article["outlet"],
        publishedAt=article["published"],
        sourceUrl=web_address(article["url"]),
    )


def _thing(entity: Entity) -> dict[str, Any]:
    schema, code = _schema(entity), state_code(entity)
    held = _entity(
        ftm_id(entity.id),
        schema,
        name=entity.name,
        country=code.lower() if code else None,
        wikidataId=entity.links.get("wikidata"),
    )
    if schema == "Document":
        # It takes no document without a file's name.
        held["properties"] |= {"fileName": [entity.name], "title": [entity.name]}
    if schema == "Address":
        held["properties"]["full"] = [entity.name]
        if entity.point:
            held["properties"] |= {"latitude": [str(entity.point.lat)], "longitude": [str(entity.point.lon)]}
    return held


def _schema(entity: Entity) -> str:
    if entity.kind in STATES or entity.subtype in _PUBLIC:
        return "PublicBody"
    if is_place(entity):
        return "Address"
    if entity.kind is Kind.ORGANIZATION:
        return "Company" if entity.subtype is Subtype.COMPANY else "Organization"
    return {Kind.PERSON: "Person", Kind.AGREEMENT: "Document", Kind.EVENT: "Event"}.get(entity.kind, "LegalEntity")


def _link(claim: Claim, page: Told) -> dict[str, Any]:
    subject = page.entities[claim["subject"]["id"]]
    object_ = page.entities[claim["object"]["id"]] if claim["object"] else None
    begins, ends = event_days(claim)
    article = claim["evidence"]["article"]
    common: dict[str, str | None] = {
        "startDate": begins,
        "endDate": ends,
        "date": claim["report_time"],
        "summary": claim["evidence"]["sentence"],
        "description": f"According to {by_whom(claim)}" if by_whom(claim) else None,
        "recordId": claim["id"],
        "sourceUrl": web_address(article["url"]),
        "publisher": article["outlet"],
        "proof": ftm_id(article["id"]),
    }
    id_, words = ftm_id(claim["id"]), caption(claim)
    status = ", ".join(qualities(claim) or [claim["status"]])
    if object_ is None:
        involved = ftm_id(subject.id) if _schema(subject) in _LEGAL else None
        return _entity(id_, "Event", name=words, involved=involved, keywords=status, **common)
    schema = load_ontology()[claim["type"]].followthemoney
    if schema and is_fact(claim) and claim["change"] != "end":
        (own, takes), (other, takes_other) = _EDGES[schema]
        if _schema(subject) in takes and _schema(object_) in takes_other:
            ends_ = {own: ftm_id(subject.id), other: ftm_id(object_.id)}
            role = "relationship" if schema == "Family" else "role"
            return _entity(id_, schema, **ends_, **{role: words}, **common)
    ends_ = {"subject": ftm_id(subject.id), "object": ftm_id(object_.id)}
    return _entity(id_, "UnknownLink", **ends_, role=words, status=status, **common)
