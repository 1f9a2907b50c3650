"""Answers as JSON objects, the same for the command line and for REST."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from legation.domain.claim import told_words
from legation.domain.decision import Decision
from legation.domain.entity import Entity
from legation.domain.graph import Graph
from legation.domain.interval import Interval
from legation.domain.ontology import load_ontology
from legation.domain.relation import Relation
from legation.services.background import Fact
from legation.services.changes import Changed
from legation.services.disputes import Dispute
from legation.services.happenings import Why
from legation.services.holders import Holder
from legation.services.query import Evidenced
from legation.services.series import Moment
from legation.store.filters import (
    ArticleView,
    ClaimView,
    Coverage,
    Duplicate,
    EntityView,
    EventView,
    MentionView,
    Page,
    QuotationView,
    Reason,
    Side,
)

if TYPE_CHECKING:
    # These bring networkx along, which commands that draw no graph need not wait for.
    from legation.services.analyse import Analysed, Communities, Ranking
    from legation.services.build import Built
    from legation.services.graph_view import Neighbour, Path

JsonObject = dict[str, Any]


def page(items: list[JsonObject], found: Page[Any]) -> JsonObject:
    """A list with its cursor and total."""
    total = {"value": found.total.value, "relation": "eq" if found.total.exact else "gte"}
    return {"items": items, "next_cursor": found.next_cursor, "total": total}


def entity_ref(entity: Entity | None) -> JsonObject | None:
    """{id, name, kind}."""
    return {"id": entity.id, "name": entity.name, "kind": entity.kind.value} if entity else None


def entity(view: EntityView, country: Entity | None = None) -> JsonObject:
    """One entity with what the graph knows of it."""
    held = view.entity
    return {
        "id": held.id,
        "kind": held.kind.value,
        "subtype": held.subtype.value if held.subtype else None,
        "name": held.name,
        "named": held.named,
        "aliases": list(held.aliases),
        "country": {"id": country.id, "name": country.name} if country else None,
        "links": dict(sorted(held.links.items())),
        "lat": held.point.lat if held.point else None,
        "lon": held.point.lon if held.point else None,
        "article_count": view.article_count,
        "claim_count": view.claim_count,
        "first_seen": view.first_seen,
        "last_seen": view.last_seen,
    }


def entity_detail(
    view: EntityView, country: Entity | None, facts: Sequence[Fact], reasons: Sequence[Reason]
) -> JsonObject:
    """One entity with what the knowledge base says of it, and why mentions were taken to mean it."""
    return {**entity(view, country), "background": [fact(f) for f in facts], "reasons": [reason(r) for r in reasons]}


def fact(held: Fact) -> JsonObject:
    """One fact of the knowledge base."""
    days = {"since": held.since, "until": held.until, "asserted_to": held.asserted_to}
    return {
        "type": held.type,
        "subject": entity_ref(held.subject),
        "object": entity_ref(held.object),
        "label": held.label,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "source": held.source,
    }


def holder(held: Holder) -> JsonObject:
    """One holder of an office, with what says so."""
    days = {"since": held.since, "until": held.until, "asserted_to": held.asserted_to}
    return {
        "type": held.type,
        "label": held.label,
        "person": entity_ref(held.person),
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "source": held.source,
        "claim": claim(held.claim) if held.claim else None,
    }


def reason(held: Reason) -> JsonObject:
    """Why mentions spelled so mean an entity."""
    return {
        "text": held.text,
        "method": held.method,
        "reason": held.reason,
        "decided_by": held.decided_by,
        "count": held.count,
        "score": held.score,
    }


def relation(edge: Relation, subject: Entity, object_: Entity | None) -> JsonObject:
    """One edge."""
    return {
        "id": edge.id,
        "subject": entity_ref(subject),
        "type": edge.type,
        "family": load_ontology()[edge.type].family.value,
        "object": entity_ref(object_),
        "level": edge.level.value,
        "claim_count": edge.claim_count,
        "origin_count": edge.origin_count,
        "outlets": list(edge.outlets),
        "statuses": dict(edge.statuses),
        "polarities": dict(edge.polarities),
        "asserted": edge.asserted,
        "disputed": edge.disputed,
        "first": edge.first,
        "last": edge.last,
        "first_event": edge.first_event,
        "last_event": edge.last_event,
        "score": edge.score,
        "basis": edge.basis,
        "reason": edge.reason,
        "article": edge.article,
    }


def evidenced(found: Evidenced) -> JsonObject:
    """An edge with the claim that shows it best."""
    view = found.view
    best = claim(found.claim) if found.claim else None
    return {**relation(view.relation, view.subject, view.object), "evidence": best}


def claim(view: ClaimView) -> JsonObject:
    """One claim with its sentence."""
    held, evidence = view.claim, view.claim.evidence
    return {
        "id": held.id,
        "type": held.type,
        "subject": _said(view.subject, view.subject_text),
        "object": _said(view.object, view.object_text) if view.object else None,
        "subject_for": entity_ref(view.subject_for),
        "object_for": entity_ref(view.object_for),
        "speakers": [_said(speaker, text) for speaker, text in view.speakers],
        "place": _said(*view.place) if view.place else None,
        **told_words(held),
        "event_time": interval(held.event_time),
        "report_time": held.report_time,
        "score": held.score,
        "decided": "rejected" if view.rejected else "confirmed" if view.confirmed else None,
        "extractor": held.extractor,
        "evidence": {
            "article": {
                "id": held.article,
                "title": view.title,
                "outlet": view.outlet,
                "url": view.url,
                "published": view.published,
                "external_id": view.external_id,
            },
            "start": evidence.start,
            "end": evidence.end,
            "sentence": evidence.sentence,
            "subject": list(evidence.subject),
            "object": list(evidence.object) if evidence.object else None,
            "cue": list(evidence.cue),
        },
    }


def _said(entity_: Entity, text: str | None) -> JsonObject:
    return {"id": entity_.id, "name": entity_.name, "kind": entity_.kind.value, "text": text}


def event(view: EventView) -> JsonObject:
    """One happening."""
    held = view.event
    return {
        "id": held.id,
        "type": held.type,
        "family": load_ontology()[held.type].family.value,
        "level": held.level.value,
        "subject": entity_ref(view.subject),
        "object": entity_ref(view.object),
        "pairs": [{"subject": entity_ref(a), "object": entity_ref(b)} for a, b in view.pairs],
        "place": entity_ref(view.place),
        "since": held.begins or None,
        "until": held.ends,
        "dated_by": held.dated_by.value,
        "status": held.status.value,
        "claim_count": held.claim_count,
        "article_count": held.article_count,
        "origin_count": held.origin_count,
        "outlets": list(held.outlets),
        "statuses": dict(held.statuses),
        "polarities": dict(held.polarities),
        "asserted": held.asserted,
        "disputed": held.disputed,
        "first": held.first,
        "last": held.last,
        "score": held.score,
    }


def event_detail(view: EventView, whys: Sequence[Why]) -> JsonObject:
    """One happening, and why its claims are taken to be of one."""
    return {
        **event(view),
        "why": [{"reason": w.reason, "claim_count": w.count, "article_count": w.articles} for w in whys],
    }


def moment(held: Moment, events: str) -> JsonObject:
    """One point of a series; `events` is the address of what happened then."""
    return {
        "since": held.since.isoformat() if held.since else None,
        "until": held.until.isoformat() if held.until else None,
        "event_count": held.events,
        "claim_count": held.claims,
        "origin_count": held.origins,
        "counts": dict(held.counts),
        "mean": held.mean,
        "spread": held.spread,
        "events": events,
    }


def dispute(held: Dispute) -> JsonObject:
    """A relation with both sides."""
    return {
        "relation": relation(held.view.relation, held.view.subject, held.view.object),
        "denial": held.denial.value,
        "asserting": [_side(side) for side in held.asserting],
        "denying": [{"denial": denial.value, **_side(side)} for denial, side in held.denying],
    }


def _side(held: Side) -> JsonObject:
    return {
        "speaker": entity_ref(held.speaker),
        "state": entity_ref(held.state),
        "outlets": list(held.outlets),
        "claim_count": held.claims,
        "origin_count": held.origins,
        "first": held.first,
        "last": held.last,
        "claim": claim(held.best),
    }


def changed(held: Changed) -> JsonObject:
    """One change with the claim that shows it best."""
    view = held.relation
    return {
        "kind": held.kind.value,
        "subject": entity_ref(held.subject),
        "object": entity_ref(held.object),
        "relation": relation(view.relation, view.subject, view.object) if view else None,
        "before": held.before,
        "after": held.after,
        "origin_count": held.origins,
        "claim": claim(held.claim) if held.claim else None,
    }


def coverage(held: Coverage, countries: Mapping[str, Entity]) -> JsonObject:
    """What stands behind an answer; `countries` by the name of the outlet."""
    outlets = [
        {
            "outlet": share.outlet,
            "country": entity_ref(countries.get(share.outlet or "")),
            "claim_count": share.claims,
            "article_count": share.articles,
            "origin_count": share.origins,
            "first": share.first,
            "last": share.last,
        }
        for share in held.outlets
    ]
    months = [{"month": month, "article_count": a, "origin_count": o} for month, a, o in held.months]
    counts = {"claim_count": held.claims, "article_count": held.articles, "origin_count": held.origins}
    return {**counts, "first": held.first, "last": held.last, "outlets": outlets, "months": months}


def interval(time: Interval | None) -> JsonObject | None:
    """{start, end, precision, text}; dates ISO 8601, the end exclusive, either open (null)."""
    if time is None:
        return None
    return {
        "start": time.start.isoformat() if time.start else None,
        "end": time.end.isoformat() if time.end else None,
        "precision": time.precision.value,
        "text": time.text,
    }


def article(view: ArticleView) -> JsonObject:
    """One article without its text."""
    held = view.article
    return {
        "id": held.id,
        "revision": held.revision,
        "title": held.title,
        "outlet": held.outlet,
        "authors": list(held.authors),
        "url": held.url,
        "published": held.published,
        "language": held.language,
        "section": held.section,
        "place": held.place,
        "agency": held.agency,
        "external_id": held.external_id,
        "origin": view.origin,
        "claim_count": view.claim_count,
        "cuts": [{"start": cut.start, "end": cut.end, "reason": cut.reason} for cut in held.cuts],
    }


def quotation(view: QuotationView) -> JsonObject:
    """One quotation with its words."""
    held = view.quotation
    return {
        "id": held.id,
        "speaker": _said(view.speaker, view.speaker_text) if view.speaker else None,
        "speaker_text": view.speaker_text,
        "content": [
            {"start": start, "end": end, "text": words}
            for (start, end), words in zip(held.content, view.content, strict=True)
        ],
        "direct": held.direct,
        "article": {"id": held.article, "title": view.title, "outlet": view.outlet, "published": view.published},
        "cue": list(held.cue) if held.cue else None,
    }


def graph(found: Graph, views: Sequence[EntityView], countries: Mapping[str, Entity]) -> JsonObject:
    """{nodes, edges, truncated}; `views` are the graph's nodes with their counts; each says how many it is tied to in all."""
    by_id = {n.id: n for n in found.nodes}
    edges = [relation(e, by_id[e.subject], by_id.get(e.object or "")) for e in found.edges]
    nodes = [
        {
            **entity(view, countries.get(view.entity.country or "")),
            "neighbor_count": found.neighbor_counts.get(view.entity.id, 0),
        }
        for view in views
    ]
    return {"nodes": nodes, "edges": edges, "truncated": found.truncated}


def path(found: Path) -> JsonObject:
    """Nodes, and per step the strongest edge with its best evidence."""
    steps = [{**evidenced(step.edge), "edge_count": step.edge_count} for step in found.steps]
    return {"nodes": [entity_ref(n) for n in found.nodes], "length": len(found.steps), "steps": steps}


def neighbour(found: Neighbour) -> JsonObject:
    """An entity beside another, with the edges between the two."""
    relations = [relation(v.relation, v.subject, v.object) for v in found.relations]
    return {"entity": entity_ref(found.entity), "claim_count": found.claim_count, "relations": relations}


def ranking(found: Ranking) -> JsonObject:
    """Entities by how central they are, and what was analysed."""
    items = [
        {
            "entity": entity_ref(ranked.entity),
            "score": ranked.score,
            "neighbor_count": ranked.neighbour_count,
            "claim_count": ranked.claim_count,
        }
        for ranked in found.items
    ]
    return {"items": items, "measure": found.measure.value, **_analysed(found.analysed)}


def communities(found: Communities) -> JsonObject:
    """Communities with their members, and what was analysed."""
    items = [
        {
            "size": len(community.members),
            "claim_count": community.claim_count,
            "members": [entity_ref(member) for member in community.members],
        }
        for community in found.items
    ]
    counts = {"community_count": found.community_count, "modularity": found.modularity}
    return {"items": items, **counts, **_analysed(found.analysed)}


def _analysed(held: Analysed) -> JsonObject:
    return {"node_count": held.node_count, "tie_count": held.tie_count, "truncated": held.truncated}


def full_article(view: ArticleView, mentions: Sequence[MentionView]) -> JsonObject:
    """One article with its text and its mentions."""
    return {**article(view), "text": view.article.text, "mentions": [mention(m) for m in mentions]}


def mention(view: MentionView) -> JsonObject:
    """A span of an article, what it means and why."""
    held, link = view.mention, view.link
    return {
        "start": held.start,
        "end": held.end,
        "form": held.form.value,
        "sense": held.sense.value,
        "entity": entity_ref(view.entity),
        "score": link.score,
        "method": link.method,
        "reason": link.reason,
        "decided_by": link.decided_by,
    }


def built(one: Built) -> JsonObject:
    """What became of one item that was to be read."""
    return {
        "path": one.path,
        "result": one.result.value,
        "article": one.article.id if one.article else None,
        "claims": one.claim_count,
        "message": one.message,
    }


def decision(held: Decision, names: Mapping[str, str]) -> JsonObject:
    """One act of curation; `names` are those of entities by id, of which the ones it concerns are told."""
    return {
        "id": held.id,
        "action": held.action.value,
        "target": dict(held.target),
        "names": {id_: names[id_] for id_ in sorted(held.entities & names.keys())},
        "decided_by": held.decided_by,
        "decided_at": held.decided_at,
        "reason": held.reason,
        "undone_at": held.undone_at,
    }


def duplicate(held: Duplicate, countries: Mapping[str, Entity]) -> JsonObject:
    """Two entities that may be one; `countries` are those they belong to, by id."""
    one, other = (entity(view, countries.get(view.entity.country or "")) for view in (held.one, held.other))
    return {"id": f"{one['id']} {other['id']}", "one": one, "other": other}
