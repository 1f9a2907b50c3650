"""A batch of articles that is read in the background."""

from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """As it stands. `counts` by result; `errors` are (path, message) of the first that failed; `step` grows with every change."""

    id: str
    state: State = State.QUEUED
    created_at: str = ""
    done: int = 0
    claim_count: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    errors: tuple[tuple[str, str], ...] = ()
    message: str | None = None
    step: int = 0
    cancelling: bool = False
    attempts: int = 0
    """How often it was begun since it last got on."""

    @property
    def ended(self) -> bool:
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class JobItem:
    """What became of one item of a batch; `number` counts from 0."""

    number: int
    path: str
    result: str
    article: str | None = None
    claim_count: int = 0
    message: str | None = None
