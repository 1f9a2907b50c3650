"""Relations no sentence states, gathered over articles: kept apart from those that claims make, and never counted with them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select

from legation.domain.decision import Action
from legation.domain.ids import content_id
from legation.domain.ontology import load_ontology
from legation.domain.worth import worth
from legation.store import tables as t
from legation.store.deriving.current import Current
from legation.store.deriving.tallies import bounds
from legation.store.dialects import chunks
from legation.store.many_rows import insert_rows, put_rows

_f, _n = t.inferred_edge.c, t.inferred.c
_PART = 1 / 4
"""What an inferred relation is worth beside one that sentences state."""
Row = dict[str, Any]
Moves = list[tuple[str, str, frozenset[str]]]


def make_inferred(
    connection: Connection, workspace: str, current: Current, origins: Mapping[str, str], merged: Mapping[str, str]
) -> list[Row]:  # fmt: skip
    """The rows of these articles, through merges and what people split or relinked."""
    moves = _moves(connection, workspace) if current.inferences else []
    found: dict[tuple[str, str], Row] = {}
    for row in current.inferences:
        article = row["article"]
        head, tail = (_meant(row[end], article, moves, merged) for end in ("head", "tail"))
        if head == tail:
            continue
        id_, at = content_id("inf", workspace, row["type"], row["basis"], head, tail), current.articles[article]
        made = {
            "workspace": workspace, "inferred": id_, "article": article, "origin": origins.get(article, article), "subject": head,
            "object": tail, "type": row["type"], "basis": row["basis"], "score": row["score"], "reason": row["reason"],
            "outlet": at.outlet, "reported": at.published or "",
        }  # fmt: skip
        held = found.get((id_, article))
        if held is None or (-made["score"], made["reason"]) < (-held["score"], held["reason"]):
            found[id_, article] = made
    return list(found.values())


def _meant(entity: str, article: str, moves: Moves, merged: Mapping[str, str]) -> str:
    found = merged.get(entity, entity)
    for moved, to, articles in moves:
        if article in articles and merged.get(moved, moved) == found:
            found = merged.get(to, to)
    return found


def _moves(connection: Connection, workspace: str) -> Moves:
    """(entity, what is meant instead, articles) of splits and relinks that hold for every spelling."""
    d = t.decision.c
    query = select(d.target).where(
        d.workspace == workspace, d.undone_at.is_(None), d.action.in_([Action.SPLIT.value, Action.RELINK.value])
    )
    targets = [row[0] for row in connection.execute(query.order_by(d.decided_at, d.id)) if "text" not in row[0]]
    return [(g["entity"], g["to"], frozenset(g["articles"].split(","))) for g in targets]


def write_inferred(connection: Connection, workspace: str, articles: Iterable[str], rows: list[Row]) -> None:
    """Put the rows of these articles in the place of those that stand there."""
    for part in chunks(articles):
        connection.execute(delete(t.inferred_edge).where(_f.workspace == workspace, _f.article.in_(part)))
    insert_rows(connection, t.inferred_edge, rows)


def update_inferred(connection: Connection, workspace: str, old: Iterable[Row], new: Iterable[Row]) -> None:
    """Bring the inferred relations of these rows from their old to their new state; both hold all rows of their origins."""
    before, after = _by_relation(old), _by_relation(new)
    touched = sorted(before.keys() | after.keys())
    held = {
        row["id"]: row
        for part in chunks(touched)
        for row in connection.execute(
            select(t.inferred).where(_n.workspace == workspace, _n.id.in_(part))
        ).mappings()
    }  # fmt: skip
    rows, gone = [], []
    for id_ in touched:
        gained, lost, was = after.get(id_, []), before.get(id_, []), held.get(id_)
        articles = (was["article_count"] if was else 0) + len(gained) - len(lost)
        if articles <= 0:
            gone.append(id_)
            continue
        origins = (was["origin_count"] if was else 0) + _origins(gained) - _origins(lost)
        outlets = Counter(was["outlets"] if was else {})
        outlets.update(row["outlet"] for row in gained if row["outlet"])
        outlets.subtract(row["outlet"] for row in lost if row["outlet"])
        like = (gained or lost)[0]
        best = _best(connection, workspace, id_, was, lost, gained)
        rows.append(
            {
                "workspace": workspace, "id": id_, **{key: like[key] for key in ("subject", "object", "type", "basis")},
                "family": load_ontology()[like["type"]].family.value, "article_count": articles, "origin_count": origins,
                "outlets": {outlet: outlets[outlet] for outlet in sorted(outlets) if outlets[outlet]}, **best,
                "worth": round(worth(like["type"], origins, best["score"]) * _PART),
            }
        )  # fmt: skip
    for part in chunks(gone):
        connection.execute(delete(t.inferred).where(_n.workspace == workspace, _n.id.in_(part)))
    put_rows(connection, t.inferred, rows)


def _by_relation(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["inferred"]].append(row)
    return found


def _origins(rows: Iterable[Row]) -> int:
    return len({row["origin"] for row in rows})


def _best(
    connection: Connection, workspace: str, id_: str, was: Any, lost: list[Row], gained: list[Row]
) -> dict[str, Any]:
    """First and last report, and the surest reason with its article: looked up anew only where what was lost stood there."""
    edge = {row["reported"] for row in lost} & {was["first"], was["last"]} if was else set()
    if was and (edge or was["article"] in {row["article"] for row in lost}):
        query = select(_f.reported, _f.score, _f.reason, _f.article).where(
            _f.workspace == workspace, _f.inferred == id_
        )
        candidates = [dict(row) for row in connection.execute(query).mappings()]
    else:
        kept = {"score": was["score"], "reason": was["reason"], "article": was["article"]} if was else None
        candidates = gained + ([{**kept, "reported": day} for day in (was["first"], was["last"])] if kept else [])
    first, last = bounds(row["reported"] for row in candidates)
    best = min(candidates, key=lambda row: (-row["score"], row["article"]))
    return {
        "first": first, "last": last, "score": best["score"], "reason": best["reason"], "article": best["article"],
    }  # fmt: skip
