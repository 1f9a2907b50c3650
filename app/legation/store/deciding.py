"""What people decide, and undo: recorded, then only what it concerns is derived anew."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, insert, select, update

from legation.domain.decision import Action, Decision
from legation.domain.entity import Entity
from legation.store import tables as t
from legation.store.deriving.anew import Before, derive, look
from legation.store.deriving.decided import survivors
from legation.store.dialects import upsert
from legation.store.records import entity_row
from legation.store.relinking import apply_relinks, articles_of
from legation.store.writing import articles_with

_OF_CLAIMS = frozenset({Action.REJECT, Action.CONFIRM})
_OF_NO_ARTICLE = frozenset({Action.RENAME, Action.DISTINCT})


def decide(connection: Connection, workspace: str, decision: Decision, new: Iterable[Entity]) -> None:
    """Record a decision and let it hold; `new` are entities it names that no article has met."""
    upsert(connection, t.entity, [entity_row(workspace, entity) for entity in new])
    before = _look(connection, workspace, decision.action, decision.target)
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
    before = _look(connection, workspace, Action(held["action"]), held["target"])
    connection.execute(update(t.decision).where(*where).values(undone_at=at))
    _settle(connection, workspace, Action(held["action"]), held["target"], before)
    return True


def _look(connection: Connection, workspace: str, action: Action, target: Mapping[str, str]) -> Before:
    """Take note of what a decision of that kind concerns before it holds or no longer holds."""
    if action is Action.MERGE:
        ends = {target["loser"], target["survivor"]}
        # Once recorded the two circles are one; before, each may be a circle of its own.
        entities = _circle(ends, survivors(connection, workspace))
        before = look(connection, workspace, articles_with(connection, workspace, entities))
        before.entities |= entities
    elif action in _OF_CLAIMS:
        claim = t.claim.c
        query = select(claim.article).where(claim.workspace == workspace, claim.id == target["claim"])
        before = look(connection, workspace, {row[0] for row in connection.execute(query)})
    elif action in _OF_NO_ARTICLE:
        before = look(connection, workspace, ())
        before.entities |= {target[key] for key in ("entity", "one", "other") if key in target}
    else:
        before = look(connection, workspace, articles_of(target))
        before.entities |= {target["entity"], target["to"]}
    return before


def _settle(
    connection: Connection, workspace: str, action: Action, target: Mapping[str, str], before: Before
) -> None:  # fmt: skip
    if action is Action.MERGE:
        # Relinks of merged entities may move mentions, and a merge undone may leave circles that it had joined.
        before.entities |= _circle({target["loser"], target["survivor"]}, survivors(connection, workspace))
    if action not in _OF_CLAIMS | _OF_NO_ARTICLE:
        before.entities |= apply_relinks(connection, workspace, before.articles)
    derive(connection, workspace, before)


def _circle(ends: set[str], merged: Mapping[str, str]) -> set[str]:
    """These entities, those that stand for them and all that those stand for."""
    tops = {merged.get(end, end) for end in ends}
    return ends | tops | {loser for loser, top in merged.items() if top in tops}
