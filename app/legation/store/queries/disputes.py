"""Who asserts and who denies what some affirm and some deny."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.dialects import chunks
from legation.store.filters import ClaimFilter, Side
from legation.store.queries.claims import claim_views
from legation.store.queries.conditions import on_edges
from legation.store.queries.loading import load_entities

_e = t.edge.c


def sides(
    connection: Connection, workspace: str, relations: Sequence[str], level: Level, given: ClaimFilter
) -> dict[str, tuple[Side, ...]]:
    """Relation id to those who speak on it, by polarity and innermost speaker, most claims first; each with its best claim."""
    held: dict[tuple[str, str, str], dict[str, Any]] = {}
    best: dict[tuple[str, str, str], str] = {}
    for part in chunks(relations):
        where = (*on_edges(workspace, level, given), _e.relation.in_(part))
        key = (_e.relation, _e.polarity, _e.voice)
        counted = (
            func.count(_e.event_group.distinct()),
            func.count(_e.origin.distinct()),
            func.min(_e.reported),
            func.max(_e.reported),
        )
        for row in connection.execute(select(*key, *counted).where(*where).group_by(*key)):
            held[row[0], row[1], row[2]] = {
                "claims": row[3],
                "origins": row[4],
                "first": row[5],
                "last": row[6],
                "outlets": set(),
            }
        for row in connection.execute(select(*key, _e.outlet).where(*where, _e.outlet.is_not(None)).distinct()):
            held[row[0], row[1], row[2]]["outlets"].add(row[3])
        rank = func.row_number().over(partition_by=key, order_by=(_e.score.desc(), _e.reported.desc(), _e.claim))
        ranked = select(*key, _e.claim, rank.label("rank")).where(*where).subquery()
        c = ranked.c
        chosen = select(c.relation, c.polarity, c.voice, c.claim).where(c.rank == 1)
        best |= {(row[0], row[1], row[2]): row[3] for row in connection.execute(chosen)}
    speakers = load_entities(connection, workspace, {voice for _, _, voice in held})
    states = load_entities(connection, workspace, {speaker.country for speaker in speakers.values()})
    views = {view.claim.id: view for view in claim_views(connection, workspace, sorted(set(best.values())))}
    found: dict[str, list[Side]] = defaultdict(list)
    for (relation, polarity, voice), told in sorted(held.items(), key=lambda pair: (-pair[1]["claims"], pair[0])):
        speaker = speakers.get(voice)
        state = states.get(speaker.country or "") if speaker else None
        found[relation].append(
            Side(
                polarity, speaker, state, tuple(sorted(told["outlets"])), told["claims"], told["origins"],
                told["first"] or None, told["last"] or None, views[best[relation, polarity, voice]],
            )
        )  # fmt: skip
    return {relation: tuple(members) for relation, members in found.items()}
