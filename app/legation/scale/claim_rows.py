"""Articles and claims as flat rows, the tables that questions are asked of without a store."""

from typing import Any

from legation.domain.article import Article
from legation.domain.claim import told_fields, told_words
from legation.domain.ontology import load_ontology
from legation.store.filters import Resolved

ClaimRow = dict[str, Any]
_TEXT = (
    "claim", "article", "outlet", "published", "type", "family", "subject", "subject_name", "subject_kind", "object", "object_name",
    "object_kind", "subject_state", "subject_state_name", "object_state", "object_state_name", "place", "report_time", "event_start",
    "event_end", "sentence",
)  # fmt: skip
"""`subject_state` and `object_state`: the state each end acts for, else the end itself."""


def columns() -> dict[str, str]:
    """Name of each column to its Arrow type."""
    return {
        **dict.fromkeys(_TEXT, "string"),
        **{told.name: "string" for told in told_fields()},
        "named": "bool",
        "score": "float64",
    }


def article_columns() -> dict[str, str]:
    """The same of an article's row."""
    return {
        **dict.fromkeys(("id", "revision", "title", "outlet", "published", "agency"), "string"),
        "signature": "list<int64>",
    }


def article_row(article: Article) -> dict[str, Any]:
    """What is counted of an article, and what it is compared with others by."""
    return {
        "id": article.id, "revision": article.revision, "title": article.title, "outlet": article.outlet, "published": article.published,
        "agency": article.agency, "signature": list(article.signature),
    }  # fmt: skip


def claim_rows(resolved: Resolved) -> tuple[ClaimRow, ...]:
    """One row a claim, its ends by the ids the graph has them under."""
    extraction, entities = resolved.extraction, resolved.entities
    article, ontology = extraction.article, load_ontology()
    mentions = {mention.id: mention.entity for mention in extraction.mentions}
    rows = []
    for claim in extraction.claims:
        subject = entities[mentions[claim.subject]]
        object_ = entities[mentions[claim.object]] if claim.object else None
        acting = entities[claim.subject_for] if claim.subject_for else subject
        acted_on = entities[claim.object_for] if claim.object_for else object_
        place = entities[mentions[claim.place]] if claim.place else None
        time = claim.event_time
        rows.append(
            {
                "claim": claim.id, "article": article.id, "outlet": article.outlet, "published": article.published,
                "type": claim.type, "family": ontology[claim.type].family.value,
                "subject": subject.id, "subject_name": subject.name, "subject_kind": subject.kind.value,
                "object": object_.id if object_ else None, "object_name": object_.name if object_ else None,
                "object_kind": object_.kind.value if object_ else None,
                "subject_state": acting.id, "subject_state_name": acting.name,
                "object_state": acted_on.id if acted_on else None, "object_state_name": acted_on.name if acted_on else None,
                "place": place.id if place else None, "report_time": claim.report_time,
                "event_start": time.start.isoformat() if time and time.start else None,
                "event_end": time.end.isoformat() if time and time.end else None,
                "sentence": claim.evidence.sentence, **told_words(claim),
                "named": subject.named and (object_ is None or object_.named), "score": claim.score,
            }
        )  # fmt: skip
    return tuple(rows)
