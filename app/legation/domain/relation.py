"""A derived edge: all claims of one type between two entities."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from legation.domain.ids import content_id


class Level(StrEnum):
    """`named`: who did it; `state`: whom they act for."""

    NAMED = "named"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Relation:
    """Counts go by event group. `first` and `last` are the bounds of the report times, `first_event`
    and `last_event` those of the days on which events began, as ISO dates where known.

    `asserted` is false while every claim is denied; `disputed` when some affirm and some deny.
    `basis` "stated" rests on claims; one on another basis has none: `reason` says why it holds, `article` names one it follows from.
    """

    id: str
    subject: str
    type: str
    object: str | None
    level: Level
    claim_count: int
    origin_count: int
    outlets: tuple[str, ...]
    statuses: Mapping[str, int]
    polarities: Mapping[str, int]
    first: str | None
    last: str | None
    first_event: str | None
    last_event: str | None
    score: float
    asserted: bool
    disputed: bool
    basis: str = "stated"
    reason: str | None = None
    article: str | None = None


def relation_id(workspace: str, type_: str, subject: str, object_: str | None, level: Level) -> str:
    """Stable as long as its ends are."""
    return content_id("rel", workspace, type_, subject, object_, level.value)
