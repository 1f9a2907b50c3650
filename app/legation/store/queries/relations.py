"""Relations: kept as they are, or counted anew through a filter that chooses among their claims."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, literal, select

from legation.domain.relation import Level
from legation.domain.worth import worth
from legation.store import tables as t
from legation.store.deriving.relations import summary
from legation.store.dialects import chunks
from legation.store.filters import STATED_ONLY, Basis, EdgeKey, Order, Page, RelationQuery, RelationView
from legation.store.queries.conditions import arms, edge_ends, ends, ends_of_kinds, on_edges, unindexed
from legation.store.queries.loading import load_entities
from legation.store.queries.paging import Sort, page_of_items, page_of_rows
from legation.store.records import to_inferred, to_relation

_r, _n, _e = t.relation.c, t.inferred.c, t.edge.c
_id = unindexed(_e.relation)
"""What edges are grouped by: along the index of relations all of the store would be read to spare a sort."""
_SHAPE = (int, str)
_DATED = (str, str)


def find_relations(connection: Connection, workspace: str, query: RelationQuery) -> Page[RelationView]:
    """In the order asked for, then by id."""
    if query.filter.chooses_claims:
        return _recounted(connection, workspace, query)
    lists = []
    if Basis.STATED in query.bases:
        chosen = select(*_keys(t.relation, query.order)).where(*_conditions(workspace, query))
        lists += [
            (arm, _sort(t.relation, query.order)) for arm in arms(chosen, t.relation, query.entity, query.between)
        ]
    if set(query.bases) - set(STATED_ONLY):
        chosen = select(*_keys(t.inferred, query.order)).where(*_on_inferred(workspace, query))
        lists += [
            (arm, _sort(t.inferred, query.order)) for arm in arms(chosen, t.inferred, query.entity, query.between)
        ]
    shape = _DATED if query.order is Order.NEWEST else _SHAPE
    rows, cursor, total = page_of_rows(connection, lists, shape, query.paging)
    return Page(_by_ids(connection, workspace, [row[1] for row in rows]), cursor, total)


def _keys(table: Table, order: Order) -> tuple[Any, ...]:
    key = {
        Order.WORTH: table.c.worth,
        Order.CLAIMS: table.c.claim_count if table is t.relation else table.c.article_count * 0,
        Order.NEWEST: func.coalesce(table.c.last, ""),
    }[order]
    return key.label("key"), table.c.id


def _sort(table: Table, order: Order) -> Sort:
    key, id_ = _keys(table, order)
    return (key.element, True), (id_, False)


def _by_ids(connection: Connection, workspace: str, ids: Sequence[str]) -> tuple[RelationView, ...]:
    """In the order of the ids."""
    rows: dict[str, Any] = {}
    for table in (t.relation, t.inferred):
        for part in chunks(i for i in ids if i not in rows):
            query = select(table).where(table.c.workspace == workspace, table.c.id.in_(part))
            rows |= {row["id"]: row for row in connection.execute(query).mappings().all()}
    return _views(connection, workspace, [rows[i] for i in ids if i in rows])


def relations_by_id(
    connection: Connection, workspace: str, ids: Sequence[str], query: RelationQuery
) -> tuple[RelationView, ...]:
    """These edges, counted through the filter where it chooses among claims; by claim count, then id."""
    if query.filter.chooses_claims:
        rows = _summaries(connection, workspace, query, ids)
        return _views(connection, workspace, sorted(rows, key=lambda r: (-r["claim_count"], r["id"])))
    views = _by_ids(connection, workspace, ids)
    return tuple(sorted(views, key=lambda v: (-v.relation.claim_count, v.relation.id)))


def one_relation(connection: Connection, workspace: str, relation: str) -> RelationView | None:
    """The relation of that id at whatever level and on whatever basis."""
    return next(iter(_by_ids(connection, workspace, [relation])), None)


def edge_index(connection: Connection, workspace: str, query: RelationQuery) -> tuple[EdgeKey, ...]:
    """Every edge with two ends that passes the filters; sorted by id."""
    if not query.filter.chooses_claims:
        found = []
        for table, wanted in (
            (t.relation, Basis.STATED in query.bases),
            (t.inferred, set(query.bases) - set(STATED_ONLY)),
        ):
            if wanted:
                conditions = _conditions(workspace, query) if table is t.relation else _on_inferred(workspace, query)
                count = table.c.claim_count if table is t.relation else literal(0)
                plain = select(table.c.id, table.c.subject, table.c.object, count).where(
                    *conditions, table.c.object.is_not(None)
                )
                for arm in arms(plain, table, query.entity, query.between):
                    found += [EdgeKey(*row) for row in connection.execute(arm)]
        return tuple(sorted(found))
    if query.min_origins > 1 or query.filter.min_score:
        # Both judge an edge by those of its claims that pass, which takes all of them.
        rows = (row for row in _summaries(connection, workspace, query, None) if row["object"] is not None)
        return tuple(sorted(EdgeKey(row["id"], row["subject"], row["object"], row["claim_count"]) for row in rows))
    counted = func.count(_e.event_group.distinct())
    grouped = (
        select(_id, func.min(_e.subject), func.min(_e.object), counted)
        .where(*_edge_conditions(workspace, query), unindexed(_e.object) != "")
        .group_by(_id)
    )
    asked = arms(grouped, t.edge, query.entity)
    if query.touching:
        asked = [grouped.where(end.in_(part)) for part in chunks(query.touching) for end in (_e.subject, _e.object)]
    return tuple(sorted({EdgeKey(*row) for arm in asked for row in connection.execute(arm)}))


def _alike(table: Table, workspace: str, query: RelationQuery) -> list[ColumnElement[bool]]:
    """The conditions that stated and inferred relations share."""
    given, c = query.filter, table.c
    found = ends(table, query.subject, query.object)
    found += ends_of_kinds(table, workspace, query.kinds, query.besides)
    if given.types:
        found.append(c.type.in_(given.types))
    if given.family:
        found.append(c.family == given.family)
    if given.min_score:
        found.append(c.score >= given.min_score)
    if query.min_origins > 1:
        found.append(c.origin_count >= query.min_origins)
    return found


def _conditions(workspace: str, query: RelationQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_r.workspace == workspace, _r.level == query.level.value]
    found += _alike(t.relation, workspace, query)
    if query.asserted_only:
        found.append(_r.asserted.is_(True))
    if query.named_only:
        found.append(_r.named.is_(True))
    if query.disputed_only:
        found.append(_r.disputed.is_(True))
    return found


def _on_inferred(workspace: str, query: RelationQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_n.workspace == workspace, _n.basis.in_([b.value for b in query.bases])]
    found += _alike(t.inferred, workspace, query)
    return found


def _edge_conditions(workspace: str, query: RelationQuery) -> list[ColumnElement[bool]]:
    of_ends = bool(query.entity or query.touching or query.subject or query.object)
    found = on_edges(workspace, query.level, replace(query.filter, min_score=0.0), of_ends=of_ends)
    found += edge_ends(workspace, query.level, query.subject, query.object, query.between)
    found += ends_of_kinds(t.edge, workspace, query.kinds, query.besides)
    if query.asserted_only:
        found.append(_e.polarity == "affirmed")
    if query.named_only:
        found.append(_e.named.is_(True))
    return found


def _recounted(connection: Connection, workspace: str, query: RelationQuery) -> Page[RelationView]:
    """Ordered by what the claims that pass come to: grouped by the database, then the page alone counted exactly."""
    if Basis.STATED not in query.bases:
        return Page((), None, page_of_items([], lambda key: key, _SHAPE, query.paging).total)
    if query.filter.min_score:
        rows = _summaries(connection, workspace, query, None)
        keyed = [(_key(query.order, row), row["id"]) for row in rows]
    else:
        keyed = _grouped(connection, workspace, query)
    keyed.sort(key=lambda pair: pair[1])
    keyed.sort(key=lambda pair: pair[0], reverse=True)
    shape = _DATED if query.order is Order.NEWEST else _SHAPE
    page = page_of_items(keyed, lambda pair: pair, shape, query.paging)
    ids = [id_ for _, id_ in page.items]
    held = {row["id"]: row for row in _summaries(connection, workspace, query, ids)}
    views = _views(connection, workspace, [held[i] for i in ids if i in held])
    return Page(views, page.next_cursor, page.total)


def _key(order: Order, row: Any) -> Any:
    return {Order.WORTH: row["worth"], Order.CLAIMS: row["claim_count"], Order.NEWEST: row["last"] or ""}[order]


def _grouped(connection: Connection, workspace: str, query: RelationQuery) -> list[tuple[Any, str]]:
    """Sort key and id of every relation; its worth is taken from the surest of the claims that pass."""
    wanted = {
        Order.CLAIMS: (func.count(_e.event_group.distinct()),),
        Order.NEWEST: (func.max(_e.reported),),
        Order.WORTH: (func.count(_e.origin.distinct()), func.max(_e.score), func.count(_e.change)),
    }[query.order]
    grouped = select(_id, func.min(_e.type), *wanted).where(*_edge_conditions(workspace, query)).group_by(_id)
    if query.min_origins > 1:
        grouped = grouped.having(func.count(_e.origin.distinct()) >= query.min_origins)
    if query.disputed_only:
        grouped = grouped.having(func.count(_e.polarity.distinct()) > 1)
    rows = [row for arm in arms(grouped, t.edge, query.entity) for row in connection.execute(arm)]
    if query.order is Order.WORTH:
        return [(worth(row[1], row[2], row[3], changes=row[4] > 0), row[0]) for row in rows]
    return [(row[2], row[0]) for row in rows]


def _summaries(
    connection: Connection, workspace: str, query: RelationQuery, ids: Sequence[str] | None
) -> list[dict[str, Any]]:
    by_relation: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for edge in _edges(connection, workspace, query, ids):
        by_relation[edge["relation"]].append(edge)
    rows = []
    for relation, edges in by_relation.items():
        same = {key: edges[0][key] for key in ("subject", "object", "type", "family", "level")}
        row = {"id": relation, **same, **summary(edges)}
        enough = row["origin_count"] >= query.min_origins and row["score"] >= query.filter.min_score
        if enough and (row["disputed"] or not query.disputed_only):
            rows.append(row)
    return rows


def _edges(
    connection: Connection, workspace: str, query: RelationQuery, ids: Sequence[str] | None
) -> list[dict[str, Any]]:
    wanted = select(t.edge).where(*_edge_conditions(workspace, query))
    if ids is None:
        return [dict(row) for arm in arms(wanted, t.edge, query.entity) for row in connection.execute(arm).mappings()]
    return [
        dict(row)
        for part in chunks(ids)
        for row in connection.execute(wanted.where(_e.relation.in_(part))).mappings()
    ]  # fmt: skip


def _views(connection: Connection, workspace: str, rows: Sequence[Any]) -> tuple[RelationView, ...]:
    entities = load_entities(connection, workspace, [x for row in rows for x in (row["subject"], row["object"])])
    return tuple(
        RelationView(
            to_inferred(row) if "basis" in row else to_relation(row), entities[row["subject"]], entities.get(row["object"] or "")
        )
        for row in rows
    )  # fmt: skip


def relation_level(connection: Connection, workspace: str, relation: str) -> Level | None:
    """The level a relation id belongs to."""
    found = connection.execute(select(_r.level).where(_r.workspace == workspace, _r.id == relation)).scalar()
    return Level(found) if found else None
