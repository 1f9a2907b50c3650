"""Articles and their mentions."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, and_, func, select

from legation.store import tables as t
from legation.store.deriving.decided import survivors
from legation.store.dialects import chunks
from legation.store.filters import ArticleView, MentionView, Page, Paging
from legation.store.queries.loading import load_entities
from legation.store.queries.matching import page_with_words
from legation.store.records import to_article, to_link, to_mention

_a = t.article.c
_SHAPE = (str, str)


def held(connection: Connection, workspace: str, revisions: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Those of (article, revision) that are stored."""
    asked = set(revisions)
    found: set[tuple[str, str]] = set()
    for part in chunks(article for article, _ in asked):
        query = select(_a.id, _a.revision).where(_a.workspace == workspace, _a.id.in_(part))
        found |= {(row[0], row[1]) for row in connection.execute(query)}
    return frozenset(found & asked)


def one_article(connection: Connection, workspace: str, article: str) -> ArticleView | None:
    """The current revision."""
    views = _views(connection, workspace, [article])
    return views[0] if views else None


def find_articles(
    connection: Connection, workspace: str, paging: Paging, external_id: str | None = None, text: str | None = None
) -> Page[ArticleView]:
    """Newest published first, then id; those that their sender calls so, those that have the words, or all."""
    published = func.coalesce(_a.published, "")
    chosen = select(published, _a.id).where(_a.workspace == workspace, _a.current)
    if external_id is not None:
        chosen = chosen.where(_a.external_id == external_id)
    lists = [(chosen, ((published, True), (_a.id, False)))]
    rows, cursor, total = page_with_words(
        connection, lists, _SHAPE, paging, t.article, text, lambda numbers: _a.passage.in_(numbers)
    )
    return Page(tuple(_views(connection, workspace, [row[1] for row in rows])), cursor, total)


def read_from(connection: Connection, workspace: str, source: str) -> tuple[str, str] | None:
    """(article, revision) that was last read from this file, if that is still current."""
    query = select(_a.id, _a.revision).where(_a.workspace == workspace, _a.current, _a.source == source)
    row = connection.execute(query.order_by(_a.id)).first()
    return (row[0], row[1]) if row else None


def read_below(connection: Connection, workspace: str, root: str) -> list[tuple[str, str]]:
    """(article, source) of current articles from this file or from below this folder, by source."""
    query = select(_a.id, _a.source).where(
        _a.workspace == workspace, _a.current, _a.source.startswith(root, autoescape=True)
    )
    return [(row[0], row[1]) for row in connection.execute(query.order_by(_a.source, _a.id))]


def _views(connection: Connection, workspace: str, ids: list[str]) -> list[ArticleView]:
    counted = (
        select(t.claim.c.article, t.claim.c.revision, func.count().label("claims"))
        .where(t.claim.c.workspace == workspace, t.claim.c.article.in_(ids))
        .group_by(t.claim.c.article, t.claim.c.revision)
        .subquery()
    )
    joined = t.article.outerjoin(
        t.origin, and_(t.origin.c.workspace == _a.workspace, t.origin.c.article == _a.id)
    ).outerjoin(counted, and_(counted.c.article == _a.id, counted.c.revision == _a.revision))
    query = select(t.article, t.origin.c.origin, func.coalesce(counted.c.claims, 0).label("claims"))
    rows: dict[str, Any] = {
        row["id"]: row
        for row in connection.execute(
            query.select_from(joined).where(_a.workspace == workspace, _a.current, _a.id.in_(ids))
        ).mappings()
    }
    return [ArticleView(to_article(rows[i]), rows[i]["origin"] or i, rows[i]["claims"]) for i in ids if i in rows]


def mentions_of(connection: Connection, workspace: str, article: str) -> tuple[MentionView, ...]:
    """Mentions of the current revision, in the order of the text."""
    m = t.mention.c
    joined = t.mention.join(t.link, and_(t.link.c.workspace == m.workspace, t.link.c.mention == m.id)).join(
        t.article, and_(_a.workspace == m.workspace, _a.id == m.article, _a.revision == m.revision, _a.current)
    )
    rows = list(
        connection.execute(
            select(
                m.id, m.start, m.end, m.text, m.label, m.form, m.sense, m.literal, m.head_start, m.head_end,
                t.link.c.mention, t.link.c.entity, t.link.c.score, t.link.c.method, t.link.c.reason,
                t.link.c.decided_by, t.link.c.knowledge_version,
            )
            .select_from(joined)
            .where(m.workspace == workspace, m.article == article)
            .order_by(m.start, m.end)
        ).mappings()
    )  # fmt: skip
    merged = survivors(connection, workspace)
    means = {row["id"]: merged.get(row["entity"], row["entity"]) for row in rows}
    entities = load_entities(connection, workspace, means.values())
    return tuple(
        MentionView(to_mention(row, means[row["id"]]), entities[means[row["id"]]], to_link(row)) for row in rows
    )
