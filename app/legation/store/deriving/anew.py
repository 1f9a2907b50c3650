"""Derives what follows from what was read and decided: looks at what stands, lets the records change, then takes away and adds."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select, update

from legation.store import tables as t
from legation.store.deriving.counts import (
    Parts,
    add_to_counters,
    added,
    article_counts,
    mentioned,
    update_counts,
    with_claims,
)
from legation.store.deriving.current import Current, read_current, read_mentions
from legation.store.deriving.decided import decided, survivors
from legation.store.deriving.edges import Edge, make_edges
from legation.store.deriving.events import update_events
from legation.store.deriving.inferred import make_inferred, update_inferred, write_inferred
from legation.store.deriving.quoted import update_quoted
from legation.store.deriving.relations import update_relations
from legation.store.deriving.slots import plan_bases
from legation.store.deriving.stored import stored_rows
from legation.store.dialects import chunks
from legation.store.many_rows import insert_rows
from legation.store.origins import Moved, members_of, origins_of


@dataclass(slots=True)
class Before:
    """What stood when these articles were looked at; nothing of theirs may have changed since."""

    articles: set[str]
    merged: Mapping[str, str]
    parts: Parts
    counts: Counter[str]
    moved: Moved = field(default_factory=Moved)
    entities: set[str] = field(default_factory=set)
    """Further entities whose counts are to be looked at."""


@dataclass(slots=True)
class Written:
    """Articles that were written for the first time: their records, and how many they are."""

    current: Current = field(default_factory=Current)
    counts: Counter[str] = field(default_factory=Counter)


def look(connection: Connection, workspace: str, articles: Iterable[str]) -> Before:
    """Take note of what these articles have added so far, before their records or what people decided change."""
    wanted, merged = set(articles), survivors(connection, workspace)
    held = read_mentions(connection, workspace, wanted)
    return Before(wanted, merged, mentioned(held, merged), article_counts(connection, workspace, held.articles))


def look_further(connection: Connection, workspace: str, before: Before, articles: Iterable[str]) -> None:
    """Take in more articles, nothing of whose records has changed."""
    more = set(articles) - before.articles
    if more:
        added(before.parts, mentioned(read_mentions(connection, workspace, more), before.merged))
        before.counts.update(article_counts(connection, workspace, more))
        before.articles |= more


def derive(connection: Connection, workspace: str, before: Before, new: Written | None = None) -> None:
    """Bring all that is derived of these articles, and of those whose origin moved, to what it is now.

    `new` are those that were not there at all before: nothing of theirs is read back, or looked for among what is derived.
    """
    new = new or Written()
    merged, refused = decided(connection, workspace)
    fresh, moved = set(new.current.articles), set(before.moved.origins)
    articles = before.articles - fresh
    touched = stored_rows(connection, workspace, t.edge, (articles | moved) - fresh)
    circle = _circle(connection, workspace, before, touched)
    old = touched + stored_rows(connection, workspace, t.edge, circle - before.articles - moved)
    origins = origins_of(connection, workspace, circle)
    current = read_current(connection, workspace, articles)
    current.add(new.current)
    made = make_edges(connection, workspace, current, origins, merged, refused)
    kept = [{**e, "origin": origins.get(e["article"], e["article"])} for e in old if e["article"] not in articles]
    own = [e for e in touched if e["article"] in articles]
    planned = plan_bases(connection, workspace, own, made.rows)
    _forget_edges(connection, workspace, own)
    _move_edges(connection, workspace, moved - before.articles, origins)
    update_events(connection, workspace, touched, planned, made.rows)
    insert_rows(connection, t.edge, made.rows)
    insert_rows(connection, t.edge_speaker, made.speakers)
    grown = Counter(relations=update_relations(connection, workspace, old, made.rows + kept))
    _infer(connection, workspace, current, articles, circle - fresh, origins, merged)
    update_quoted(connection, workspace, current, articles, merged)
    was = with_claims(before.parts, own)
    now = with_claims(mentioned(current, merged), made.rows)
    for entity in before.entities:
        now[entity].claims += 0
    grown["entities"] = update_counts(connection, workspace, was, now, merged)
    grown["entities"] -= _forget_unused(connection, workspace, was.keys() | now.keys())
    grown["origins"] = before.moved.grown
    grown.update(article_counts(connection, workspace, articles))
    grown.update(new.counts)
    grown.subtract(before.counts)
    add_to_counters(connection, workspace, grown)


def _circle(connection: Connection, workspace: str, before: Before, touched: Iterable[Edge]) -> set[str]:
    """The articles and all that share an origin with one of them, before or now."""
    articles = before.articles | set(before.moved.origins)
    origins = {edge["origin"] for edge in touched} | {origin for origin in before.moved.origins.values() if origin}
    origins |= set(origins_of(connection, workspace, articles).values())
    return articles | members_of(connection, workspace, origins)


def _forget_edges(connection: Connection, workspace: str, edges: Iterable[Edge]) -> None:
    for part in chunks({edge["claim"] for edge in edges}):
        for table in (t.edge_speaker, t.edge):
            connection.execute(delete(table).where(table.c.workspace == workspace, table.c.claim.in_(part)))


def _move_edges(connection: Connection, workspace: str, moved: set[str], origins: Mapping[str, str]) -> None:
    for article in sorted(moved):
        where = (t.edge.c.workspace == workspace, t.edge.c.article == article)
        connection.execute(update(t.edge).where(*where).values(origin=origins.get(article, article)))


def _infer(
    connection: Connection, workspace: str, current: Current, articles: set[str], circle: set[str],
    origins: Mapping[str, str], merged: Mapping[str, str],
) -> None:  # fmt: skip
    """`articles` and `circle` are those that may have rows already; the current records are of the former and of new ones."""
    old = stored_rows(connection, workspace, t.inferred_edge, circle)
    made = make_inferred(connection, workspace, current, origins, merged)
    kept = [
        {**row, "origin": origins.get(row["article"], row["article"])} for row in old if row["article"] not in articles
    ]
    again = {
        row["article"]
        for row, was in zip(kept, (r for r in old if r["article"] not in articles), strict=True)
        if row != was
    }
    write_inferred(connection, workspace, articles | again, made + [row for row in kept if row["article"] in again])
    update_inferred(connection, workspace, old, made + kept)


def _forget_unused(connection: Connection, workspace: str, entities: Iterable[str]) -> int:
    """An entity nobody mentions, no claim acts for and no decision that holds names is gone with its last article.

    Returns how many of those that are shown went.
    """
    c = t.entity_count.c
    lone: dict[str, bool] = {}
    for part in chunks(entities):
        query = select(c.entity, c.named, c.merged_into).where(
            c.workspace == workspace, c.entity.in_(part), c.article_count == 0
        )
        lone |= {row[0]: bool(row[1]) and row[2] is None for row in connection.execute(query)}
    if not lone:
        return 0
    used = _used(connection, workspace, sorted(lone))
    gone = sorted(lone.keys() - used)
    for table, column in (
        (t.entity, t.entity.c.id),
        (t.entity_name, t.entity_name.c.entity),
        (t.entity_count, c.entity),
    ):
        for part in chunks(gone):
            connection.execute(delete(table).where(table.c.workspace == workspace, column.in_(part)))
    return sum(lone[entity] for entity in gone)


def _used(connection: Connection, workspace: str, entities: list[str]) -> set[str]:
    used: set[str] = set()
    for part in chunks(entities):
        for column in (
            t.link.c.entity,
            t.claim.c.subject_for,
            t.claim.c.object_for,
            t.inference.c.head,
            t.inference.c.tail,
        ):
            query = select(column).where(column.table.c.workspace == workspace, column.in_(part)).distinct()
            used |= {row[0] for row in connection.execute(query)}
    held = (t.decision.c.workspace == workspace, t.decision.c.undone_at.is_(None))
    for (target,) in connection.execute(select(t.decision.c.target).where(*held)).all():
        used |= set(target.values())
    return used
