"""What people decide, and undo: recorded, then only what it concerns is derived anew."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, or_, select, update

from legation.domain.decision import Action, Decision
from legation.domain.entity import Entity
from legation.store import tables as t
from legation.store.derive import survivors
from legation.store.dialects import chunks, upsert
from legation.store.records import entity_row
from legation.store.relinking import apply_relinks, articles_of
from legation.store.writing import derive_anew


def decide(connection: Connection, workspace: str, decision: Decision, new: Iterable[Entity]) -> None:
    """Record a decision and let it hold; `new` are entities it names that no article has met."""
    upsert(connection, t.entity, [entity_row(workspace, entity) for entity in new])
    before = survivors(connection, workspace)
    row = {
        "workspace": workspace, "id": decision.id, "action": decision.action.value, "target": dict(decision.target),
        "decided_by": decision.decided_by, "decided_at": decision.decided_at, "reason": decision.reason, "undone_at": decision.undone_at,
    }  # fmt: skip
    connection.execute(insert(t.decision), [row])
    _settle(connection, workspace, decision.action, decision.target, before)


def undo(connection: Connection, workspace: str, decision: str, at: str) -> bool:
    """Take a decision back. False when there is none or it was undone before."""
    where = (t.decision.c.workspace == workspace, t.decision.c.id == decision, t.decision.c.undone_at.is_(None))
    held = connection.execute(select(t.decision).where(*where)).mappings().first()
    if held is None:
        return False
    before = survivors(connection, workspace)
    connection.execute(update(t.decision).where(*where).values(undone_at=at))
    _settle(connection, workspace, Action(held["action"]), held["target"], before)
    return True


def _settle(
    connection: Connection, workspace: str, action: Action, target: Mapping[str, str], before: dict[str, str]
) -> None:
    if action is Action.MERGE:
        ends = {target["loser"], target["survivor"]}
        entities = _circle(ends, before) | _circle(ends, survivors(connection, workspace))
        articles = _articles_with(connection, workspace, entities)
        # A relink of what an entity meant holds for those merged into it too.
        entities |= apply_relinks(connection, workspace, articles)
    elif action is Action.REJECT:
        claim = t.claim.c
        query = select(claim.article).where(claim.workspace == workspace, claim.id == target["claim"])
        articles = {row[0] for row in connection.execute(query)}
        entities = _entities_in(connection, workspace, articles)
    else:
        articles = articles_of(target)
        entities = {target["entity"], target["to"]} | apply_relinks(connection, workspace, articles)
    derive_anew(connection, workspace, articles, entities, set())


def _circle(ends: set[str], merged: dict[str, str]) -> set[str]:
    """These entities, those that stand for them and all that those stand for."""
    tops = {merged.get(end, end) for end in ends}
    return ends | tops | {loser for loser, top in merged.items() if top in tops}


def _articles_with(connection: Connection, workspace: str, entities: set[str]) -> set[str]:
    """Articles in which these are mentioned or acted for."""
    found: set[str] = set()
    m, link, claim = t.mention.c, t.link.c, t.claim.c
    for part in chunks(entities):
        mentioned = select(link.mention).where(link.workspace == workspace, link.entity.in_(part))
        acted_for = or_(claim.subject_for.in_(part), claim.object_for.in_(part))
        for query in (
            select(m.article).where(m.workspace == workspace, m.id.in_(mentioned)),
            select(claim.article).where(claim.workspace == workspace, acted_for),
        ):
            found |= {row[0] for row in connection.execute(query.distinct())}
    return found


def _entities_in(connection: Connection, workspace: str, articles: set[str]) -> set[str]:
    found: set[str] = set()
    for part in chunks(articles):
        mine = select(t.mention.c.id).where(t.mention.c.workspace == workspace, t.mention.c.article.in_(part))
        query = select(t.link.c.entity).where(t.link.c.workspace == workspace, t.link.c.mention.in_(mine))
        found |= {row[0] for row in connection.execute(query.distinct())}
    return found
