"""One assertion an article states, with its evidence."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any

from legation.domain.ids import content_id
from legation.domain.interval import Interval
from legation.domain.mention import Span


class Status(StrEnum):
    """Seen from the innermost speaker."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    ALLEGED = "alleged"


class Polarity(StrEnum):
    """Whether the speaker affirms or denies it."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Change(StrEnum):
    """What a claim tells of a standing relation: that it began (elected, joined) or ended (resigned, left, former)."""

    BEGIN = "begin"
    END = "end"


IMPORTED = "imported"
"""The extractor of claims that others found and that were taken in ready-made."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """`sentence` is exactly article.text[start:end]; the other spans are offsets into the same text."""

    start: int
    end: int
    sentence: str
    subject: Span
    object: Span | None
    cue: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Never changed once written. `subject`, `object`, `place` and `speakers` are mention ids of the same article.

    `subject_for` and `object_for` are entity ids of the state each acts for at that date. `event_group` joins the
    claims of one predicate with several actors; `speakers` run from the outermost in, empty = the outlet itself.
    """

    id: str
    article: str
    revision: str
    type: str
    subject: str
    object: str | None
    evidence: Evidence
    event_group: str
    subject_for: str | None = None
    object_for: str | None = None
    place: str | None = None
    mode: str | None = field(default=None, metadata={"told": str})
    speakers: tuple[str, ...] = ()
    status: Status = field(default=Status.HAPPENED, metadata={"told": Status})
    polarity: Polarity = field(default=Polarity.AFFIRMED, metadata={"told": Polarity})
    change: Change | None = field(default=None, metadata={"told": Change})
    event_time: Interval | None = None
    report_time: str | None = None
    score: float = 1.0
    extractor: str = "patterns"


@dataclass(frozen=True, slots=True)
class Told:
    """A field that says one word of a claim: a plain string or a member of the enum `meaning`; `always` where it is never None.

    Tables, JSON and drafts take all such fields (those with "told" in their metadata) as they are: a new one needs no line there.
    """

    name: str
    meaning: Callable[[str], Any]
    always: bool


@cache
def told_fields() -> tuple[Told, ...]:
    """All of them, in their order."""
    return tuple(Told(f.name, f.metadata["told"], f.default is not None) for f in fields(Claim) if "told" in f.metadata)


def told_words(claim: Claim) -> dict[str, str | None]:
    """These fields of a claim as plain words."""
    given = {told.name: getattr(claim, told.name) for told in told_fields()}
    return {name: str(value) if value is not None else None for name, value in given.items()}


def claim_id(
    article: str,
    revision: str,
    type_: str,
    subject: Span,
    object_: Span | None,
    cue: Span,
    polarity: Polarity,
    speakers: tuple[Span, ...],
) -> str:
    """The id a better extractor finds again, so that people's decisions stay with their claim."""
    return content_id("clm", article, revision, type_, subject, object_, cue, polarity.value, speakers)
