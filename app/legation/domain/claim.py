"""One assertion an article states, with its evidence."""

from dataclasses import dataclass
from enum import StrEnum

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
    mode: str | None = None
    speakers: tuple[str, ...] = ()
    status: Status = Status.HAPPENED
    polarity: Polarity = Polarity.AFFIRMED
    change: Change | None = None
    event_time: Interval | None = None
    report_time: str | None = None
    score: float = 1.0
    extractor: str = "patterns"


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
