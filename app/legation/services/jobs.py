"""Work that outlives its request: batches of articles, read one after another, with their progress."""

import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from legation.errors import LegationError
from legation.services.build import Built, Result

_KEPT_JOBS = 200
_WAITING_JOBS = 50
"""Each holds its whole body in memory."""
_KEPT_ERRORS = 1_000


class Busy(LegationError):
    """More work is waiting than the service will hold."""


class State(StrEnum):
    """Where a job stands."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A snapshot. `counts` by result; `errors` are (path, message), at most the first thousand; `step` grows with every change."""

    id: str
    state: State = State.QUEUED
    done: int = 0
    claim_count: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    errors: tuple[tuple[str, str], ...] = ()
    message: str | None = None
    step: int = 0

    @property
    def ended(self) -> bool:
        return self.state in (State.DONE, State.FAILED)


class Jobs:
    """Runs jobs one at a time in the background; remembers the latest ones until the process ends."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._order: deque[str] = deque()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, "jobs")
        self.stopping = False

    def start(self, work: Callable[[], Iterator[Built]]) -> Job:
        """Queue the work and return at once. Raises Busy when too much is waiting."""
        with self._lock:
            if sum(job.state is State.QUEUED for job in self._jobs.values()) >= _WAITING_JOBS:
                raise Busy(f"{_WAITING_JOBS} batches are waiting: send this one again when some are done")
            # Numbers would begin anew with the process, and an old address would show another's job.
            job = Job(f"job_{secrets.token_hex(8)}")
            self._jobs[job.id] = job
            self._order.append(job.id)
            while len(self._order) > _KEPT_JOBS:
                self._jobs.pop(self._order.popleft(), None)
        self._pool.submit(self._run, job.id, work)
        return job

    def get(self, id_: str) -> Job | None:
        """The job as it stands."""
        with self._lock:
            return self._jobs.get(id_)

    def close(self) -> None:
        """Stop after the item under way."""
        self.stopping = True
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(self, id_: str, work: Callable[[], Iterator[Built]]) -> None:
        self._change(id_, lambda job: replace(job, state=State.RUNNING))
        try:
            for built in work():
                self._change(id_, partial(_with, built=built))
                if self.stopping:
                    return
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
            self._change(id_, lambda job: replace(job, state=State.FAILED, message=message))
        else:
            self._change(id_, lambda job: replace(job, state=State.DONE))

    def _change(self, id_: str, change: Callable[[Job], Job]) -> None:
        with self._lock:
            if job := self._jobs.get(id_):
                changed = change(job)
                self._jobs[id_] = replace(changed, step=job.step + 1)


def _with(job: Job, built: Built) -> Job:
    counts = {**job.counts, built.result.value: job.counts.get(built.result.value, 0) + 1}
    told = built.result is Result.FAILED and len(job.errors) < _KEPT_ERRORS
    errors = (*job.errors, (built.path, built.message or "")) if told else job.errors
    return replace(
        job, done=job.done + 1, counts=counts, claim_count=job.claim_count + built.claim_count, errors=errors
    )
