"""Entities: one, many, by name."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from legation.domain.names import normal_name
from legation.store import tables as t
from legation.store.deriving.decided import survivors
from legation.store.dialects import chunks
from legation.store.filters import EntityQuery, EntityView, Page, Reason
from legation.store.queries.paging import page_of_items, page_of_rows
from legation.store.records import to_entity
from legation.store.search import Counted, Names, ranked

_c = t.entity_count.c
_SHAPE = (int, str)
_SCALE = 1_000_000
_LOOKED_AT = 100
"""Links of one entity that reasons are drawn from: a state may have as many as there are articles."""


def entity_views(
    connection: Connection, workspace: str, ids: Sequence[str], *, names: bool = True
) -> tuple[EntityView, ...]:
    """In the order of `ids`; those that do not exist are left out. Without `names` the aliases stay empty."""
    found: dict[str, EntityView] = {}
    joined = t.entity.join(t.entity_count, and_(_c.workspace == t.entity.c.workspace, _c.entity == t.entity.c.id))
    for part in chunks(ids):
        spelled = _spellings(connection, workspace, part) if names else {}
        query = select(
            t.entity.c.id, t.entity.c.kind, t.entity.c.subtype, t.entity.c.country, t.entity.c.links, t.entity.c.named,
            _c.name, _c.article_count, _c.claim_count, _c.first_seen, _c.last_seen, _c.merged_into,
        ).select_from(joined)  # fmt: skip
        for row in connection.execute(
            query.where(t.entity.c.workspace == workspace, t.entity.c.id.in_(part))
        ).mappings():
            found[row["id"]] = _view(row, spelled.get(row["id"], []))
    return tuple(found[i] for i in ids if i in found)


def _view(row: Any, spelled: list[tuple[str, int]]) -> EntityView:
    aliases = tuple(text for text, _ in spelled if text != row["name"])
    return EntityView(
        to_entity(row, aliases), row["article_count"], row["claim_count"], row["first_seen"], row["last_seen"],
        row["merged_into"],
    )  # fmt: skip


def _spellings(connection: Connection, workspace: str, ids: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    n = t.entity_name.c
    query = select(n.entity, n.text, n.count).where(n.workspace == workspace, n.entity.in_(ids))
    for entity, text, count in connection.execute(query.order_by(n.entity, n.count.desc(), n.text)):
        found.setdefault(entity, []).append((text, count))
    return found


def find_entities(connection: Connection, workspace: str, query: EntityQuery, names: Names) -> Page[EntityView]:
    """Best match first where there is a text, else by claim count."""
    if query.text and query.text.strip():
        return _search(connection, workspace, query, names)
    rows, cursor, total = page_of_rows(
        connection,
        [
            (
                select(_c.claim_count, _c.entity).where(*_conditions(workspace, query)),
                ((_c.claim_count, True), (_c.entity, False)),
            )
        ],
        _SHAPE,
        query.paging,
    )
    return Page(entity_views(connection, workspace, [row[1] for row in rows]), cursor, total)


def _conditions(workspace: str, query: EntityQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_c.workspace == workspace, _c.merged_into.is_(None)]
    if query.kinds:
        found.append(_c.kind.in_(query.kinds))
    if query.country:
        found.append(_c.country == query.country)
    if query.named_only:
        found.append(_c.named.is_(True))
    return found


def _search(connection: Connection, workspace: str, query: EntityQuery, names: Names) -> Page[EntityView]:
    """Best match first, among equals those with the most claims and articles."""
    weighed = [
        (quality * _SCALE + min(counted.weight, _SCALE - 1), entity)
        for entity, quality in ranked(names, query.text or "", query.known).items()
        if (counted := names.counted.get(entity)) and _admitted(counted, query)
    ]
    weighed.sort(key=lambda pair: (-pair[0], pair[1]))
    page = page_of_items(weighed, lambda pair: pair, _SHAPE, query.paging)
    return Page(entity_views(connection, workspace, [entity for _, entity in page.items]), page.next_cursor, page.total)


def _admitted(counted: Counted, query: EntityQuery) -> bool:
    return (
        (not query.kinds or counted.kind in query.kinds)
        and (query.country is None or counted.country == query.country)
        and (counted.named or not query.named_only)
    )


def named(connection: Connection, workspace: str, name: str) -> tuple[EntityView, ...]:
    """Entities one of whose names has exactly this normal form; unnamed groups and merged ones aside."""
    n = t.entity_name.c
    found = connection.execute(
        select(n.entity).where(n.workspace == workspace, n.normal == normal_name(name)).distinct()
    )
    views = entity_views(connection, workspace, sorted(row[0] for row in found))
    kept = [v for v in views if v.entity.named and v.merged_into is None]
    return tuple(sorted(kept, key=lambda v: (-v.claim_count, -v.article_count, v.entity.id)))


def reasons(connection: Connection, workspace: str, entity: str) -> tuple[Reason, ...]:
    """Why mentions of current articles mean this entity or one merged into it, the commonest first."""
    ids = [entity, *(loser for loser, top in survivors(connection, workspace).items() if top == entity)]
    link, m, a = t.link.c, t.mention.c, t.article.c
    # Chosen before they are joined: a state has thousands.
    some = (
        select(t.link)
        .where(link.workspace == workspace, link.entity.in_(ids))
        .order_by(link.mention)
        .limit(_LOOKED_AT)
        .subquery()
    )
    joined = some.join(t.mention, and_(m.workspace == some.c.workspace, m.id == some.c.mention)).join(
        t.article, and_(a.workspace == m.workspace, a.id == m.article, a.revision == m.revision)
    )
    columns = (m.text, some.c.method, some.c.reason, some.c.decided_by, some.c.score)
    query = select(*columns).select_from(joined).where(a.current)
    counts: Counter[tuple[str, str, str, str]] = Counter()
    least: dict[tuple[str, str, str, str], float] = {}
    for *why, score in connection.execute(query):
        key = (why[0], why[1], why[2], why[3])
        counts[key] += 1
        least[key] = min(score, least.get(key, score))
    return tuple(
        Reason(*key, count, least[key]) for key, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )
