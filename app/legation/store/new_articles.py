"""Writes articles the store has never had, all of them at once: nothing of theirs is looked for, and nothing is read back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, select

from legation.domain.decision import Action
from legation.domain.entity import Entity
from legation.store import tables as t
from legation.store.deriving.anew import Written
from legation.store.deriving.current import Current, Head, Meant
from legation.store.deriving.settling import word
from legation.store.dialects import chunks
from legation.store.filters import Resolved
from legation.store.many_rows import insert_rows
from legation.store.records import article_row, claim_row, entity_row, link_row, mention_row, quotation_row
from legation.store.relinking import articles_of
from legation.store.words import INDEXES, index_rows

Rows = dict[Table, list[dict[str, Any]]]


def never_held(connection: Connection, workspace: str, parcels: Sequence[Resolved]) -> set[str]:
    """Those of the articles that the store neither has nor had, that come once, and of which nothing was decided."""
    times = Counter(parcel.extraction.article.id for parcel in parcels)
    found = {id_ for id_, count in times.items() if count == 1}
    for part in chunks(times):
        for c, key in ((t.article.c, t.article.c.id), (t.tombstone.c, t.tombstone.c.article)):
            query = select(key).where(c.workspace == workspace, key.in_(part))
            found -= set(connection.execute(query).scalars())
    d = t.decision.c
    moves = (d.workspace == workspace, d.action.in_((Action.SPLIT.value, Action.RELINK.value)))
    for target in connection.execute(select(d.target).where(*moves)).scalars():
        found -= articles_of(target)
    return found


def write_new(
    connection: Connection, workspace: str, parcels: Sequence[Resolved], at: str
) -> tuple[Written, dict[str, Counter[str]]]:
    """Write all records of articles that were never held, read at that instant; also returns how each entity is read by them."""
    rows: Rows = defaultdict(list)
    readings: dict[str, Counter[str]] = defaultdict(Counter)
    new = Written()
    for parcel in parcels:
        own = record_rows(workspace, parcel, at)
        for table, found in own.items():
            rows[table] += found
        for row in own[t.entity_reading]:
            readings[row["entity"]][word(row)] += 1
        _note(new.current, own)
    for table in INDEXES:
        if rows[table]:
            index_rows(connection, workspace, table, rows[table])
    for table, found in rows.items():
        insert_rows(connection, table, found)
    for name, table in (
        ("articles", t.article),
        ("mentions", t.mention),
        ("claims", t.claim),
        ("quotations", t.quotation),
    ):
        new.counts[name] = len(rows[table])
    return new, readings


def record_rows(workspace: str, resolved: Resolved, at: str) -> Rows:
    """The rows of one article's records, each key once; claims and article were first read at that instant."""
    extraction = resolved.extraction
    article = extraction.article
    finals = {local: entity.id for local, entity in resolved.entities.items()}
    read = {"article": article.id, "revision": article.revision}
    found = [entity_row(workspace, e) for e in sorted(merge_same(resolved), key=lambda e: e.id)]
    return {
        t.article: [{**article_row(workspace, article), "added": at}],
        t.entity_reading: [{**_reading(row), **read} for row in found],
        t.mention: _once("id", (mention_row(workspace, article, m) for m in extraction.mentions)),
        t.claim: _once("id", ({**claim_row(workspace, c, finals), "added": at} for c in extraction.claims)),
        t.quotation: _once("id", (quotation_row(workspace, q, article.text, article.published) for q in extraction.quotations)),
        t.inference: _once(
            ("type", "head", "tail"),
            (
                {
                    "workspace": workspace, **read, "type": i.type, "head": finals[i.head], "tail": finals[i.tail],
                    "basis": i.basis, "score": i.score, "reason": i.reason,
                }
                for i in extraction.inferences
            ),
        ),
        t.link: _once("mention", (link_row(workspace, link) for link in resolved.links)),
    }  # fmt: skip


def _once(key: str | tuple[str, ...], rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """One row a key: the last."""
    if isinstance(key, str):
        return list({row[key]: row for row in rows}.values())
    return list({tuple(row[name] for name in key): row for row in rows}.values())


def _reading(row: dict[str, Any]) -> dict[str, Any]:
    return {**{key: value for key, value in row.items() if key != "id"}, "entity": row["id"]}


def merge_same(resolved: Resolved) -> list[Entity]:
    """Local entities that turn out to be one keep one row; whichever sorts first, so that order does not matter."""
    found: dict[str, Entity] = {}
    for entity in resolved.entities.values():
        held = found.get(entity.id)
        if held is None or (entity.name, entity.subtype or "") < (held.name, held.subtype or ""):
            found[entity.id] = entity
    return list(found.values())


def _note(current: Current, own: Rows) -> None:
    (article,) = own[t.article]
    current.articles[article["id"]] = Head(article["revision"], article["outlet"], article["published"])
    links = {row["mention"]: row["entity"] for row in own[t.link]}
    current.mentions += [
        Meant(row["article"], row["id"], row["start"], row["end"], row["text"], row["form"], links[row["id"]])
        for row in own[t.mention]
        if row["id"] in links
    ]
    current.claims += own[t.claim]
    current.quotations += own[t.quotation]
    current.inferences += own[t.inference]
