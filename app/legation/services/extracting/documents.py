"""Annotated documents (`legation extract`): requests in, one JSON record an `Extraction` out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from legation.domain.claim import Claim, told_fields, told_words
from legation.domain.entity import Entity, Kind
from legation.domain.extraction import Extraction, Inference
from legation.domain.interval import Interval
from legation.domain.mention import Form, Mention, Span
from legation.domain.quotation import Quotation
from legation.extraction.failure import Failure
from legation.extraction.labels import LABEL_OF_KIND
from legation.services.extracting.requests import BrokenLine, Request, read_requests
from legation.services.workers import run_ordered, seconds_for

if TYPE_CHECKING:
    from legation.extraction.extractor import Extractor

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One finished line of output, without its line break."""

    line: int
    json: bytes


def annotate(
    lines: Iterable[bytes], load: Callable[[], Extractor], workers: int = 1, *, seconds: float | None = None
) -> Iterator[Annotated | BrokenLine]:
    """One result a line, in order; the same bytes whatever the number of workers. `seconds` as in the settings; None is no limit."""

    def allowed(request: Request | BrokenLine) -> float | None:
        return seconds_for(request.article.text, seconds) if isinstance(request, Request) and seconds else None

    found = run_ordered(_Annotate(load), read_requests(lines), workers, lost=_lost, seconds=allowed, settled=_settled)
    return (result for _, result in found)


def _lost(request: Request | BrokenLine, reason: str) -> Annotated | BrokenLine:
    return BrokenLine(request.line, reason)


def _settled(request: Request | BrokenLine) -> BrokenLine | None:
    return request if isinstance(request, BrokenLine) else None


@dataclass(frozen=True, slots=True)
class _Annotate:
    """Loads the extractor in the process that will use it."""

    load: Callable[[], Extractor]

    def __call__(self) -> Callable[[Request | BrokenLine], Annotated | BrokenLine]:
        extractor = self.load()
        return lambda request: request if isinstance(request, BrokenLine) else _annotated(extractor, request)


def _annotated(extractor: Extractor, request: Request) -> Annotated | BrokenLine:
    for result in extractor.read([request.article], {request.article.id: request.pairs}):
        if isinstance(result, Failure):
            return BrokenLine(request.line, result.reason)
        return Annotated(request.line, written(document(result)))
    return BrokenLine(request.line, "the extractor returned nothing")


def written(record: Record) -> bytes:
    """The record as a line: UTF-8; half surrogates, which JSON can carry and UTF-8 cannot, stay escaped."""
    try:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":")).encode()


def document(extraction: Extraction) -> Record:
    """The document format: offsets in code points into the unaltered text, everything in a stable order."""
    article = extraction.article
    mentions = {mention.id: mention for mention in extraction.mentions}
    return {
        "id": article.id,
        "text": article.text,
        "language": article.language,
        "cuts": [{"start": cut.start, "end": cut.end, "reason": cut.reason} for cut in article.cuts],
        "mentions": [_mention(mention) for mention in extraction.mentions],
        "entities": _entities(extraction),
        "relations": [_stated(claim, mentions) for claim in extraction.claims]
        + [_inferred(inference) for inference in extraction.inferences],
        "quotations": [_quotation(quotation) for quotation in extraction.quotations],
    }


def _mention(mention: Mention) -> Record:
    return {
        "start": mention.start,
        "end": mention.end,
        "label": mention.label,
        "form": mention.form.value,
        "head": list(mention.head) if mention.head else [mention.start, mention.end],
        "entity": mention.entity,
        "sense": mention.sense.value,
        "literal": mention.literal,
    }


def _entities(extraction: Extraction) -> list[Record]:
    labels: dict[str, Counter[str]] = {}
    for mention in extraction.mentions:
        weight = 100 if mention.form is Form.NAME else 1
        labels.setdefault(mention.entity, Counter())[mention.label] += weight
    return [_entity(entity, labels.get(entity.id, Counter())) for entity in extraction.entities]


def _entity(entity: Entity, labels: Counter[str]) -> Record:
    return {
        "id": entity.id,
        "label": entity_label(entity.kind, labels),
        "kind": entity.kind.value,
        "subtype": entity.subtype.value if entity.subtype else None,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "links": dict(sorted(entity.links.items())),
        "lat": entity.point.lat if entity.point else None,
        "lon": entity.point.lon if entity.point else None,
        "named": entity.named,
    }


def entity_label(kind: Kind, labels: Mapping[str, int]) -> str:
    """What its mentions are called most often; "Russians" and "Russian" do not make Russia a people."""
    fitting = {label: n for label, n in labels.items() if label != "NORP" or kind is Kind.GROUP}
    return min(fitting, key=lambda label: (-fitting[label], label)) if fitting else LABEL_OF_KIND[kind]


def _stated(claim: Claim, mentions: Mapping[str, Mention]) -> Record:
    evidence = claim.evidence
    object_ = mentions[claim.object] if claim.object else None
    return {
        "head": mentions[claim.subject].entity,
        "tail": object_.entity if object_ else None,
        "label": claim.type,
        "basis": "stated",
        "evidence": [[evidence.start, evidence.end]],
        "cue": list(evidence.cue),
        "head_for": claim.subject_for,
        "tail_for": claim.object_for,
        "event_group": claim.event_group,
        "place": mentions[claim.place].entity if claim.place else None,
        "speakers": [list(mentions[speaker].span) for speaker in claim.speakers],
        **told_words(claim),
        "time": _time(claim.event_time),
        "score": round(claim.score, 3),
        "extractor": claim.extractor,
    }


def _inferred(inference: Inference) -> Record:
    return {
        "head": inference.head,
        "tail": inference.tail,
        "label": inference.type,
        "basis": inference.basis,
        "evidence": [],
        "cue": None,
        "head_for": None,
        "tail_for": None,
        "event_group": None,
        "place": None,
        "speakers": [],
        **{told.name: None for told in told_fields()},
        "time": None,
        "score": round(inference.score, 3),
        "extractor": "inference",
        "reason": inference.reason,
    }


def _time(interval: Interval | None) -> Record | None:
    if interval is None:
        return None
    return {
        "start": interval.start.isoformat() if interval.start else None,
        "end": interval.end.isoformat() if interval.end else None,
        "precision": interval.precision.value,
        "text": interval.text,
    }


def _quotation(quotation: Quotation) -> Record:
    return {
        "speaker": _span(quotation.speaker_span),
        "cue": _span(quotation.cue),
        "content": [list(span) for span in quotation.content],
        "direct": quotation.direct,
    }


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None
