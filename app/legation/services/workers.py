"""Runs one function over a stream of items in this process or in several; results come in order.

An item that ends its worker's process, or takes longer than it may, is given up; the others are run anew.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Load = Callable[[], Callable[[Item], Result]]
"""Makes the function, once a process: it may be slow and its result need not travel."""
Lost = Callable[[Item, str], Result]
"""Makes the result of an item that was given up, from the reason in words."""

IN_FLIGHT_PER_WORKER = 4
"""Bounds memory: no more items than this wait for one worker."""
STARTING = 120.0
"""Seconds a worker may need to load what it works with."""

_work: Callable[[Any], Any] | None = None


def run_ordered(
    load: Load[Item, Result], items: Iterable[Item], workers: int = 1, *, lost: Lost[Item, Result] | None = None,
    seconds: Callable[[Item], float] | None = None,
) -> Iterator[tuple[Item, Result]]:  # fmt: skip
    """(item, result) pairs in the order of `items`, whatever the number of workers; `load` must be picklable.

    With several workers, `lost` makes the result of an item whose worker died or that took longer than `seconds` says.
    """
    if workers <= 1:
        work = load()
        for item in items:
            yield item, work(item)
        return
    pool = _WorkerPool(load, workers, lost, seconds)
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    try:
        for item in items:
            waiting.append((item, pool.submit(item)))
            if len(waiting) >= workers * IN_FLIGHT_PER_WORKER:
                yield pool.first(waiting)
        while waiting:
            yield pool.first(waiting)
    finally:
        pool.close()


class _WorkerPool(Generic[Item, Result]):
    """A pool of processes that is made anew when one of them dies or hangs."""

    def __init__(
        self, load: Load[Item, Result], workers: int, lost: Lost[Item, Result] | None,
        seconds: Callable[[Item], float] | None,
    ) -> None:  # fmt: skip
        self._load, self._workers, self._lost, self._seconds = load, workers, lost, seconds
        self._pool = self._open(workers)

    def _open(self, workers: int) -> ProcessPoolExecutor:
        # spawn: nothing of this process (threads, open databases) leaks into the workers.
        return ProcessPoolExecutor(workers, get_context("spawn"), _start, (self._load,))

    def submit(self, item: Item) -> "Future[Result]":
        """Begin an item."""
        try:
            return self._pool.submit(_run, item)
        except BrokenProcessPool as broken:
            # What broke it waits before this one; its turn comes when that is settled.
            failed: Future[Result] = Future()
            failed.set_exception(broken)
            return failed

    def first(self, waiting: "deque[tuple[Item, Future[Result]]]") -> tuple[Item, Result]:
        """The result of the first that waits; where the pool is broken all that wait are begun anew, the first one alone."""
        item, future = waiting.popleft()
        try:
            return item, future.result(self._allowed(item))
        except (BrokenProcessPool, TimeoutError):
            if self._lost is None:
                raise
        _kill(self._pool)
        result = self._alone(item, self._lost)
        self._pool = self._open(self._workers)
        for place, (other, begun) in enumerate(list(waiting)):
            if not _is_whole(begun):
                waiting[place] = (other, self.submit(other))
        return item, result

    def _alone(self, item: Item, lost: Lost[Item, Result]) -> Result:
        """In a process of its own, so that only what it does itself counts against it."""
        pool = self._open(1)
        try:
            result: Result = pool.submit(_run, item).result(self._allowed(item))
            return result
        except BrokenProcessPool:
            return lost(item, "reading it ended the process that read it, as a fault in a library does: it is left out")
        except TimeoutError:
            return lost(item, f"reading it took longer than {self._allowed(item) or 0:.0f} s: it is left out")
        finally:
            _kill(pool)

    def _allowed(self, item: Item) -> float | None:
        return STARTING + self._seconds(item) if self._seconds else None

    def close(self) -> None:
        """End all processes."""
        _kill(self._pool)


def _is_whole(future: "Future[Any]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _kill(pool: ProcessPoolExecutor) -> None:
    """End its processes at once: one of them may never come back by itself."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    for process in processes:
        process.kill()
    pool.shutdown(wait=True, cancel_futures=True)


def _start(load: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    _work = load()


def _run(item: Any) -> Any:
    if _work is None:
        raise RuntimeError("the worker has not been started")
    return _work(item)
