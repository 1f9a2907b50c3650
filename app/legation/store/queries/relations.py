"""Relations: kept as they are, or counted anew through a filter that chooses among their claims."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.derive import summarise
from legation.store.dialects import chunks
from legation.store.filters import EdgeKey, Page, RelationQuery, RelationView
from legation.store.origins import origins_of
from legation.store.queries.conditions import ends, ends_of_kinds, named_ends, on_edges, reaches_claims
from legation.store.queries.loading import load_entities
from legation.store.queries.paging import page_of_items, page_of_rows
from legation.store.records import to_relation

_r = t.relation.c
_SHAPE = (int, str)


def find_relations(connection: Connection, workspace: str, query: RelationQuery) -> Page[RelationView]:
    """By claim count, then id."""
    if reaches_claims(query.filter):
        rows = _recounted(connection, workspace, query, None)
        page = page_of_items(rows, lambda r: (r["claim_count"], r["id"]), _SHAPE, query.paging)
        return Page(_views(connection, workspace, page.items), page.next_cursor, page.total)
    found, cursor, total = page_of_rows(
        connection,
        select(t.relation, _r.claim_count.label("count"), _r.id.label("key")).where(*_conditions(workspace, query)),
        ((_r.claim_count, True), (_r.id, False)),
        _SHAPE,
        query.paging,
    )
    return Page(_views(connection, workspace, [row._mapping for row in found]), cursor, total)


def relations_by_id(
    connection: Connection, workspace: str, ids: Sequence[str], query: RelationQuery
) -> tuple[RelationView, ...]:
    """These edges, counted through the filter where it chooses among claims; by claim count, then id."""
    if reaches_claims(query.filter):
        return _views(connection, workspace, _recounted(connection, workspace, query, ids))
    rows: list[Any] = []
    for part in chunks(ids):
        rows += connection.execute(select(t.relation).where(_r.workspace == workspace, _r.id.in_(part))).mappings()
    return _views(connection, workspace, sorted(rows, key=lambda r: (-r["claim_count"], r["id"])))


def one_relation(connection: Connection, workspace: str, relation: str) -> RelationView | None:
    """The relation of that id at whatever level."""
    rows = connection.execute(select(t.relation).where(_r.workspace == workspace, _r.id == relation)).mappings()
    views = _views(connection, workspace, list(rows))
    return views[0] if views else None


def edge_index(connection: Connection, workspace: str, query: RelationQuery) -> tuple[EdgeKey, ...]:
    """Every edge with two ends that passes the filters; sorted by id."""
    if not reaches_claims(query.filter):
        plain = select(_r.id, _r.subject, _r.object, _r.claim_count).where(
            *_conditions(workspace, query), _r.object.is_not(None)
        )
        return tuple(EdgeKey(*row) for row in connection.execute(plain.order_by(_r.id)))
    if query.min_origins > 1 or query.filter.min_score:
        # Both judge an edge by those of its claims that pass, which takes all of them.
        rows = (row for row in _recounted(connection, workspace, query, None) if row["object"] is not None)
        return tuple(sorted(EdgeKey(row["id"], row["subject"], row["object"], row["claim_count"]) for row in rows))
    e = t.edge.c
    counted = func.count(e.event_group.distinct())
    grouped = (
        select(e.relation, func.min(e.subject), func.min(e.object), counted)
        .where(*_edge_conditions(workspace, query), e.object.is_not(None))
        .group_by(e.relation)
        .order_by(e.relation)
    )
    return tuple(EdgeKey(*row) for row in connection.execute(grouped))


def _conditions(workspace: str, query: RelationQuery) -> list[ColumnElement[bool]]:
    given = query.filter
    found: list[ColumnElement[bool]] = [_r.workspace == workspace, _r.level == query.level.value]
    found += ends(t.relation, query.subject, query.object, query.between, query.entity)
    found += ends_of_kinds(t.relation, workspace, query.kinds, query.besides)
    if given.types:
        found.append(_r.type.in_(given.types))
    if given.family:
        found.append(_r.family == given.family)
    if given.min_score:
        found.append(_r.score >= given.min_score)
    if query.min_origins > 1:
        found.append(_r.origin_count >= query.min_origins)
    if query.asserted_only:
        found.append(_r.asserted.is_(True))
    if query.named_only:
        found += named_ends(t.relation, workspace)
    return found


def _edge_conditions(workspace: str, query: RelationQuery) -> list[ColumnElement[bool]]:
    found = on_edges(workspace, query.level, replace(query.filter, min_score=0.0))
    found += ends(t.edge, query.subject, query.object, query.between, query.entity)
    found += ends_of_kinds(t.edge, workspace, query.kinds, query.besides)
    if query.asserted_only:
        found.append(t.edge.c.polarity == "affirmed")
    return found + (named_ends(t.edge, workspace) if query.named_only else [])


def _recounted(
    connection: Connection, workspace: str, query: RelationQuery, ids: Sequence[str] | None
) -> list[dict[str, Any]]:
    by_relation: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for edge in _edges(connection, workspace, query, ids):
        by_relation[edge["relation"]].append(edge)
    origins = origins_of(connection, workspace, {e["article"] for edges in by_relation.values() for e in edges})
    rows = []
    for relation, edges in by_relation.items():
        same = {key: edges[0][key] for key in ("subject", "object", "type", "family", "level")}
        row = {"id": relation, **same, **summarise(edges, origins)}
        if row["origin_count"] >= query.min_origins and row["score"] >= query.filter.min_score:
            rows.append(row)
    return sorted(rows, key=lambda r: (-r["claim_count"], r["id"]))


def _edges(
    connection: Connection, workspace: str, query: RelationQuery, ids: Sequence[str] | None
) -> list[dict[str, Any]]:
    wanted = select(t.edge).where(*_edge_conditions(workspace, query))
    if ids is None:
        return [dict(row) for row in connection.execute(wanted).mappings()]
    return [
        dict(row)
        for part in chunks(ids)
        for row in connection.execute(wanted.where(t.edge.c.relation.in_(part))).mappings()
    ]


def _views(connection: Connection, workspace: str, rows: Sequence[Any]) -> tuple[RelationView, ...]:
    entities = load_entities(connection, workspace, [x for row in rows for x in (row["subject"], row["object"])])
    return tuple(
        RelationView(to_relation(row), entities[row["subject"]], entities.get(row["object"] or "")) for row in rows
    )


def relation_level(connection: Connection, workspace: str, relation: str) -> Level | None:
    """The level a relation id belongs to."""
    found = connection.execute(select(_r.level).where(_r.workspace == workspace, _r.id == relation)).scalar()
    return Level(found) if found else None
