"""What articles have added to a table so far."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, select

from legation.store.dialects import chunks


def stored_rows(connection: Connection, workspace: str, table: Table, articles: Iterable[str]) -> list[dict[str, Any]]:
    """The rows of these articles as they stand; the table has the columns `workspace` and `article`."""
    c = table.c
    return [
        dict(row)
        for part in chunks(articles)
        for row in connection.execute(
            select(table).where(c.workspace == workspace, c.article.in_(part))
        ).mappings()
    ]  # fmt: skip
