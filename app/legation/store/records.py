"""Rows to records and back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import RowMapping

from legation.domain.article import Article, Cut
from legation.domain.claim import Claim, Evidence, Status, told_fields, told_words
from legation.domain.decision import Action, Decision, Link
from legation.domain.entity import Entity, Kind, Subtype
from legation.domain.event import Event
from legation.domain.happening import DatedBy
from legation.domain.interval import Interval, Precision
from legation.domain.mention import Form, Mention, Sense, Span
from legation.domain.quotation import Quotation
from legation.domain.relation import Level, Relation

Row = Mapping[str, Any] | RowMapping


def _span(pair: list[int] | None) -> Span | None:
    return (pair[0], pair[1]) if pair else None


def article_row(workspace: str, article: Article) -> dict[str, Any]:
    """`current` is set by the writer."""
    return {
        "workspace": workspace, "id": article.id, "revision": article.revision, "current": True, "text": article.text,
        "title": article.title, "outlet": article.outlet, "authors": list(article.authors), "url": article.url,
        "published": article.published, "updated": article.updated, "language": article.language,
        "cuts": [[c.start, c.end, c.reason] for c in article.cuts], "signature": list(article.signature),
        "section": article.section, "place": article.place, "agency": article.agency,
        "external_id": article.external_id, "source": article.source,
    }  # fmt: skip


def to_article(row: Row) -> Article:
    """The article of a row."""
    return Article(
        row["id"], row["revision"], row["text"], row["title"], row["outlet"], tuple(row["authors"]), row["url"], row["published"],
        row["updated"], row["language"], tuple(Cut(*cut) for cut in row["cuts"]), tuple(row["signature"]),
        row["section"], row["place"], row["agency"], row["external_id"], row["source"],
    )  # fmt: skip


def entity_row(workspace: str, entity: Entity) -> dict[str, Any]:
    """The row of an entity."""
    return {
        "workspace": workspace, "id": entity.id, "kind": entity.kind.value, "subtype": entity.subtype.value if entity.subtype else None,
        "name": entity.name, "country": entity.country, "links": dict(sorted(entity.links.items())), "named": entity.named,
    }  # fmt: skip


def to_entity(row: Row, aliases: tuple[str, ...] = ()) -> Entity:
    """The entity of a row."""
    subtype = Subtype(row["subtype"]) if row["subtype"] else None
    return Entity(
        row["id"], Kind(row["kind"]), row["name"], subtype, aliases, row["country"], row["links"], row["named"]
    )


def mention_row(workspace: str, article: Article, mention: Mention) -> dict[str, Any]:
    """The row of a mention."""
    return {
        "workspace": workspace, "id": mention.id, "article": article.id, "revision": article.revision, "start": mention.start,
        "end": mention.end, "text": mention.text, "label": mention.label, "form": mention.form.value, "sense": mention.sense.value,
        "literal": mention.literal, "head_start": mention.head[0] if mention.head else None, "head_end": mention.head[1] if mention.head else None,
    }  # fmt: skip


def to_mention(row: Row, entity: str) -> Mention:
    """The mention of a row, as it is linked now."""
    head = (row["head_start"], row["head_end"]) if row["head_start"] is not None else None
    return Mention(
        row["id"],
        row["start"],
        row["end"],
        row["text"],
        row["label"],
        Form(row["form"]),
        entity,
        Sense(row["sense"]),
        row["literal"],
        head,
    )


def link_row(workspace: str, link: Link) -> dict[str, Any]:
    """The row of a link."""
    return {
        "workspace": workspace, "mention": link.mention, "entity": link.entity, "score": link.score, "method": link.method,
        "reason": link.reason, "decided_by": link.decided_by, "knowledge_version": link.knowledge_version,
        "resolved": None,
    }  # fmt: skip


def to_link(row: Row) -> Link:
    """The link of a row."""
    return Link(
        row["mention"],
        row["entity"],
        row["score"],
        row["method"],
        row["reason"],
        row["decided_by"],
        row["knowledge_version"],
    )


def claim_row(workspace: str, claim: Claim, finals: Mapping[str, str]) -> dict[str, Any]:
    """`finals` maps the extraction's local entity ids to final ones."""
    time, evidence = claim.event_time, claim.evidence
    return {
        "workspace": workspace, "id": claim.id, "article": claim.article, "revision": claim.revision, "type": claim.type,
        "subject": claim.subject, "object": claim.object, "subject_for": finals.get(claim.subject_for or ""),
        "object_for": finals.get(claim.object_for or ""), "place": claim.place, "event_group": claim.event_group,
        **told_words(claim), "start": evidence.start, "end": evidence.end,
        "sentence": evidence.sentence, "spans": [list(s) if s else None for s in (evidence.subject, evidence.object, evidence.cue)],
        "speakers": list(claim.speakers), "event_start": _iso(time.start) if time else None, "event_end": _iso(time.end) if time else None,
        "event_precision": time.precision.value if time else None, "event_text": time.text if time else None,
        "report_time": claim.report_time, "score": claim.score, "extractor": claim.extractor,
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def to_claim(row: Row) -> Claim:
    """The claim of a row."""
    subject, object_, cue = (_span(s) for s in row["spans"])
    assert subject is not None
    assert cue is not None
    time = None
    if row["event_precision"]:
        time = Interval(
            _day(row["event_start"]), _day(row["event_end"]), Precision(row["event_precision"]), row["event_text"]
        )
    told: dict[str, Any] = {f.name: f.meaning(row[f.name]) for f in told_fields() if row[f.name] is not None}
    return Claim(
        row["id"], row["article"], row["revision"], row["type"], row["subject"], row["object"],
        Evidence(row["start"], row["end"], row["sentence"], subject, object_, cue), row["event_group"], row["subject_for"],
        row["object_for"], row["place"], speakers=tuple(row["speakers"]), event_time=time, report_time=row["report_time"],
        score=row["score"], extractor=row["extractor"],
        **told,
    )  # fmt: skip


def quotation_row(workspace: str, quotation: Quotation, text: str, report_time: str | None) -> dict[str, Any]:
    """The row of a quotation, with its words for search."""
    return {
        "workspace": workspace, "id": quotation.id, "article": quotation.article, "revision": quotation.revision, "speaker": quotation.speaker,
        "speaker_span": list(quotation.speaker_span) if quotation.speaker_span else None, "cue": list(quotation.cue) if quotation.cue else None,
        "content": [list(s) for s in quotation.content], "words": " ".join(text[s:e] for s, e in quotation.content),
        "direct": quotation.direct, "report_time": report_time,
        "start": min((s for s, _ in quotation.content), default=0), "end": max((e for _, e in quotation.content), default=0),
    }  # fmt: skip


def to_quotation(row: Row) -> Quotation:
    """The quotation of a row."""
    content = tuple((s, e) for s, e in row["content"])
    return Quotation(
        row["id"],
        row["article"],
        row["revision"],
        row["speaker"],
        _span(row["speaker_span"]),
        _span(row["cue"]),
        content,
        row["direct"],
    )


def to_relation(row: Row) -> Relation:
    """The relation of a row."""
    return Relation(
        row["id"], row["subject"], row["type"], row["object"], Level(row["level"]), row["claim_count"], row["origin_count"],
        tuple(sorted(row["outlets"])), row["statuses"], row["polarities"], row["first"], row["last"], row["first_event"],
        row["last_event"], row["score"], row["asserted"], row["disputed"],
    )  # fmt: skip


def to_inferred(row: Row) -> Relation:
    """The relation of a row of the inferred ones: no claims, and the articles it was inferred from as its origins."""
    return Relation(
        row["id"], row["subject"], row["type"], row["object"], Level.NAMED, 0, row["origin_count"], tuple(sorted(row["outlets"])), {}, {},
        row["first"], row["last"], None, None, row["score"], False, False, row["basis"], row["reason"], row["article"],
    )  # fmt: skip


def to_event(row: Row, pairs: Sequence[tuple[str, str | None]]) -> Event:
    """The event of a row."""
    return Event(
        row["id"], Level(row["level"]), row["type"], row["subject"], row["object"], tuple(pairs), row["place"], row["begins"],
        row["ends"], DatedBy(row["dated_by"]), Status(row["status"]), row["claim_count"], row["article_count"], row["origin_count"],
        tuple(sorted(row["outlets"])), row["statuses"], row["polarities"], row["first"], row["last"], row["score"], row["asserted"],
        row["disputed"],
    )  # fmt: skip


def to_decision(row: Row) -> Decision:
    """The decision of a row."""
    return Decision(
        row["id"],
        Action(row["action"]),
        row["target"],
        row["decided_by"],
        row["decided_at"],
        row["reason"],
        row["undone_at"],
    )
