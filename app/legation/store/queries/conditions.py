"""Filters as SQL conditions, the same for claims, relations and edge indexes."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, String, Table, and_, cast, func, or_, select

from legation.domain.relation import Level
from legation.store import tables as t
from legation.store.filters import OUTLET, ClaimFilter

e = t.edge.c


def on_edges(workspace: str, level: Level, given: ClaimFilter) -> list[ColumnElement[bool]]:
    """Conditions on the edge table."""
    found: list[ColumnElement[bool]] = [e.workspace == workspace, e.level == level.value]
    for column, wanted in ((e.type, given.types), (e.status, given.statuses), (e.polarity, given.polarities)):
        if wanted:
            found.append(column.in_(wanted))
    if given.family:
        found.append(e.family == given.family)
    if given.outlet:
        found.append(e.outlet == given.outlet)
    if given.speaker:
        found.append(_speaks(given.speaker))
    if given.min_score:
        found.append(e.score >= given.min_score)
    return found + _in_time(given)


def _speaks(speaker: str) -> ColumnElement[bool]:
    words = cast(e.speakers, String)
    return words == "[]" if speaker == OUTLET else words.contains(f'"{speaker}"', autoescape=True)


def _in_time(given: ClaimFilter) -> list[ColumnElement[bool]]:
    begins = func.coalesce(e.event_start, e.report_time)
    found: list[ColumnElement[bool]] = []
    if given.since:
        undated = and_(e.event_start.is_(None), e.event_end.is_(None), e.report_time >= given.since)
        lasting = and_(e.event_start.is_not(None), e.event_end.is_(None))
        found.append(or_(e.event_end > given.since, lasting, undated))
    if given.until:
        found.append(begins < given.until)
    if given.as_of:
        # "~" sorts behind every digit and "T": an instant of that very day counts as begun.
        found += [begins <= given.as_of + "~", or_(e.event_end.is_(None), e.event_end > given.as_of)]
    return found


def reaches_claims(given: ClaimFilter) -> bool:
    """Whether the filter chooses among the claims behind an edge, so that the edge must be counted anew."""
    chosen = (given.statuses, given.polarities, given.since, given.until, given.as_of, given.speaker, given.outlet)
    return any(chosen)


def ends(
    table: Table, subject: str | None, object_: str | None, between: tuple[str, str] | None, entity: str | None
) -> list[ColumnElement[bool]]:
    """Which entities stand at the ends of a row of the edge or relation table."""
    c = table.c
    found: list[ColumnElement[bool]] = []
    if subject:
        found.append(c.subject == subject)
    if object_:
        found.append(c.object == object_)
    if between:
        a, b = between
        found.append(or_(and_(c.subject == a, c.object == b), and_(c.subject == b, c.object == a)))
    if entity:
        found.append(or_(c.subject == entity, c.object == entity))
    return found


def ends_of_kinds(
    table: Table, workspace: str, kinds: Sequence[str], besides: Sequence[str]
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


def named_ends(table: Table, workspace: str) -> list[ColumnElement[bool]]:
    """Neither end is an unnamed group."""
    unnamed = select(t.entity_count.c.entity).where(
        t.entity_count.c.workspace == workspace, t.entity_count.c.named.is_(False)
    )
    return [
        table.c.subject.not_in(unnamed),
        or_(table.c.object.is_(None), table.c.object.not_in(unnamed)),
    ]
