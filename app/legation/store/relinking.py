"""What mentions mean after people's splits and relinks: the resolver's word is kept beside, so that every one can be undone."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, and_, func, select, update

from legation.domain.decision import Action
from legation.store import tables as t
from legation.store.deriving.decided import survivors
from legation.store.dialects import chunks

_RESOLVER = "resolver"
_MOVES = (Action.SPLIT.value, Action.RELINK.value)


def articles_of(target: Mapping[str, str]) -> set[str]:
    """The articles a split or relink is about."""
    return {article for article in target.get("articles", "").split(",") if article}


def apply_relinks(connection: Connection, workspace: str, articles: set[str]) -> set[str]:
    """Let the mentions of these articles mean what was decided and not undone, in the order of the decisions.

    Returns the entities whose mentions moved.
    """
    moved = _forget(connection, workspace, articles)
    merged = survivors(connection, workspace)
    d = t.decision.c
    query = select(d.id, d.target).where(d.workspace == workspace, d.action.in_(_MOVES), d.undone_at.is_(None))
    for id_, target in connection.execute(query.order_by(d.decided_at, d.id)).all():
        if here := articles_of(target) & articles:
            top = merged.get(target["entity"], target["entity"])
            group = {top, target["entity"]} | {loser for loser, survivor in merged.items() if survivor == top}
            _move(connection, workspace, id_, target, sorted(here), sorted(group))
            moved |= group | {target["to"]}
    return moved


def _forget(connection: Connection, workspace: str, articles: set[str]) -> set[str]:
    """Back to what the resolver said. Returns the entities concerned."""
    link, moved = t.link.c, set[str]()
    for part in chunks(articles):
        where = (link.workspace == workspace, link.resolved.is_not(None), link.mention.in_(_mentions(workspace, part)))
        for row in connection.execute(select(link.entity, link.resolved).where(*where)):
            moved |= set(row)
        connection.execute(
            update(t.link).where(*where).values(entity=link.resolved, resolved=None, decided_by=_RESOLVER)
        )
    return moved


def _move(
    connection: Connection, workspace: str, decision: str, target: Mapping[str, str], articles: list[str],
    group: list[str],
) -> None:  # fmt: skip
    link = t.link.c
    for part in chunks(articles):
        mentions = _mentions(workspace, part, target.get("text"))
        connection.execute(
            update(t.link)
            .where(and_(link.workspace == workspace, link.entity.in_(group), link.mention.in_(mentions)))
            .values(resolved=func.coalesce(link.resolved, link.entity), entity=target["to"], decided_by=decision)
        )


def _mentions(workspace: str, articles: list[str], text: str | None = None) -> Any:
    m = t.mention.c
    wanted = [m.workspace == workspace, m.article.in_(articles)]
    return select(m.id).where(*wanted, *([m.text == text] if text else []))
