"""What people decided and did not undo."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from legation.domain.decision import Action
from legation.store import tables as t


@dataclass(frozen=True, slots=True)
class Decided:
    """`merged`: entity to the one that stands for it; `renamed`: entity to what it is to be called; the others hold ids of claims."""

    merged: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)


def decided(connection: Connection, workspace: str) -> Decided:
    """All of it; of two names for one entity the later holds."""
    rows = connection.execute(
        select(t.decision.c.action, t.decision.c.target)
        .where(t.decision.c.workspace == workspace, t.decision.c.undone_at.is_(None))
        .order_by(t.decision.c.decided_at, t.decision.c.id)
    ).all()
    merged = {target["loser"]: target["survivor"] for action, target in rows if action == Action.MERGE}
    return Decided(
        {loser: _last(merged, loser) for loser in merged},
        frozenset(target["claim"] for action, target in rows if action == Action.REJECT),
        frozenset(target["claim"] for action, target in rows if action == Action.CONFIRM),
        {target["entity"]: target["name"] for action, target in rows if action == Action.RENAME},
    )


def survivors(connection: Connection, workspace: str) -> Mapping[str, str]:
    """Merged entity to the one that stands for it, through chains."""
    return decided(connection, workspace).merged


def _last(merged: dict[str, str], entity: str) -> str:
    seen = {entity}
    while merged.get(entity, entity) not in seen:
        entity = merged[entity]
        seen.add(entity)
    return entity
