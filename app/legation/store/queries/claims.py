"""Claims with their ends, speakers and article."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, func, select, union_all

from legation.domain.claim import Claim
from legation.domain.entity import Entity
from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.deriving.decided import decided
from legation.store.dialects import chunks
from legation.store.filters import ClaimFilter, ClaimQuery, ClaimView, Page
from legation.store.queries.conditions import arms, edge_ends, on_edges
from legation.store.queries.events import event_level
from legation.store.queries.loading import load_articles, load_entities, load_links
from legation.store.queries.matching import page_with_words, records_among
from legation.store.queries.relations import relation_level
from legation.store.records import to_claim

_e = t.edge.c
_SHAPE = (str, str, int, str)


def find_claims(connection: Connection, workspace: str, query: ClaimQuery) -> Page[ClaimView]:
    """Newest report first; inside an article in the order of the text."""
    sort = ((_e.reported, True), (_e.article, False), (_e.start, False), (_e.claim, False))
    text, query = query.filter.text, replace(query, filter=replace(query.filter, text=None))
    chosen = select(_e.reported, _e.article, _e.start, _e.claim).where(*_conditions(connection, workspace, query))
    lists = [(arm, sort) for arm in arms(chosen, t.edge, query.entity)]
    rows, cursor, total = page_with_words(
        connection, lists, _SHAPE, query.paging, t.claim, text or None,
        lambda numbers: _e.claim.in_(records_among(workspace, t.claim, numbers)),
    )  # fmt: skip
    return Page(claim_views(connection, workspace, [row[3] for row in rows]), cursor, total)


def chosen_edges(connection: Connection, workspace: str, query: ClaimQuery) -> Select[Any] | CompoundSelect[Any]:
    """All edges that the query finds, whatever its paging."""
    chosen = select(t.edge).where(*_conditions(connection, workspace, query))
    found = arms(chosen, t.edge, query.entity)
    return found[0] if len(found) == 1 else union_all(*found)


def _conditions(connection: Connection, workspace: str, query: ClaimQuery) -> list[ColumnElement[bool]]:
    level = query.level
    if query.relation:
        level = relation_level(connection, workspace, query.relation) or level
    elif query.event:
        level = event_level(connection, workspace, query.event) or level
    where = on_edges(workspace, level, query.filter, of_event=query.event is not None)
    where += edge_ends(workspace, level, query.subject, query.object, query.between)
    for column, wanted in ((_e.article, query.article), (_e.relation, query.relation), (_e.event, query.event)):
        if wanted:
            where.append(column == wanted)
    return where


def claim_views(connection: Connection, workspace: str, ids: Sequence[str]) -> tuple[ClaimView, ...]:
    """In the order of `ids`; those that do not exist are left out."""
    c = t.claim.c
    rows = {
        row["id"]: row
        for part in chunks(ids)
        for row in connection.execute(select(t.claim).where(c.workspace == workspace, c.id.in_(part))).mappings()
    }
    claims = [to_claim(rows[i]) for i in ids if i in rows]
    links = load_links(connection, workspace, [m for x in claims for m in (x.subject, x.object, x.place, *x.speakers)])
    merged, refused = decided(connection, workspace)
    means = {mention: merged.get(entity, entity) for mention, (entity, _) in links.items()}
    states = [merged.get(s, s) for x in claims for s in (x.subject_for, x.object_for) if s]
    entities = load_entities(connection, workspace, [*means.values(), *states])
    articles = load_articles(connection, workspace, {x.article for x in claims})
    return tuple(_view(claim, links, means, merged, entities, articles, refused) for claim in claims)


def _view(
    claim: Claim,
    links: Mapping[str, tuple[str, str]],
    means: Mapping[str, str],
    merged: Mapping[str, str],
    entities: Mapping[str, Entity],
    articles: Mapping[tuple[str, str], Mapping[str, Any]],
    refused: set[str],
) -> ClaimView:
    head = articles[claim.article, claim.revision]
    acting, acted_on = claim.subject_for or "", claim.object_for or ""
    return ClaimView(
        claim,
        subject=entities[means[claim.subject]],
        subject_text=links[claim.subject][1],
        object=entities[means[claim.object]] if claim.object else None,
        object_text=links[claim.object][1] if claim.object else None,
        subject_for=entities.get(merged.get(acting, acting)),
        object_for=entities.get(merged.get(acted_on, acted_on)),
        speakers=tuple((entities[means[s]], links[s][1]) for s in claim.speakers if s in means),
        place=(entities[means[claim.place]], links[claim.place][1]) if claim.place and claim.place in means else None,
        title=head["title"],
        outlet=head["outlet"],
        url=head["url"],
        published=head["published"],
        external_id=head["external_id"],
        rejected=claim.id in refused,
    )


def best_claims(
    connection: Connection, workspace: str, relations: Sequence[str], level: Level, given: ClaimFilter
) -> dict[str, ClaimView]:
    """Relation id to the claim that shows it best: affirmed before denied, then by score, newest first."""
    chosen: dict[str, str] = {}
    rank = func.row_number().over(
        partition_by=_e.relation,
        order_by=(_e.polarity, _e.score.desc(), _e.reported.desc(), _e.claim),
    )
    for part in chunks(relations):
        ranked = (
            select(_e.relation, _e.claim, rank.label("rank"))
            .where(*on_edges(workspace, level, given), _e.relation.in_(part))
            .subquery()
        )
        rows = connection.execute(select(ranked.c.relation, ranked.c.claim).where(ranked.c.rank == 1))
        chosen |= {row[0]: row[1] for row in rows}
    views = {view.claim.id: view for view in claim_views(connection, workspace, sorted(chosen.values()))}
    return {relation: views[claim] for relation, claim in chosen.items()}
