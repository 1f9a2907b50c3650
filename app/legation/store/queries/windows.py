"""What the claims of some stretch of time come to, relation by relation: for what changed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, case, func, select

from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.dialects import chunks
from legation.store.filters import ClaimFilter, Window
from legation.store.queries.conditions import arms, on_edges, unindexed

_e = t.edge.c


def windows(
    connection: Connection, workspace: str, level: Level, given: ClaimFilter, entity: str | None, *, named_only: bool
) -> tuple[Window, ...]:
    """What the claims that pass the filter come to, relation by relation, by id."""

    def groups_where(condition: object) -> object:
        return func.count(case((condition, _e.event_group)).distinct())  # type: ignore[arg-type]

    # Along the index of relations all of the store would be read to spare a sort.
    relation = unindexed(_e.relation)
    columns = (
        relation, func.min(_e.subject), func.min(_e.object), func.min(_e.type), groups_where(_e.polarity == "affirmed"),
        groups_where(_e.polarity == "denied"), func.count(_e.origin.distinct()), func.max(_e.score),
        groups_where((_e.change == "begin") & (_e.polarity == "affirmed")),
        groups_where((_e.change == "end") & (_e.polarity == "affirmed")),
    )  # fmt: skip
    where = on_edges(workspace, level, given)
    if named_only:
        where.append(_e.named.is_(True))
    grouped = select(*columns).where(*where).group_by(relation)  # type: ignore[call-overload]
    return tuple(sorted(Window(*row) for arm in arms(grouped, t.edge, entity) for row in connection.execute(arm)))


def first_reports(connection: Connection, workspace: str, relations: Sequence[str]) -> dict[str, str | None]:
    """Relation id to the time it was first reported."""
    r = t.relation.c
    return {
        row[0]: row[1]
        for part in chunks(relations)
        for row in connection.execute(select(r.id, r.first).where(r.workspace == workspace, r.id.in_(part)))
    }


def polarities_until(
    connection: Connection, workspace: str, relations: Sequence[str], until: str, level: Level, given: ClaimFilter
) -> dict[str, frozenset[str]]:
    """Relation id to the polarities it was reported with before an instant."""
    found: dict[str, set[str]] = defaultdict(set)
    earlier = replace(given, reported_since=None, reported_until=until)
    for part in chunks(relations):
        where = (*on_edges(workspace, level, earlier), _e.relation.in_(part))
        for relation, polarity in connection.execute(select(_e.relation, _e.polarity).where(*where).distinct()):
            found[relation].add(polarity)
    return {relation: frozenset(polarities) for relation, polarities in found.items()}
