"""Who speaks in each quotation of a current article, and whom its words mention, as links and merges have it now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, delete

from legation.store import tables as t
from legation.store.deriving.current import Current, Meant
from legation.store.dialects import chunks
from legation.store.many_rows import insert_rows

SPEAKER, ABOUT, ANY = "speaker", "about", "any"
"""Roles of an entity in a quotation; each quotation has one row for any, without an entity, so that all can be listed by date."""
_s = t.quotation_entity.c


def update_quoted(
    connection: Connection, workspace: str, current: Current, stored: Iterable[str], merged: Mapping[str, str]
) -> None:  # fmt: skip
    """Make the rows of these articles anew; `stored` are those that may have some already."""
    for part in chunks(stored):
        connection.execute(delete(t.quotation_entity).where(_s.workspace == workspace, _s.article.in_(part)))
    quoting = {row["article"] for row in current.quotations}
    mentions: dict[str, list[Meant]] = defaultdict(list)
    for meant in current.mentions:
        if meant.article in quoting:
            mentions[meant.article].append(meant)
    made: list[dict[str, Any]] = []
    for row in current.quotations:
        roles = {(ANY, "")}
        for one in mentions[row["article"]]:
            entity = merged.get(one.entity, one.entity)
            roles |= {(SPEAKER, entity)} if one.mention == row["speaker"] else set()
            roles |= {(ABOUT, entity)} if row["start"] <= one.start and one.end <= row["end"] else set()
        made += [
            {
                "workspace": workspace, "quotation": row["id"], "role": role, "entity": entity, "article": row["article"],
                "reported": row["report_time"] or "",
            }
            for role, entity in sorted(roles)
        ]  # fmt: skip
    insert_rows(connection, t.quotation_entity, made)
