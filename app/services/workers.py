"""Runs one function over a stream of items in this process or in several; results come in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Load = Callable[[], Callable[[Item], Result]]
"""Makes the function, once a process: it may be slow and its result need not travel."""

IN_FLIGHT_PER_WORKER = 4
"""Bounds memory: no more items than this wait for one worker."""

_work: Callable[[Any], Any] | None = None


def run_ordered(load: Load[Item, Result], items: Iterable[Item], workers: int = 1) -> Iterator[tuple[Item, Result]]:
    """(item, result) pairs in the order of `items`, whatever the number of workers; `load` must be picklable."""
    if workers <= 1:
        work = load()
        for item in items:
            yield item, work(item)
        return
    # spawn: nothing of this process (threads, open databases) leaks into the workers.
    with ProcessPoolExecutor(workers, get_context("spawn"), _start, (load,)) as pool:
        waiting: deque[tuple[Item, Future[Result]]] = deque()
        try:
            for item in items:
                waiting.append((item, pool.submit(_run, item)))
                if len(waiting) >= workers * IN_FLIGHT_PER_WORKER:
                    yield _first(waiting)
            while waiting:
                yield _first(waiting)
        finally:
            for _, future in waiting:
                future.cancel()


def _first(waiting: deque[tuple[Item, Future[Result]]]) -> tuple[Item, Result]:
    item, future = waiting.popleft()
    return item, future.result()


def _start(load: Callable[[], Callable[[Any], Any]]) -> None:
    global _work
    _work = load()


def _run(item: Any) -> Any:
    if _work is None:
        raise RuntimeError("the worker has not been started")
    return _work(item)
