"""Records as agents are given them: short, and each with the sentence, outlet, date and link it rests on."""

from __future__ import annotations

from typing import Any

from legation.domain.interval import Interval
from legation.services.background import Fact
from legation.services.disputes import Dispute
from legation.services.graph_view import Path
from legation.services.query import Evidenced
from legation.services.serializers import entity_ref
from legation.store.filters import ClaimView, EntityView, EventView, Side

JsonObject = dict[str, Any]
ARTICLE = "legation://articles/{id}"
"""Address of an article's text among the resources of the server."""
_SENTENCE, _ALIASES = 1_200, 8


def cut(text: str, most: int) -> str:
    """The text, or as much of it as is told, with a mark that it goes on."""
    return text if len(text) <= most else text[:most] + "…"


def citation(view: ClaimView) -> JsonObject:
    """Where a claim stands: the sentence as the article has it, outlet, day of publication and link.

    `link` is the address the article was published at, else that of its text among the server's resources.
    """
    evidence = view.claim.evidence
    stored = ARTICLE.format(id=view.claim.article)
    return {
        "sentence": cut(evidence.sentence, _SENTENCE),
        "outlet": view.outlet,
        "date": (view.published or view.claim.report_time or "")[:10] or None,
        "link": view.url or stored,
        "title": view.title,
        "article": view.claim.article,
        "start": evidence.start,
        "end": evidence.end,
    }


def claim(view: ClaimView) -> JsonObject:
    """One assertion; `said_by` outermost first, empty where the outlet itself says so."""
    held = view.claim
    return {
        "claim": held.id,
        "subject": entity_ref(view.subject),
        "type": held.type,
        "object": entity_ref(view.object),
        "status": held.status.value,
        "polarity": held.polarity.value,
        "change": held.change.value if held.change else None,
        "when": _when(held.event_time),
        "said_by": [speaker.name for speaker, _ in view.speakers],
        "score": held.score,
        "citation": citation(view),
    }


def _when(time: Interval | None) -> JsonObject | None:
    if time is None:
        return None
    start, end = (day.isoformat() if day else None for day in (time.start, time.end))
    return {"start": start, "end": end, "precision": time.precision.value}


def found(view: EntityView, shown: ClaimView | None) -> JsonObject:
    """One entity with the latest claim about it."""
    held = view.entity
    return {
        "id": held.id,
        "name": held.name,
        "kind": held.kind.value,
        "subtype": held.subtype.value if held.subtype else None,
        "also_called": list(held.aliases[:_ALIASES]),
        "links": dict(sorted(held.links.items())),
        "claim_count": view.claim_count,
        "article_count": view.article_count,
        "first_seen": (view.first_seen or "")[:10] or None,
        "last_seen": (view.last_seen or "")[:10] or None,
        "latest": claim(shown) if shown else None,
    }


def relation(held: Evidenced) -> JsonObject:
    """An edge with its counts and the claim that shows it best."""
    edge, view = held.view.relation, held.view
    return {
        "relation": edge.id,
        "subject": entity_ref(view.subject),
        "type": edge.type,
        "object": entity_ref(view.object),
        "claim_count": edge.claim_count,
        "independent_sources": edge.origin_count,
        "statuses": dict(edge.statuses),
        "asserted": edge.asserted,
        "disputed": edge.disputed,
        "last": edge.last_event or (edge.last or "")[:10] or None,
        "citation": citation(held.claim) if held.claim else None,
    }


def fact(held: Fact) -> JsonObject:
    """What the shipped knowledge has, by a source of its own: no article says so."""
    days = {"since": held.since, "until": held.until, "still_so_on": held.asserted_to}
    return {
        "subject": held.subject.name,
        "type": held.type,
        "object": held.object.name if held.object else None,
        "as": held.label,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "source": held.source,
    }


def path(held: Path) -> JsonObject:
    """Names in order, and the strongest edge of each step."""
    return {"names": [node.name for node in held.nodes], "steps": [relation(step.edge) for step in held.steps]}


def event(view: EventView, shown: ClaimView | None) -> JsonObject:
    """One happening with a claim that tells of it."""
    held = view.event
    return {
        "event": held.id,
        "subject": entity_ref(view.subject),
        "type": held.type,
        "object": entity_ref(view.object),
        "place": view.place.name if view.place else None,
        "since": held.begins or None,
        "until": held.ends,
        "dated_by": held.dated_by.value,
        "status": held.status.value,
        "claim_count": held.claim_count,
        "independent_sources": held.origin_count,
        "disputed": held.disputed,
        "citation": citation(shown) if shown else None,
    }


def dispute(held: Dispute, most: int) -> JsonObject:
    """A relation with those who affirm and those who deny it, each with a claim of theirs."""
    view = held.view
    return {
        "relation": view.relation.id,
        "subject": entity_ref(view.subject),
        "type": view.relation.type,
        "object": entity_ref(view.object),
        "affirmed_by": [_side(side) for side in held.asserting[:most]],
        "denied_by": [{"denial": how.value, **_side(side)} for how, side in held.denying[:most]],
    }


def _side(held: Side) -> JsonObject:
    return {
        "speaker": held.speaker.name if held.speaker else None,
        "outlets": list(held.outlets[:_ALIASES]),
        "claim_count": held.claims,
        "citation": citation(held.best),
    }
