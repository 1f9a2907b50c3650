"""Writes: one transaction each, all of it or nothing."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, or_, select, update

from legation.domain.entity import Entity
from legation.domain.mention import Mention
from legation.domain.ontology import load_ontology
from legation.errors import BadInput
from legation.store import tables as t
from legation.store.base import Outcome
from legation.store.deriving.anew import Before, Written, derive, look, look_further
from legation.store.deriving.settling import readings_of, settle_changed
from legation.store.dialects import chunks, upsert
from legation.store.filters import Resolved
from legation.store.many_rows import put_rows
from legation.store.new_articles import never_held, record_rows, write_new
from legation.store.origins import join_origins, leave_origin
from legation.store.relinking import apply_relinks
from legation.store.words import forget_article, index_article

_OF_REVISION = (t.mention, t.claim, t.quotation, t.inference, t.entity_reading)


def add(
    connection: Connection, workspace: str, parcels: Sequence[Resolved], *, again: bool, at: str
) -> tuple[Outcome | BadInput, ...]:
    """Store articles with all their records, read at that instant (ISO, UTC), and derive what follows from them once.

    See `Store.add_many`.
    """
    never = never_held(connection, workspace, parcels)
    ids = [parcel.extraction.article.id for parcel in parcels]
    before = look(connection, workspace, set(ids) - never)
    refused = {
        id_: error for id_, parcel in zip(ids, parcels, strict=True) if id_ in never and (error := _wrong(parcel))
    }
    new = _add_new(
        connection,
        workspace,
        [p for id_, p in zip(ids, parcels, strict=True) if id_ in never and id_ not in refused],
        at,
        before,
    )
    outcomes = tuple(
        refused.get(id_, Outcome.ADDED)
        if id_ in never
        else _add_one(connection, workspace, parcel, before, again=again, at=at)
        for id_, parcel in zip(ids, parcels, strict=True)
    )
    if any(outcome in (Outcome.ADDED, Outcome.REVISED) for outcome in outcomes):
        derive(connection, workspace, before, new)
    return outcomes


def _wrong(resolved: Resolved) -> BadInput | None:
    try:
        check(resolved)
    except BadInput as error:
        return error
    return None


def _add_new(
    connection: Connection, workspace: str, parcels: Sequence[Resolved], at: str, before: Before
) -> Written:  # fmt: skip
    """Write articles that were never held; what that changes elsewhere is noted in `before`."""
    if not parcels:
        return Written()
    new, gained = write_new(connection, workspace, parcels, at)
    before.articles |= new.current.articles.keys()
    before.entities |= gained.keys()
    before.moved.then(join_origins(connection, workspace, [parcel.extraction.article for parcel in parcels]))
    renamed = settle_changed(connection, workspace, {}, gained)
    look_further(connection, workspace, before, articles_with(connection, workspace, renamed))
    return new


def _add_one(
    connection: Connection, workspace: str, resolved: Resolved, before: Before, *, again: bool, at: str
) -> Outcome | BadInput:  # fmt: skip
    article = resolved.extraction.article
    held = _revisions(connection, workspace, article.id)
    if not again:
        if article.revision in held:
            return Outcome.UNCHANGED
        if _withdrawn(connection, workspace, article.id):
            return Outcome.WITHDRAWN
    if (error := _wrong(resolved)) is not None:
        return error
    _store(connection, workspace, resolved, held, at, before)
    return Outcome.REVISED if held else Outcome.ADDED


def _store(
    connection: Connection, workspace: str, resolved: Resolved, held: set[str], at: str, before: Before
) -> None:  # fmt: skip
    """Write the records of an article; what that changes elsewhere is noted in `before`."""
    article = resolved.extraction.article
    connection.execute(
        delete(t.tombstone).where(t.tombstone.c.workspace == workspace, t.tombstone.c.article == article.id)
    )
    lost = readings_of(connection, workspace, article.id, article.revision) if article.revision in held else {}
    known = _added(connection, workspace, article.id, article.revision) if article.revision in held else {}
    if held:
        forget_article(connection, workspace, article.id)
    if article.revision in held:
        _remove_revision(connection, workspace, article.id, article.revision)
    if held:
        connection.execute(
            update(t.article)
            .where(t.article.c.workspace == workspace, t.article.c.id == article.id)
            .values(current=False)
        )
    rows = record_rows(workspace, resolved, at)
    for row in (*rows[t.article], *rows[t.claim]):
        row["added"] = known.get("" if row["id"] == article.id else row["id"], at)
    for table, found in rows.items():
        put_rows(connection, table, found)
    index_article(connection, workspace, article.id)
    gained = readings_of(connection, workspace, article.id, article.revision)
    renamed = settle_changed(connection, workspace, lost, gained)
    before.entities |= {entity.id for entity in resolved.entities.values()}
    before.entities |= apply_relinks(connection, workspace, {article.id})
    if held:
        before.moved.then(leave_origin(connection, workspace, article.id))
    before.moved.then(join_origins(connection, workspace, [article]))
    look_further(connection, workspace, before, articles_with(connection, workspace, renamed))


def _added(connection: Connection, workspace: str, article: str, revision: str) -> dict[str, str]:
    """When the claims of a revision were first read; that of the article itself under ""."""
    found: dict[str, str] = {}
    for table, key in ((t.claim, t.claim.c.id), (t.article, None)):
        c = table.c
        id_ = c.article if table is t.claim else c.id
        query = select(c.id, c.added).where(c.workspace == workspace, id_ == article, c.revision == revision)
        found |= {row[0] if key is not None else "": row[1] for row in connection.execute(query) if row[1]}
    return found


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


def withdraw(connection: Connection, workspace: str, article: str, *, forget: bool = False) -> bool:
    """Remove every revision of an article; unless it is to be forgotten, a tombstone keeps it from being read again."""
    revisions = _revisions(connection, workspace, article)
    if not revisions:
        return False
    before = look(connection, workspace, {article})
    forget_article(connection, workspace, article)
    lost: dict[str, Counter[str]] = defaultdict(Counter)
    for revision in sorted(revisions):
        for entity, readings in readings_of(connection, workspace, article, revision).items():
            lost[entity].update(readings)
        _remove_revision(connection, workspace, article, revision)
    if not forget:
        upsert(connection, t.tombstone, [{"workspace": workspace, "article": article}])
    renamed = settle_changed(connection, workspace, lost, {})
    before.entities |= lost.keys()
    before.moved.then(leave_origin(connection, workspace, article))
    look_further(connection, workspace, before, articles_with(connection, workspace, renamed))
    derive(connection, workspace, before)
    return True


def articles_with(connection: Connection, workspace: str, entities: Iterable[str]) -> set[str]:
    """Articles in which these are mentioned, acted for or inferred of."""
    found: set[str] = set()
    m, link, claim, i = t.mention.c, t.link.c, t.claim.c, t.inference.c
    for part in chunks(entities):
        mentioned = select(link.mention).where(link.workspace == workspace, link.entity.in_(part))
        acted_for = or_(claim.subject_for.in_(part), claim.object_for.in_(part))
        for query in (
            select(m.article).where(m.workspace == workspace, m.id.in_(mentioned)),
            select(claim.article).where(claim.workspace == workspace, acted_for),
            select(i.article).where(i.workspace == workspace, or_(i.head.in_(part), i.tail.in_(part))),
        ):
            found |= {row[0] for row in connection.execute(query.distinct())}
    return found


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
