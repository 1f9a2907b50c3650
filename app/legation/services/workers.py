"""Runs one function over items in this process or in several; no item may take longer than it is given.

A process works on one item at a time: what ends it or overruns is known, given up and told, and the others go on. Processes end with
the one that started them, and are replaced after so many items, so that what a library never lets go of does not add up.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from legation.errors import LegationError

Item = TypeVar("Item")
Result = TypeVar("Result")
Load = Callable[[], Callable[[Item], Result]]
"""Makes the function, once a process: it may be slow and its result need not travel."""
Lost = Callable[[Item, str], Result]
"""Makes the result of an item that was given up, from the reason in words."""
Seconds = Callable[[Item], float | None]
"""How many seconds of processor time an item may take; None is no limit."""

IN_FLIGHT_PER_WORKER = 4
"""Bounds memory: no more items than this wait for one worker."""
STARTING = 120.0
"""Seconds a worker may need to load what it works with."""
GRACE = 5.0
DIED = "reading it ended the process that read it, as a fault in a library does: it is left out"
"""The reason of an item whose process died."""
_WALL = 4
"""An item's seconds are of processor time. Of the clock's it may take so many times as many, and GRACE, before its process is killed."""
RECYCLED_AFTER = 2_000
"""Items after which a worker is replaced."""
_USUAL = 10_000
"""Characters of a text that may take the seconds of the settings; longer ones may take longer in proportion."""


def seconds_for(text: str, seconds: float) -> float:
    """The time budget of a text, in seconds of processor time: how busy the machine is makes no difference."""
    return seconds_for_size(len(text), seconds)


def seconds_for_size(characters: int, seconds: float) -> float:
    """That of a text of so many characters."""
    return seconds * max(1.0, characters / _USUAL)


class TookTooLong(BaseException):
    """The item's time is over. No `Exception`: nothing on the way is to take it for a fault of its own."""


class DidNotStart(LegationError):
    """A worker could not load what it works with."""


def run_ordered(
    load: Load[Item, Result], items: Iterable[Item], workers: int = 1, *, lost: Lost[Item, Result],
    seconds: Seconds[Item] | None = None, settled: Callable[[Item], Result | None] | None = None,
) -> Iterator[tuple[Item, Result]]:  # fmt: skip
    """(item, result) pairs in the order of `items`, whatever the number of workers; `load` must be picklable for several.

    `settled` gives the result of an item that needs no work, else None; `lost` that of one that took longer than `seconds` or whose
    process died. Raises DidNotStart.
    """
    if workers <= 1:
        yield from _here(load, items, lost, seconds, settled)
        return
    with Crew(load, workers, lost, seconds) as crew, ThreadPoolExecutor(workers, "worker") as threads:
        try:
            waiting: deque[tuple[Item, Future[Result]]] = deque()
            for item in items:
                waiting.append((item, _begun(threads, crew, item, settled)))
                while waiting and (len(waiting) >= workers * IN_FLIGHT_PER_WORKER or waiting[0][1].done()):
                    first, future = waiting.popleft()
                    yield first, future.result()
            while waiting:
                first, future = waiting.popleft()
                yield first, future.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            crew.close()


def _begun(
    threads: ThreadPoolExecutor, crew: "Crew[Item, Result]", item: Item, settled: Callable[[Item], Result | None] | None
) -> "Future[Result]":
    result = settled(item) if settled else None
    if result is None:
        return threads.submit(crew.one, item)
    future: Future[Result] = Future()
    future.set_result(result)
    return future


def _here(
    load: Load[Item, Result], items: Iterable[Item], lost: Lost[Item, Result], seconds: Seconds[Item] | None,
    settled: Callable[[Item], Result | None] | None,
) -> Iterator[tuple[Item, Result]]:  # fmt: skip
    """In this process, which loads only once there is something to do."""
    work: Callable[[Item], Result] | None = None
    for item in items:
        result = settled(item) if settled else None
        if result is None:
            work = work or load()
            allowed = seconds(item) if seconds else None
            try:
                with limited(allowed):
                    result = work(item)
            except TookTooLong:
                result = lost(item, _overran(allowed))
        yield item, result


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Raise TookTooLong in what runs inside when so much processor time is spent: in the main thread, where the system has timers."""
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    inside = True

    def over(*_: object) -> None:
        if inside:
            raise TookTooLong

    before = signal.signal(signal.SIGPROF, over)
    # Again every second: where it is raised in a callback of a library, it may be lost.
    left = signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        try:
            yield
        finally:
            inside = False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before or signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, *left)


class Crew(Generic[Item, Result]):
    """Processes that are started as they are needed, up to a number, and kept. May be used from several threads."""

    def __init__(
        self, load: Load[Item, Result], count: int, lost: Lost[Item, Result], seconds: Seconds[Item] | None = None
    ) -> None:
        self._load, self._lost, self._seconds = load, lost, seconds
        self._turns = threading.BoundedSemaphore(count)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    def __enter__(self) -> "Crew[Item, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def one(self, item: Item) -> Result:
        """The result of one item, when a worker is free. Raises DidNotStart; what the work itself raises as RuntimeError."""
        allowed = self._seconds(item) if self._seconds else None
        with self._turns:
            worker = self._take()
            try:
                answer = worker.ask(item, allowed)
            except TimeoutError:
                return self._lost(item, _overran(allowed))
            except (EOFError, OSError):
                return self._lost(item, DIED)
            finally:
                self._give_back(worker)
        kind, value = answer
        if kind == _RAISED:
            raise RuntimeError(value)
        result: Result = value if kind == _DONE else self._lost(item, _overran(allowed))
        return result

    def close(self) -> None:
        """End all processes at once, whatever they do."""
        with self._lock:
            self._closed = True
            idle, busy = list(self._idle), self._all - set(self._idle)
            self._idle.clear()
        for worker in idle:
            self._forget(worker)
        for worker in busy:
            worker.process.kill()  # the thread that asked it lets go of the rest

    def _take(self) -> "_Worker":
        while True:
            with self._lock:
                if self._closed:
                    raise _stopped()
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                return self._start()
            if worker.process.is_alive():
                return worker
            self._forget(worker)

    def _start(self) -> "_Worker":
        with self._lock:
            if self._closed:
                raise _stopped()
            worker = _Worker(self._load)
            self._all.add(worker)
        try:
            worker.wait_until_ready()
        except DidNotStart:
            self._forget(worker)
            raise
        return worker

    def _give_back(self, worker: "_Worker") -> None:
        with self._lock:
            kept = worker.is_whole and worker.done < RECYCLED_AFTER and not self._closed
            if kept:
                self._idle.append(worker)
        if not kept:
            self._forget(worker)

    def _forget(self, worker: "_Worker") -> None:
        with self._lock:
            self._all.discard(worker)
        worker.end()


_READY, _DONE, _OVERRAN, _RAISED = "ready", "done", "overran", "raised"


class _Worker:
    """A process and the end of its pipe."""

    def __init__(self, load: Callable[[], Callable[[Any], Any]]) -> None:
        # spawn: nothing of this process (threads, open databases) leaks into the worker.
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, load), daemon=True)
        self.process.start()
        other.close()
        self.done = 0
        self.is_whole = True
        """Whether it can be asked again."""

    def wait_until_ready(self) -> None:
        """Raises DidNotStart."""
        try:
            kind, value = self._receive(STARTING)
        except TimeoutError:
            raise DidNotStart(f"a process that reads articles did not start within {STARTING:.0f} s") from None
        except (EOFError, OSError):
            raise DidNotStart("a process that reads articles ended while it started") from None
        if kind != _READY:
            raise DidNotStart(value)

    def ask(self, item: Any, seconds: float | None) -> tuple[str, Any]:
        """Its answer. Raises TimeoutError, or EOFError or OSError when the process has ended."""
        self.is_whole = False
        self._pipe.send((item, seconds))
        answer = self._receive(_WALL * seconds + GRACE if seconds else None)
        self.is_whole = True
        self.done += 1
        return answer

    def end(self) -> None:
        """At once: it may never come back by itself."""
        self.process.kill()
        self.process.join()
        self._pipe.close()

    def _receive(self, seconds: float | None) -> tuple[str, Any]:
        if not self._pipe.poll(seconds):
            raise TimeoutError
        answer: tuple[str, Any] = self._pipe.recv()
        return answer


def _stopped() -> DidNotStart:
    return DidNotStart("the processes that read articles have been stopped")


def _overran(seconds: float | None) -> str:
    return f"reading it took longer than {seconds or 0:g} s of processor time: it is left out; LEGATION_ARTICLE_SECONDS sets how long it may"


def _serve(pipe: "Connection[Any, Any]", load: Callable[[], Callable[[Any], Any]]) -> None:
    """The life of a worker: load, then one answer for each question until nobody asks any more."""
    # Ctrl-C reaches the whole group; the one that started it ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        work = load()
    except Exception as error:
        pipe.send((_RAISED, str(error)))
        return
    pipe.send((_READY, None))
    while True:
        try:
            item, seconds = pipe.recv()
        except EOFError:
            return
        pipe.send(_answer(work, item, seconds))


def _answer(work: Callable[[Any], Any], item: Any, seconds: float | None) -> tuple[str, Any]:
    try:
        with limited(seconds):
            return _DONE, work(item)
    except TookTooLong:
        return _OVERRAN, None
    except Exception as error:
        return _RAISED, f"{type(error).__name__}: {error}"


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
