"""The audit trail of what people decided."""

from sqlalchemy import Connection, select

from legation.domain.decision import Decision
from legation.store import tables as t
from legation.store.filters import Page, Paging
from legation.store.queries.paging import page_of_rows
from legation.store.records import to_decision

_d = t.decision.c


def find_decisions(connection: Connection, workspace: str, paging: Paging) -> Page[Decision]:
    """Newest first, then id."""
    at = _d.decided_at.label("at")
    rows, cursor, total = page_of_rows(
        connection,
        [
            (
                select(t.decision, at, _d.id.label("key")).where(_d.workspace == workspace),
                ((_d.decided_at, True), (_d.id, False)),
            )
        ],
        (str, str),
        paging,
    )
    return Page(tuple(to_decision(row._mapping) for row in rows), cursor, total)
