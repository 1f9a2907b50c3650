"""What people decided and did not undo."""

from sqlalchemy import Connection, select

from legation.domain.decision import Action
from legation.store import tables as t


def decided(connection: Connection, workspace: str) -> tuple[dict[str, str], set[str]]:
    """Merged entity to the one that stands for it, and claims rejected."""
    rows = connection.execute(
        select(t.decision.c.action, t.decision.c.target)
        .where(t.decision.c.workspace == workspace, t.decision.c.undone_at.is_(None))
        .order_by(t.decision.c.decided_at, t.decision.c.id)
    ).all()
    merged = {target["loser"]: target["survivor"] for action, target in rows if action == Action.MERGE}
    refused = {target["claim"] for action, target in rows if action == Action.REJECT}
    return {loser: _last(merged, loser) for loser in merged}, refused


def survivors(connection: Connection, workspace: str) -> dict[str, str]:
    """Merged entity to the one that stands for it, through chains."""
    return decided(connection, workspace)[0]


def _last(merged: dict[str, str], entity: str) -> str:
    seen = {entity}
    while merged.get(entity, entity) not in seen:
        entity = merged[entity]
        seen.add(entity)
    return entity
