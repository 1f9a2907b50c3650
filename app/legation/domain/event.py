"""One happening, told by one or many claims of one article or many."""

from collections.abc import Mapping
from dataclasses import dataclass

from legation.domain.claim import Status
from legation.domain.happening import DatedBy
from legation.domain.relation import Level


@dataclass(frozen=True, slots=True)
class Event:
    """Counted once. `subject` and `object` are the pair most told of, `pairs` all of them, as entity ids.

    `begins` is an ISO date, "" where nothing is dated; `ends` the exclusive end where only an interval is told; `dated_by` says
    what the date rests on. `status` is the surest of those that affirm it. `first` and `last` are the bounds of the report times.
    """

    id: str
    level: Level
    type: str
    subject: str
    object: str | None
    pairs: tuple[tuple[str, str | None], ...]
    place: str | None
    begins: str
    ends: str | None
    dated_by: DatedBy
    status: Status
    claim_count: int
    article_count: int
    origin_count: int
    outlets: tuple[str, ...]
    statuses: Mapping[str, int]
    polarities: Mapping[str, int]
    first: str | None
    last: str | None
    score: float
    asserted: bool
    disputed: bool
