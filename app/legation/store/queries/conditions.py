"""Filters as SQL conditions, the same for claims, relations and edge indexes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, exists, func, not_, or_, select, union_all

from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.filters import OUTLET, ClaimFilter
from legation.store.words import with_words

e = t.edge.c


def unindexed(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same text, by which no database looks a row up: where it would take the wrong index, and read the whole store by it."""
    return func.coalesce(column, "")


def on_edges(
    workspace: str, level: Level, given: ClaimFilter, *, of_ends: bool = False, of_event: bool = False
) -> list[ColumnElement[bool]]:  # fmt: skip
    """Conditions on the edge table. `of_ends`: who stands at an end is known, so that rows are looked up by that and when they end.

    `of_event`: so is the event; its few edges are sorted, and not found along a whole level that has their order.
    """
    found: list[ColumnElement[bool]] = [
        e.workspace == workspace, (unindexed(e.level) if of_event else e.level) == level.value,
    ]  # fmt: skip
    for column, wanted in ((e.type, given.types), (e.status, given.statuses), (e.polarity, given.polarities)):
        if wanted:
            found.append(column.in_(wanted))
    if given.family:
        found.append(e.family == given.family)
    if given.outlet:
        found.append(e.outlet == given.outlet)
    if given.speaker:
        found.append(
            e.voice == "" if given.speaker == OUTLET else e.claim.in_(_said_by(workspace, level, given.speaker))
        )
    if given.text:
        found.append(e.claim.in_(with_words(workspace, t.claim, given.text)))
    if given.min_score:
        found.append(e.score >= given.min_score)
    return found + _in_time(given, of_ends=of_ends) + _known(given) + _as_of(given)


def _said_by(workspace: str, level: Level, speaker: str) -> Select[tuple[str]]:
    s = t.edge_speaker.c
    return select(s.claim).where(s.workspace == workspace, s.level == level.value, s.speaker == speaker)


def _in_time(given: ClaimFilter, *, of_ends: bool) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if given.since:
        found.append(e.ends > given.since)
    if given.until:
        found.append((unindexed(e.begins) if of_ends else e.begins) < given.until)
    return found


def _known(given: ClaimFilter) -> list[ColumnElement[bool]]:
    """The clock of the reports, and that of reading."""
    found: list[ColumnElement[bool]] = []
    if given.known_on:
        # "~" sorts behind every digit and "T": an instant of that very day counts.
        found += [e.reported != "", e.reported <= given.known_on + "~"]
    if given.reported_since:
        found.append(e.reported >= given.reported_since)
    if given.reported_until:
        found += [e.reported != "", e.reported < given.reported_until]
    if given.added_since:
        found.append(e.added >= given.added_since)
    return found


def _as_of(given: ClaimFilter) -> list[ColumnElement[bool]]:
    """What held on a day: begun, not over, and no claim of an end after it began and up to that day."""
    if not given.as_of:
        return []
    over = t.edge.alias("over")
    o, day = over.c, given.as_of + "~"
    ended = [o.workspace == e.workspace, o.relation == e.relation, o.change == "end", o.polarity == "affirmed"]
    ended += [o.begins <= day, o.begins >= e.begins]
    if given.known_on:
        ended.append(o.reported <= given.known_on + "~")
    return [
        e.begins <= day,
        or_(e.event_end.is_(None), e.event_end > given.as_of),
        or_(e.change.is_(None), e.change != "end"),
        not_(exists().where(*ended)),
    ]


def ends(table: FromClause, subject: str | None, object_: str | None) -> list[ColumnElement[bool]]:
    """Which entities stand at the ends of a row of a table with subject and object."""
    return [column == end for column, end in ((table.c.subject, subject), (table.c.object, object_)) if end]


def edge_ends(
    workspace: str, level: Level, subject: str | None, object_: str | None, between: tuple[str, str] | None
) -> list[ColumnElement[bool]]:
    """The same of edges; where both ends are given, through the few relations between the two."""
    if not between and not (subject and object_):
        return ends(t.edge, subject, object_)
    r = t.relation.c
    pairs = [(subject or "", object_ or "")] if not between else [between, between[::-1]]
    of_pairs = [
        select(r.id).where(r.workspace == workspace, r.level == level.value, r.subject == a, r.object == b)
        for a, b in pairs
    ]
    return [e.relation.in_(of_pairs[0] if len(of_pairs) == 1 else union_all(*of_pairs))]


def ends_of_kinds(
    table: FromClause, workspace: str, kinds: Sequence[str], besides: Sequence[str]
) -> list[ColumnElement[bool]]:
    """Both ends are of one of these kinds, or among `besides`; an end that is not there is of any kind."""
    if not kinds:
        return []
    counted = t.entity_count.c
    fitting = select(counted.entity).where(counted.workspace == workspace, counted.kind.in_(kinds))
    c = table.c
    return [
        or_(c.subject.in_(fitting), c.subject.in_(besides)),
        or_(c.object.is_(None), c.object.in_(fitting), c.object.in_(besides)),
    ]


def arms(
    query: Select[Any], table: FromClause, entity: str | None, between: tuple[str, str] | None = None
) -> list[Select[Any]]:
    """The query, or two for what stands at either end or between two in either direction: each can follow an index of its own.

    No row is in both.
    """
    c = table.c
    if between:
        a, b = between
        both = [query.where(c.subject == a, c.object == b), query.where(c.subject == b, c.object == a)]
        return both if a != b else both[:1]
    return [query] if entity is None else [query.where(c.subject == entity), query.where(c.object == entity)]
