"""The audit trail of what people decided."""

from sqlalchemy import Connection, select

from app.domain.decision import Decision
from app.store import tables as t
from app.store.queries import Page, Paging
from app.store.reading.paging import page_of_rows
from app.store.records import to_decision

_d = t.decision.c


def find_decisions(connection: Connection, workspace: str, paging: Paging) -> Page[Decision]:
    """Newest first, then id."""
    at = _d.decided_at.label("at")
    rows, cursor, total = page_of_rows(
        connection,
        select(t.decision, at, _d.id.label("key")).where(_d.workspace == workspace),
        ((_d.decided_at, True), (_d.id, False)),
        (str, str),
        paging,
    )
    return Page(tuple(to_decision(row._mapping) for row in rows), cursor, total)
