"""One line of an import: a claim in the shape of every list of claims, read field by field; what is wrong says what to do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from legation.domain.claim import Status, told_fields
from legation.domain.entity import Kind
from legation.domain.interval import Interval
from legation.domain.mention import Span
from legation.domain.ontology import RelationType, load_ontology
from legation.errors import BadInput
from legation.services.importing.fields import object_in, string_in
from legation.services.importing.source import Source, read_source
from legation.services.importing.times import interval_of

_ENDS = ("subject", "object", "subject_for", "object_for", "place", "speakers")
_FIELDS = frozenset((
    *_ENDS, "type", "sentence", "cue", "evidence", "source", "event_time", "score", *(told.name for told in told_fields()),
    "id", "extractor", "report_time", "decided",
))  # fmt: skip
"""The last four are what our own lists write beside: they are made anew."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a row names: `text` are the words of the sentence that mean it, `span` where in the sentence they stand."""

    name: str
    text: str | None = None
    kind: Kind | None = None
    id: str | None = None
    wikidata: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One claim. `sentence` is None where the source is no text; `cue` are words of it or their offsets; `told` as in the domain's claim."""

    line: int
    type: RelationType
    subject: Named
    object: Named | None
    subject_for: Named | None
    object_for: Named | None
    place: Named | None
    speakers: tuple[Named, ...]
    sentence: str | None
    cue: str | Span | None
    event_time: Interval | None
    score: float
    told: Mapping[str, Any]
    source: Source


def read_row(line: int, data: bytes, defaults: Source) -> Row:
    """`defaults` holds what rows do not say of their source. Raises BadInput."""
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInput(f"not UTF-8 (byte {error.start + 1}): save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise BadInput(f"not JSON: {error}: write one object a line") from None
    if not isinstance(raw, dict):
        raise BadInput('not a JSON object: write {"type": ..., "subject": ..., "object": ...}')
    for key in raw:
        if key not in _FIELDS:
            near = get_close_matches(key, _FIELDS, 1)
            raise BadInput(f"unknown field {key!r}" + (f": did you mean {near[0]!r}?" if near else ": leave it out"))
    evidence = object_in(raw, "evidence")
    sentence, start = string_in(raw, "sentence") or string_in(evidence, "sentence"), evidence.get("start")
    spans = {key: _span(evidence.get(key), start, sentence) for key in ("subject", "object", "cue")}
    type_ = _type(raw)
    subject = _named(raw.get("subject"), "subject", spans["subject"])
    object_ = _named(raw.get("object"), "object", spans["object"])
    if subject is None:
        raise BadInput('"subject" is missing: say who')
    if object_ is None and type_.object_required:
        raise BadInput(f'"object" is missing: {type_.name} stands between two')
    return Row(
        line,
        type_,
        subject,
        object_,
        _named(raw.get("subject_for"), "subject_for"),
        _named(raw.get("object_for"), "object_for"),
        _named(raw.get("place"), "place"),
        _speakers(raw.get("speakers")),
        sentence.replace("\n", " ").replace("\r", " ") if sentence and sentence.strip() else None,
        string_in(raw, "cue") or spans["cue"],
        interval_of(raw.get("event_time")),
        _score(raw.get("score")),
        _told(raw, type_),
        read_source(raw.get("source") or evidence.get("article"), defaults),
    )


def _type(raw: Mapping[str, Any]) -> RelationType:
    name = string_in(raw, "type")
    if name is None:
        raise BadInput('"type" is missing: name a relation type, docs/claims.md and /v1/ontology list them')
    ontology = load_ontology()
    if name not in ontology:
        same = [known for known in ontology.types if known.lower() == name.lower().replace(" ", "_")]
        near = same or get_close_matches(name, ontology.types, 1)
        meant = f": did you mean {near[0]}?" if near else ": /v1/ontology lists the types"
        raise BadInput(f"unknown relation type {name!r}{meant}")
    return ontology[name]


def _told(raw: Mapping[str, Any], type_: RelationType) -> dict[str, Any]:
    found: dict[str, Any] = {} if type_.is_event else {"status": Status.ONGOING}
    for told in told_fields():
        value = string_in(raw, told.name)
        if value is None:
            continue
        try:
            found[told.name] = told.meaning(value)
        except ValueError:
            known = ", ".join(getattr(told.meaning, "__members__", {})).lower()
            raise BadInput(f'"{told.name}" cannot be {value!r}: use one of {known}') from None
    if found.get("change") and type_.is_event:
        raise BadInput(f'"change" is of standing relations, and {type_.name} is an event: leave it out')
    return found


def _named(raw: Any, role: str, span: Span | None = None) -> Named | None:
    if raw is None:
        return None
    if isinstance(raw, str):
        raw = {"name": raw}
    if not isinstance(raw, dict):
        raise BadInput(f'"{role}" is neither a name nor an object with one')
    name, links = string_in(raw, "name"), object_in(raw, "links")
    id_, wikidata = string_in(raw, "id"), string_in(raw, "wikidata") or string_in(links, "wikidata")
    if name is None or not name.strip():
        raise BadInput(f'"{role}" has no "name"')
    kind = string_in(raw, "kind")
    if kind is not None and kind not in set(Kind):
        raise BadInput(f'"{role}": unknown kind {kind!r}: use one of {", ".join(Kind)}')
    return Named(" ".join(name.split()), string_in(raw, "text"), Kind(kind) if kind else None, id_, wikidata, span)


def _speakers(raw: Any) -> tuple[Named, ...]:
    if raw is None:
        return ()
    found = [_named(one, "speakers") for one in (raw if isinstance(raw, list) else [raw])]
    return tuple(one for one in found if one is not None)


def _span(raw: Any, start: Any, sentence: str | None) -> Span | None:
    """Offsets into the sentence of what our lists give as offsets into the article; None of what lies outside."""
    if sentence is None or type(start) is not int or not isinstance(raw, list) or len(raw) != 2:
        return None
    if not all(type(at) is int for at in raw):
        return None
    first, last = raw[0] - start, raw[1] - start
    return (first, last) if 0 <= first < last <= len(sentence) else None


def _score(raw: Any) -> float:
    if raw is None:
        return 1.0
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not 0 <= raw <= 1:
        raise BadInput('"score" is no number between 0 and 1: say how likely it is right, or leave it out')
    return round(float(raw), 3)
