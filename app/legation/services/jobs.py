"""Work that outlives its request: batches of articles, kept in the database and read one after another."""

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import structlog

from legation.domain.job import Job, JobItem, State
from legation.errors import LegationError, StorageFault
from legation.services.build import Built
from legation.store.job_queue import JobQueue

Work = Callable[[bytes, int], Iterator[Built]]
"""What becomes of the items of a body, in order, those before the number left out."""

_WAITING_JOBS = 50
_FEW = 3
"""How often one item may end the service before it is left out."""
_LOOKING = 1.0
"""Seconds between two looks at what other processes put into the queue or left behind."""
_SIGN = 5.0
"""Seconds between two signs of life; a job is held for three times as long."""
_RECENT = 0.2


class Busy(LegationError):
    """More work is waiting than the service will hold."""


class Jobs:
    """Reads jobs one at a time in the background. Several processes may share one queue: a job is read by one of them."""

    def __init__(self, queue: JobQueue, work: Work) -> None:
        self._queue, self._work = queue, work
        self._holder = secrets.token_hex(8)
        self._awake = threading.Event()
        self._recent: dict[str, tuple[float, Job | None]] = {}
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
        self.stopping = self._given_up = False

    def start(self) -> None:
        """Begin to read what waits, also what an earlier process left."""
        self._thread.start()

    def add(self, body: bytes) -> Job:
        """Keep a batch and return at once. Raises Busy when too much is waiting."""
        if self._queue.waiting() >= _WAITING_JOBS:
            raise Busy(f"{_WAITING_JOBS} batches are waiting: send this one again when some are done")
        job = self._queue.put(body)
        self._awake.set()
        return job

    def waiting(self) -> int:
        """Batches that nobody has begun."""
        return self._queue.waiting()

    def get(self, id_: str) -> Job | None:
        """The job as it stands."""
        return self._queue.get(id_)

    def recent(self, id_: str) -> Job | None:
        """The job as it stood a moment ago: many who follow it ask the database once."""
        kept = self._recent.get(id_)
        if kept is None or time.monotonic() - kept[0] > _RECENT:
            kept = (time.monotonic(), self._queue.get(id_))
            self._recent = {**{i: k for i, k in self._recent.items() if kept[0] - k[0] < _RECENT}, id_: kept}
        return kept[1]

    def close(self, patience: float | None = None) -> None:
        """Stop after the item under way; the rest waits for the next start.

        An item that takes longer than `patience` seconds is given up: it is read anew at the next start, whatever comes of it now.
        """
        self.stopping = True
        self._awake.set()
        if self._thread.is_alive():
            self._thread.join(patience)
        self._given_up = self._thread.is_alive()

    def _run(self) -> None:
        log = structlog.get_logger()
        while not self.stopping:
            try:
                found = self._queue.claim(self._holder)
                if found is not None:
                    self._read(*found)
                    continue
            except StorageFault as error:
                log.error("a batch waits until the database can be used", reason=str(error))
            except Exception as error:
                log.error("a batch could not be read on", exc_info=error)
            self._awake.wait(_LOOKING)
            self._awake.clear()

    def _read(self, job: Job, body: bytes) -> None:
        over = threading.Event()
        signs = threading.Thread(target=self._give_signs, args=(job.id, over), name="signs", daemon=True)
        signs.start()
        try:
            self._read_items(job, body)
        finally:
            over.set()
            signs.join()

    def _read_items(self, job: Job, body: bytes) -> None:
        held: Job | None = job
        if job.attempts > _FEW:
            reason = f"reading it ended the service {_FEW} times: it is left out"
            held = self._queue.record(
                job, self._holder, JobItem(job.done, f"item {job.done + 1}", "failed", None, 0, reason)
            )
        try:
            for built in self._work(body, held.done) if held else ():
                if self._given_up:
                    self._let_go(job.id, held.done if held else 0)
                    return
                held = self._queue.record(held, self._holder, _item(held.done, built)) if held else None
                if held is None:
                    return  # it was held too long without a sign, and is another's now
                if held.cancelling:
                    self._queue.end(job.id, self._holder, State.CANCELLED)
                    return
                if self.stopping:
                    self._let_go(job.id, held.done)
                    return
        except StorageFault:
            # What is left of it stands in the database, which is told by whoever called.
            with suppress(StorageFault):
                self._queue.let_go(job.id, self._holder)
            raise
        except LegationError as error:
            if self._given_up:
                self._let_go(job.id, held.done if held else 0)
                return
            self._queue.end(job.id, self._holder, State.FAILED, str(error))
        else:
            self._queue.end(job.id, self._holder, State.DONE)

    def _let_go(self, id_: str, done: int) -> None:
        self._queue.let_go(id_, self._holder)
        structlog.get_logger().warning("a batch goes on at the next start", job=id_, done=done)

    def _give_signs(self, id_: str, over: threading.Event) -> None:
        while not over.wait(_SIGN):
            with suppress(StorageFault):
                self._queue.hold(id_, self._holder)


def _item(number: int, built: Built) -> JobItem:
    article = built.article.id if built.article else None
    message = built.message.replace("\x00", " ") if built.message else None
    return JobItem(number, built.path, built.result.value, article, built.claim_count, message)
