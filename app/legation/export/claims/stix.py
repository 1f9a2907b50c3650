"""A STIX 2.1 bundle (OASIS): actors as identities, states and places as locations, claims as relationships.

A relationship is read as a fact, so what is denied, planned, supposed or alleged has a relationship type of its own that begins with
that word ("denied-coerce"), and every claim carries its status and polarity as labels. An act without an object is a note.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from legation.domain.entity import PLACES, Entity, Kind
from legation.export.claims.told import Claim, Told, by_whom, caption, ends_of, marks, state_code, web_address

_OURS = UUID("b1d0a5f2-3f53-5c0a-9c0e-6d3c1f0f6a41")
"""Ids are made of ours in this name space, so that the same claim has the same id in every file."""
_UNDATED = "1970-01-01T00:00:00.000Z"
"""STIX wants to know when an object was made: a claim when it was reported, everything else, and what is undated, this."""


def stix(pages: Iterator[Told]) -> Iterator[bytes]:
    """One bundle, written as the claims come; its id, which follows from all of them, stands at the end."""
    yield b'{"type": "bundle", "objects": ['
    written: set[str] = set()
    contents, separator = _OURS, "\n"
    for page in pages:
        objects: list[dict[str, Any]] = []
        for claim in page.claims:
            for id_ in ends_of([claim]):
                if id_ not in written:
                    written.add(id_)
                    objects.append(_actor(page.entities[id_]))
            objects.append(_claim(claim, page))
        text = ""
        for one in objects:
            contents = uuid5(contents, one["id"])
            text += separator + json.dumps(one, ensure_ascii=False)
            separator = ",\n"
        yield text.encode("utf-8", "replace")
    yield f'\n], "id": "bundle--{contents}"}}\n'.encode()


def _object(type_: str, key: str, made: str, **properties: Any) -> dict[str, Any]:
    head = {
        "type": type_,
        "spec_version": "2.1",
        "id": f"{type_}--{uuid5(_OURS, key)}",
        "created": made,
        "modified": made,
    }
    return head | {name: value for name, value in properties.items() if value not in (None, "", [])}


def _actor(entity: Entity) -> dict[str, Any]:
    wikidata = entity.links.get("wikidata")
    known = [{"source_name": "legation", "external_id": entity.id}]
    if wikidata:
        link = f"https://www.wikidata.org/wiki/{wikidata}"
        known.append({"source_name": "wikidata", "external_id": wikidata, "url": link})
    common = {"name": entity.name, "external_references": known, "labels": [entity.kind.value]}
    code, point = state_code(entity), entity.point
    if _is_location(entity):
        where = {"latitude": point.lat, "longitude": point.lon} if point else {}
        return _object("location", entity.id, _UNDATED, country=code, **where, **common)
    class_ = {Kind.PERSON: "individual", Kind.ORGANIZATION: "organization", Kind.GROUP: "group"}
    return _object("identity", entity.id, _UNDATED, identity_class=class_.get(entity.kind, "unspecified"), **common)


def _is_location(entity: Entity) -> bool:
    """STIX takes no location without a code or a point."""
    return entity.kind in PLACES and bool(state_code(entity) or entity.point)


def _ref(entity: Entity) -> str:
    return f"{'location' if _is_location(entity) else 'identity'}--{uuid5(_OURS, entity.id)}"


def _claim(claim: Claim, page: Told) -> dict[str, Any]:
    article, sentence = claim["evidence"]["article"], claim["evidence"]["sentence"]
    source = {
        "source_name": article["outlet"] or "article",
        "external_id": article["id"],
        "description": article["title"],
        "url": web_address(article["url"]),
    }
    common = {
        "labels": [claim["type"], f"status:{claim['status']}", f"polarity:{claim['polarity']}"]
        + ([f"change:{claim['change']}"] if claim["change"] else []),
        "confidence": round(100 * claim["score"]),
        "external_references": [{name: value for name, value in source.items() if value}],
    }
    made = _instant(claim["report_time"])
    subject = _ref(page.entities[claim["subject"]["id"]])
    if claim["object"] is None:
        speakers = [speaker["name"] for speaker in claim["speakers"]] or (
            [article["outlet"]] if article["outlet"] else []
        )
        about = {"abstract": caption(claim), "content": sentence, "authors": speakers, "object_refs": [subject]}
        return _object("note", claim["id"], made, **about, **common)
    told = [*marks(claim), claim["type"]]
    time = claim["event_time"] or {"start": None, "end": None}
    said = f"According to {by_whom(claim)}: {sentence}" if by_whom(claim) else sentence
    return _object(
        "relationship",
        claim["id"],
        made,
        relationship_type="-".join(told).lower().replace("_", "-"),
        description=said,
        source_ref=subject,
        target_ref=_ref(page.entities[claim["object"]["id"]]),
        start_time=f"{time['start']}T00:00:00.000Z" if time["start"] else None,
        stop_time=f"{time['end']}T00:00:00.000Z" if time["end"] else None,
        **common,
    )


def _instant(told: str | None) -> str:
    """The day of a report as STIX writes it: in UTC where the hour is told, else its first moment."""
    if not told:
        return _UNDATED
    at = datetime.fromisoformat(told)
    at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
