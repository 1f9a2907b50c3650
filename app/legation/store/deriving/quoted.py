"""Who speaks in each quotation of a current article, and whom its words mention, as links and merges have it now."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, select

from legation.store import tables as t
from legation.store.dialects import chunks

SPEAKER, ABOUT, ANY = "speaker", "about", "any"
"""Roles of an entity in a quotation; each quotation has one row for any, without an entity, so that all can be listed by date."""
_q, _m, _link, _a, _s = t.quotation.c, t.mention.c, t.link.c, t.article.c, t.quotation_entity.c


def update_quoted(
    connection: Connection, workspace: str, articles: Iterable[str], merged: Mapping[str, str]
) -> None:  # fmt: skip
    """Make the rows of these articles anew."""
    for part in chunks(articles):
        connection.execute(delete(t.quotation_entity).where(_s.workspace == workspace, _s.article.in_(part)))
        current = and_(_a.workspace == workspace, _a.current, _a.id.in_(part))
        same = and_(_a.workspace == _q.workspace, _a.id == _q.article, _a.revision == _q.revision)
        joined = t.quotation.join(t.article, same)
        columns = (_q.id, _q.article, _q.speaker, _q.start, _q.end, _q.report_time)
        quotations = connection.execute(select(*columns).select_from(joined).where(current)).all()
        if not quotations:
            continue
        linked = t.mention.join(t.link, and_(_link.workspace == _m.workspace, _link.mention == _m.id)).join(
            t.article, and_(_a.workspace == _m.workspace, _a.id == _m.article, _a.revision == _m.revision)
        )
        mentions: dict[str, list[Any]] = defaultdict(list)
        for row in connection.execute(
            select(_m.article, _m.id, _m.start, _m.end, _link.entity).select_from(linked).where(current)
        ):
            mentions[row[0]].append(row)
        made: list[dict[str, Any]] = []
        for quotation, article, speaker, start, end, reported in quotations:
            roles = {(ANY, "")}
            for _, mention, begins, ends, entity in mentions[article]:
                meant = merged.get(entity, entity)
                roles |= {(SPEAKER, meant)} if mention == speaker else set()
                roles |= {(ABOUT, meant)} if start <= begins and ends <= end else set()
            made += [
                {
                    "workspace": workspace, "quotation": quotation, "role": role, "entity": entity, "article": article,
                    "reported": reported or "",
                }
                for role, entity in sorted(roles)
            ]  # fmt: skip
        connection.execute(insert(t.quotation_entity), made)
