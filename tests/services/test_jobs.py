"""Work that outlives its request, and the process that took it."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from legation.domain.job import Job, State
from legation.errors import BadInput
from legation.services import jobs as module
from legation.services.build import Built, Result
from legation.services.jobs import Busy, Jobs
from legation.store import job_queue
from legation.store.filters import Paging
from legation.store.sql import SqlStore

FOUR = [
    Built("a", Result.ADDED, claim_count=3),
    Built("b", Result.FAILED, message="empty\x00"),
    Built("c", Result.ADDED),
    Built("d", Result.SKIPPED, message="German"),
]


def lines(_: bytes, first: int) -> Iterator[Built]:
    yield from FOUR[first:]


@pytest.fixture
def begin(store: SqlStore) -> Iterator[Callable[[module.Work], Jobs]]:
    """Starts a reader of the queue as one more process would."""
    begun: list[Jobs] = []

    def start(work: module.Work) -> Jobs:
        begun.append(Jobs(store.queue(), work))
        begun[-1].start()
        return begun[-1]

    yield start
    for jobs in begun:
        jobs.close()


def when(store: SqlStore, id_: str, holds: Callable[[Job], bool] = lambda job: job.ended) -> Job:
    for _ in range(1_000):
        job = store.queue().get(id_)
        assert job is not None
        if holds(job):
            return job
        time.sleep(0.01)
    raise AssertionError(job)


def test_a_job_counts_and_keeps_what_became_of_each_item(store: SqlStore, begin: Callable[..., Jobs]) -> None:
    job = when(store, begin(lines).add(b"x").id)
    assert (job.state, job.done, job.claim_count) == (State.DONE, 4, 3)
    assert job.counts == {"added": 2, "failed": 1, "skipped": 1}
    assert job.errors == (("b", "empty "),)
    first = store.queue().items(job.id, Paging(limit=3))
    rest = store.queue().items(job.id, Paging(limit=3, cursor=first.next_cursor))
    assert [(i.number, i.path, i.result) for i in (*first.items, *rest.items)] == [
        (0, "a", "added"),
        (1, "b", "failed"),
        (2, "c", "added"),
        (3, "d", "skipped"),
    ]


def test_a_batch_that_waits_is_read_by_the_next_start(store: SqlStore, begin: Callable[..., Jobs]) -> None:
    kept = Jobs(store.queue(), lines).add(b"the body")
    bodies: list[bytes] = []

    def work(body: bytes, first: int) -> Iterator[Built]:
        bodies.append(body)
        yield from FOUR[first:]

    begin(work)
    assert when(store, kept.id).state is State.DONE
    assert bodies == [b"the body"]


def test_closing_lets_go_after_the_item_under_way_and_the_next_start_goes_on(
    store: SqlStore, begin: Callable[..., Jobs]
) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(_: bytes, first: int) -> Iterator[Built]:
        for built in FOUR[first:]:
            begun.set()
            go.wait(10)
            yield built

    jobs = begin(slow)
    job = jobs.add(b"x")
    assert begun.wait(10)
    jobs.stopping = True
    go.set()
    jobs.close()
    left = store.queue().get(job.id)
    assert left
    assert (left.state, left.done) == (State.QUEUED, 1)
    begin(lines)
    assert when(store, job.id).counts == {"added": 2, "failed": 1, "skipped": 1}


def test_an_item_that_takes_too_long_to_end_is_given_up_and_read_anew(
    store: SqlStore, begin: Callable[..., Jobs]
) -> None:
    begun, killed = threading.Event(), threading.Event()

    def stuck(_: bytes, first: int) -> Iterator[Built]:
        begun.set()
        killed.wait(10)
        yield Built("a", Result.FAILED, message="reading it ended the process")

    jobs = begin(stuck)
    job = jobs.add(b"x")
    assert begun.wait(10)
    jobs.close(0.05)
    killed.set()
    jobs.close()
    left = store.queue().get(job.id)
    assert left
    assert (left.state, left.done, left.errors) == (State.QUEUED, 0, ())


def test_what_a_dead_process_held_is_read_on_by_another_and_nothing_twice(
    store: SqlStore, begin: Callable[..., Jobs], monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = store.queue()
    monkeypatch.setattr(job_queue, "HELD_SECONDS", 0.2)
    job = queue.put(b"x")
    taken = queue.claim("dead")
    assert taken
    assert queue.record(taken[0], "dead", job_queue.JobItem(0, "a", "added"))
    assert queue.claim("other") is None
    begin(lines)
    assert when(store, job.id).counts == {"added": 2, "failed": 1, "skipped": 1}
    assert queue.record(taken[0], "dead", job_queue.JobItem(1, "b", "added")) is None
    assert not queue.hold(job.id, "dead")
    assert not queue.end(job.id, "dead", State.FAILED)


def test_two_readers_share_a_queue_and_read_each_job_once(store: SqlStore, begin: Callable[..., Jobs]) -> None:
    read: list[bytes] = []

    def work(body: bytes, first: int) -> Iterator[Built]:
        read.append(body)
        yield Built("a", Result.ADDED)

    readers = [begin(work), begin(work)]
    sent = [readers[n % 2].add(str(n).encode()) for n in range(8)]
    assert {when(store, job.id).state for job in sent} == {State.DONE}
    assert sorted(read) == [str(n).encode() for n in range(8)]


def test_a_job_that_breaks_says_why_and_the_next_one_runs(store: SqlStore, begin: Callable[..., Jobs]) -> None:
    def broken(body: bytes, first: int) -> Iterator[Built]:
        yield Built("a", Result.ADDED)
        if body == b"bad":
            raise BadInput("no lines")

    jobs = begin(broken)
    first, second = jobs.add(b"bad"), jobs.add(b"good")
    failed = when(store, first.id)
    assert (failed.state, failed.done, failed.message) == (State.FAILED, 1, "no lines")
    assert when(store, second.id).state is State.DONE


def test_an_item_that_ends_the_service_again_and_again_is_left_out(store: SqlStore, begin: Callable[..., Jobs]) -> None:
    queue = store.queue()
    job = queue.put(b"x")
    for _ in range(3):
        taken = queue.claim("dying")
        assert taken
        with store._write_apart() as connection:
            connection.execute(job_queue.update(job_queue.t.job).values(held_until=0.0))
    begin(lines)
    ended = when(store, job.id)
    assert (ended.state, ended.done, ended.counts) == (State.DONE, 4, {"added": 1, "failed": 2, "skipped": 1})
    assert ended.errors[0] == ("item 1", "reading it ended the service 3 times: it is left out")


def test_a_cancelled_job_stops_after_the_item_under_way(store: SqlStore, begin: Callable[..., Jobs]) -> None:
    begun, go = threading.Event(), threading.Event()

    def slow(_: bytes, first: int) -> Iterator[Built]:
        for built in FOUR[first:]:
            begun.set()
            go.wait(10)
            yield built

    jobs = begin(slow)
    running, waiting = jobs.add(b"x"), jobs.add(b"y")
    assert begun.wait(10)
    for job in (waiting, running):
        assert store.queue().cancel(job.id)
    go.set()
    stopped, never = when(store, running.id), when(store, waiting.id)
    assert (stopped.state, stopped.done) == (State.CANCELLED, 1)
    assert (never.state, never.done) == (State.CANCELLED, 0)
    assert store.queue().cancel("none") is None


def test_more_than_can_wait_is_refused(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAITING_JOBS", 2)
    jobs = Jobs(store.queue(), lines)
    for _ in range(2):
        jobs.add(b"x")
    with pytest.raises(Busy):
        jobs.add(b"x")


def test_jobs_that_ended_long_ago_are_forgotten(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_queue, "KEPT", 2)
    queue = store.queue()
    ended = [queue.put(b"x") for _ in range(4)]
    for job in ended:
        queue.cancel(job.id)
    last = queue.put(b"x")
    assert {job.id for job in queue.jobs(Paging()).items} == {last.id, ended[2].id, ended[3].id}
