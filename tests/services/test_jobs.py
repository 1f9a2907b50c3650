"""Work that outlives its request."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from legation.services import jobs as module
from legation.services.build import Built, Result
from legation.services.jobs import Busy, Job, Jobs, State


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    opened = Jobs()
    yield opened
    opened.close()


def when(jobs: Jobs, id_: str, holds: Callable[[Job], bool]) -> Job:
    for _ in range(500):
        job = jobs.get(id_)
        assert job is not None
        if holds(job):
            return job
        time.sleep(0.01)
    raise AssertionError(job)


def test_a_job_counts_what_became_of_each_item(jobs: Jobs) -> None:
    built = [
        Built("a", Result.ADDED, claim_count=3),
        Built("b", Result.FAILED, message="empty"),
        Built("c", Result.ADDED),
    ]
    job = when(jobs, jobs.start(lambda: iter(built)).id, lambda job: job.ended)
    assert (job.state, job.done, job.claim_count) == (State.DONE, 3, 3)
    assert job.counts == {"added": 2, "failed": 1}
    assert job.errors == (("b", "empty"),)


def test_a_job_that_breaks_says_why_and_the_next_one_runs(jobs: Jobs) -> None:
    def broken() -> Iterator[Built]:
        yield Built("a", Result.ADDED)
        raise RuntimeError("disk full")

    first, second = jobs.start(broken), jobs.start(lambda: iter([Built("b", Result.ADDED)]))
    failed = when(jobs, first.id, lambda job: job.ended)
    assert (failed.state, failed.done, failed.message) == (State.FAILED, 1, "RuntimeError: disk full")
    assert when(jobs, second.id, lambda job: job.ended).state is State.DONE


def test_more_than_can_wait_is_refused_and_taken_again_later(jobs: Jobs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAITING_JOBS", 2)
    go = threading.Event()

    def work() -> Iterator[Built]:
        go.wait(10)
        yield Built("a", Result.ADDED)

    running = jobs.start(work)
    when(jobs, running.id, lambda job: job.state is State.RUNNING)
    waiting = [jobs.start(work) for _ in range(2)]
    with pytest.raises(Busy):
        jobs.start(work)
    go.set()
    for job in waiting:
        when(jobs, job.id, lambda job: job.ended)
    jobs.start(work)


def test_closing_stops_after_the_item_under_way() -> None:
    jobs, begun = Jobs(), threading.Event()

    def endless() -> Iterator[Built]:
        while True:
            begun.set()
            yield Built("a", Result.ADDED)

    job = jobs.start(endless)
    assert begun.wait(10)
    jobs.close()
    stopped = jobs.get(job.id)
    assert stopped is not None
    assert stopped.state is State.RUNNING
