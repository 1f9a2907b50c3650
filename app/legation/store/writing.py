"""Writes: one transaction each, all of it or nothing."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from legation.domain.entity import Entity
from legation.domain.mention import Mention
from legation.domain.ontology import load_ontology
from legation.errors import BadInput
from legation.store import tables as t
from legation.store.base import Outcome
from legation.store.derive import (
    build_counts,
    build_edges,
    build_relations,
    decided,
    drop_edges,
    settle_entities,
    survivors,
)
from legation.store.dialects import upsert
from legation.store.filters import Resolved
from legation.store.origins import join_origins, leave_origin
from legation.store.records import article_row, claim_row, entity_row, link_row, mention_row, quotation_row
from legation.store.relinking import apply_relinks

_OF_REVISION = (t.mention, t.claim, t.quotation, t.inference, t.entity_reading)


def add(connection: Connection, workspace: str, resolved: Resolved, *, again: bool) -> Outcome:
    """Store one article with all its records; see `Store.add`."""
    article = resolved.extraction.article
    held = _revisions(connection, workspace, article.id)
    if not again:
        if article.revision in held:
            return Outcome.UNCHANGED
        if _withdrawn(connection, workspace, article.id):
            return Outcome.WITHDRAWN
    check(resolved)
    before = _entities_of(connection, workspace, article.id)
    connection.execute(
        delete(t.tombstone).where(t.tombstone.c.workspace == workspace, t.tombstone.c.article == article.id)
    )
    if article.revision in held:
        _remove_revision(connection, workspace, article.id, article.revision)
    connection.execute(
        update(t.article).where(t.article.c.workspace == workspace, t.article.c.id == article.id).values(current=False)
    )
    connection.execute(insert(t.article), [article_row(workspace, article)])
    _records(connection, workspace, resolved)
    relinked = apply_relinks(connection, workspace, {article.id})
    moved = (leave_origin(connection, workspace, article.id) if held else set()) | join_origins(
        connection, workspace, article
    )
    derive_anew(
        connection, workspace, {article.id}, before | relinked | {link.entity for link in resolved.links}, moved
    )
    return Outcome.REVISED if held else Outcome.ADDED


def check(resolved: Resolved) -> None:
    """Refuse claims the ontology does not know or admit. Raises BadInput naming the claim's type."""
    ontology, mentions = load_ontology(), {m.id: m for m in resolved.extraction.mentions}
    for claim in resolved.extraction.claims:
        if claim.type not in ontology:
            raise BadInput(f"unknown relation type {claim.type!r}: use one of the ontology's")
        ends = [_entity(resolved.entities, mentions, mention) for mention in (claim.subject, claim.object) if mention]
        if not ontology[claim.type].admits(ends[0], ends[1] if len(ends) > 1 else None):
            kinds = " and ".join(end.kind.value for end in ends)
            raise BadInput(f"{claim.type} does not stand between {kinds}: the ontology forbids it")


def _entity(entities: Mapping[str, Entity], mentions: Mapping[str, Mention], mention: str) -> Entity:
    if mention not in mentions:
        raise BadInput(f"a claim points at the mention {mention}, which the extraction lacks")
    return entities[mentions[mention].entity]


def _records(connection: Connection, workspace: str, resolved: Resolved) -> None:
    extraction = resolved.extraction
    article = extraction.article
    finals = {local: entity.id for local, entity in resolved.entities.items()}
    read = {"article": article.id, "revision": article.revision}
    found = [entity_row(workspace, e) for e in sorted(_merge_same(resolved), key=lambda e: e.id)]
    upsert(connection, t.entity_reading, [{**_reading(row), **read} for row in found])
    settle_entities(connection, workspace, {row["id"] for row in found})
    rows = {
        t.mention: [mention_row(workspace, article, m) for m in extraction.mentions],
        t.claim: [claim_row(workspace, c, finals) for c in extraction.claims],
        t.quotation: list({q.id: quotation_row(workspace, q, article.text, article.published) for q in extraction.quotations}.values()),
        t.inference: [
            {
                "workspace": workspace, "article": article.id, "revision": article.revision, "type": i.type, "head": finals[i.head],
                "tail": finals[i.tail], "basis": i.basis, "score": i.score, "reason": i.reason,
            }
            for i in extraction.inferences
        ],
    }  # fmt: skip
    for table, values in rows.items():
        upsert(connection, table, values)
    upsert(connection, t.link, [link_row(workspace, link) for link in resolved.links])


def _reading(row: dict[str, Any]) -> dict[str, Any]:
    return {**{key: value for key, value in row.items() if key != "id"}, "entity": row["id"]}


def _merge_same(resolved: Resolved) -> list[Entity]:
    """Local entities that turn out to be one keep one row; whichever sorts first, so that order does not matter."""
    found: dict[str, Entity] = {}
    for entity in resolved.entities.values():
        held = found.get(entity.id)
        if held is None or (entity.name, entity.subtype or "") < (held.name, held.subtype or ""):
            found[entity.id] = entity
    return list(found.values())


def withdraw(connection: Connection, workspace: str, article: str) -> bool:
    """Remove every revision of an article, leaving a tombstone."""
    revisions = _revisions(connection, workspace, article)
    if not revisions:
        return False
    before = _entities_of(connection, workspace, article)
    for revision in sorted(revisions):
        _remove_revision(connection, workspace, article, revision)
    upsert(connection, t.tombstone, [{"workspace": workspace, "article": article}])
    settle_entities(connection, workspace, before)
    moved = leave_origin(connection, workspace, article)
    touched = drop_edges(connection, workspace, article)
    ends = build_relations(connection, workspace, touched | _relations_of(connection, workspace, moved))
    build_counts(connection, workspace, before | ends, survivors(connection, workspace))
    _forget_unused(connection, workspace, before)
    return True


def derive_anew(
    connection: Connection, workspace: str, articles: set[str], entities: set[str], moved: set[str]
) -> None:
    """Build edges, relations and counts of these articles and entities; `moved` changed their origin."""
    merged, refused = decided(connection, workspace)
    touched: set[str] = set()
    for article in sorted(articles):
        touched |= build_edges(connection, workspace, article, merged, refused)
    touched |= _relations_of(connection, workspace, moved - articles)
    ends = build_relations(connection, workspace, touched)
    build_counts(connection, workspace, entities | ends | {merged.get(e, e) for e in entities}, merged)
    _forget_unused(connection, workspace, entities)


def _relations_of(connection: Connection, workspace: str, articles: set[str]) -> set[str]:
    query = select(t.edge.c.relation).where(t.edge.c.workspace == workspace, t.edge.c.article.in_(sorted(articles)))
    return {row[0] for row in connection.execute(query)} if articles else set()


def _revisions(connection: Connection, workspace: str, article: str) -> set[str]:
    return {
        row[0]
        for row in connection.execute(
            select(t.article.c.revision).where(t.article.c.workspace == workspace, t.article.c.id == article)
        )
    }


def _withdrawn(connection: Connection, workspace: str, article: str) -> bool:
    return (
        connection.execute(
            select(t.tombstone).where(t.tombstone.c.workspace == workspace, t.tombstone.c.article == article)
        ).first()
        is not None
    )


def _entities_of(connection: Connection, workspace: str, article: str) -> set[str]:
    mine = select(t.mention.c.id).where(t.mention.c.workspace == workspace, t.mention.c.article == article)
    return {
        row[0]
        for row in connection.execute(
            select(t.link.c.entity).where(t.link.c.workspace == workspace, t.link.c.mention.in_(mine))
        )
    }


def _remove_revision(connection: Connection, workspace: str, article: str, revision: str) -> None:
    mine = select(t.mention.c.id).where(
        t.mention.c.workspace == workspace, t.mention.c.article == article, t.mention.c.revision == revision
    )
    connection.execute(delete(t.link).where(t.link.c.workspace == workspace, t.link.c.mention.in_(mine)))
    for table in _OF_REVISION:
        connection.execute(
            delete(table).where(
                table.c.workspace == workspace, table.c.article == article, table.c.revision == revision
            )
        )
    connection.execute(
        delete(t.article).where(
            t.article.c.workspace == workspace, t.article.c.id == article, t.article.c.revision == revision
        )
    )


def _forget_unused(connection: Connection, workspace: str, entities: set[str]) -> None:
    """An entity nobody mentions, no claim acts for and no decision that holds names is gone with its last article."""
    if not entities:
        return
    wanted = sorted(entities)
    used = {
        row[0]
        for row in connection.execute(
            select(t.link.c.entity).where(t.link.c.workspace == workspace, t.link.c.entity.in_(wanted))
        )
    }
    for column in (
        t.claim.c.subject_for,
        t.claim.c.object_for,
    ):
        used |= {
            row[0]
            for row in connection.execute(select(column).where(t.claim.c.workspace == workspace, column.in_(wanted)))
        }
    held = (t.decision.c.workspace == workspace, t.decision.c.undone_at.is_(None))
    targets = connection.execute(select(t.decision.c.target).where(*held)).all()
    used |= {value for (target,) in targets for value in target.values()}
    gone = sorted(entities - used)
    for table, column in (
        (t.entity, t.entity.c.id),
        (t.entity_name, t.entity_name.c.entity),
        (t.entity_count, t.entity_count.c.entity),
    ):
        connection.execute(delete(table).where(table.c.workspace == workspace, column.in_(gone)))
