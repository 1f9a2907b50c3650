"""Loads entities in batches, as links and merges have them now."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, and_, func, select

from legation.domain.entity import Entity
from legation.store import tables as t
from legation.store.dialects import chunks
from legation.store.records import to_entity


def load_entities(connection: Connection, workspace: str, ids: Iterable[str | None]) -> dict[str, Entity]:
    """Entity id to entity, under the name it is shown by."""
    found: dict[str, Entity] = {}
    joined = t.entity.outerjoin(
        t.entity_count,
        and_(t.entity_count.c.workspace == t.entity.c.workspace, t.entity_count.c.entity == t.entity.c.id),
    )
    shown = func.coalesce(t.entity_count.c.name, t.entity.c.name).label("shown")
    for part in chunks(i for i in ids if i):
        query = select(t.entity, shown).select_from(joined)
        for row in connection.execute(
            query.where(t.entity.c.workspace == workspace, t.entity.c.id.in_(part))
        ).mappings():
            found[row["id"]] = replace(to_entity(row), name=row["shown"])
    return found


def load_links(connection: Connection, workspace: str, mentions: Iterable[str | None]) -> dict[str, tuple[str, str]]:
    """Mention id to (entity id before merges, text of the mention)."""
    found: dict[str, tuple[str, str]] = {}
    joined = t.link.join(
        t.mention, and_(t.mention.c.workspace == t.link.c.workspace, t.mention.c.id == t.link.c.mention)
    )
    for part in chunks(m for m in mentions if m):
        query = select(t.link.c.mention, t.link.c.entity, t.mention.c.text).select_from(joined)
        for row in connection.execute(query.where(t.link.c.workspace == workspace, t.link.c.mention.in_(part))):
            found[row[0]] = (row[1], row[2])
    return found


def load_articles(connection: Connection, workspace: str, ids: Iterable[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """(article id, revision) to title, outlet, url, published, external_id."""
    c = t.article.c
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for part in chunks(ids):
        query = select(c.id, c.revision, c.title, c.outlet, c.url, c.published, c.external_id)
        for row in connection.execute(query.where(c.workspace == workspace, c.id.in_(part))).mappings():
            found[row["id"], row["revision"]] = dict(row)
    return found
