"""What people may want to decide: entities that may be one, and claims that may be wrong."""

from sqlalchemy import ColumnElement, Connection, and_, case, literal, or_, select

from legation.domain.decision import Action
from legation.domain.entity import BODIES, PLACES
from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.filters import ClaimView, Duplicate, Page, Paging
from legation.store.queries.claims import claim_views
from legation.store.queries.entities import entity_views
from legation.store.queries.paging import page_of_rows

DOUBTFUL = 0.5
"""Claims that score less are offered to be looked at."""
_OWN = "ent_%"
"""Ids of entities that only texts know: two that the knowledge base tells apart are not taken for one."""
_e, _d = t.edge.c, t.decision.c


def likely_duplicates(connection: Connection, workspace: str, paging: Paging) -> Page[Duplicate]:
    """Two of one sort, one of which is called as the other is shown, save those that were decided to be two; most claims first."""
    one, other = t.entity_count.alias("one"), t.entity_count.alias("other")
    spelled = t.entity_name.alias("spelled")
    shown = t.entity_name.alias("shown")
    a, b = one.c, other.c
    joined = (
        other.join(shown, and_(shown.c.workspace == b.workspace, shown.c.entity == b.entity, shown.c.text == b.name))
        .join(spelled, and_(spelled.c.workspace == b.workspace, spelled.c.normal == shown.c.normal))
        .join(one, and_(a.workspace == b.workspace, a.entity == spelled.c.entity))
    )
    first = case((a.entity < b.entity, a.entity), else_=b.entity)
    second = case((a.entity < b.entity, b.entity), else_=a.entity)
    weight = (a.claim_count + b.claim_count).label("weight")
    pair = (first + literal(" ") + second).label("pair")
    where = [
        a.workspace == workspace, b.workspace == workspace, a.entity != b.entity,
        a.merged_into.is_(None), b.merged_into.is_(None), a.named.is_(True), b.named.is_(True),
        a.article_count > 0, b.article_count > 0,
        or_(a.entity.like(_OWN), b.entity.like(_OWN)), _of_one_sort(a.kind, b.kind),
    ]  # fmt: skip
    told_apart = _told_apart(connection, workspace)
    if told_apart:
        where.append(pair.not_in(told_apart))
    query = select(weight, pair).select_from(joined).where(*where).distinct()
    sort = ((weight, True), (pair, False))
    rows, cursor, total = page_of_rows(connection, [(query, sort)], (int, str), paging, overlapping=True)
    ids = [row[1].split(" ") for row in rows]
    views = {
        view.entity.id: view for view in entity_views(connection, workspace, sorted({i for two in ids for i in two}))
    }
    return Page(tuple(Duplicate(views[a_], views[b_]) for a_, b_ in ids), cursor, total)


def _of_one_sort(one: ColumnElement[str], other: ColumnElement[str]) -> ColumnElement[bool]:
    return or_(one == other, *(and_(one.in_(sort), other.in_(sort)) for sort in (sorted(PLACES), sorted(BODIES))))


def _told_apart(connection: Connection, workspace: str) -> list[str]:
    query = select(_d.target).where(
        _d.workspace == workspace, _d.action == Action.DISTINCT.value, _d.undone_at.is_(None)
    )
    return sorted({" ".join(sorted((row[0]["one"], row[0]["other"]))) for row in connection.execute(query)})


def doubtful_claims(connection: Connection, workspace: str, paging: Paging) -> Page[ClaimView]:
    """Claims between named entities that score low and nobody has confirmed or rejected; the latest read first."""
    query = select(_e.added, _e.claim).where(
        _e.workspace == workspace, _e.level == Level.NAMED.value, _e.named.is_(True), _e.score < DOUBTFUL
    )
    rows, cursor, total = page_of_rows(connection, [(query, ((_e.added, True), (_e.claim, False)))], (str, str), paging)
    return Page(claim_views(connection, workspace, [row[1] for row in rows]), cursor, total)
