"""Whoever waits, for a job or for a turn to be read, keeps nobody from asking."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from legation.api.dependencies import Parts
from legation.services.build import Built, Result

CROWD = 50
"""More than the threads the framework has for all routes together."""
GERMAN = "Der Bundeskanzler hat am Montag mit dem russischen Präsidenten über die Lage gesprochen und ihn gewarnt."


def parts_of(client: TestClient) -> Parts:
    app = client.app
    assert isinstance(app, FastAPI)
    found: Parts = app.state.parts
    return found


def crowd(ask: Callable[[], Any]) -> list[threading.Thread]:
    threads = [threading.Thread(target=ask) for _ in range(CROWD)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    return threads


def seconds_to_answer(client: TestClient) -> float:
    began = time.monotonic()
    assert client.get("/v1/stats").status_code == 200
    return time.monotonic() - began


def test_many_may_follow_a_job_that_takes_long(client: TestClient) -> None:
    go = threading.Event()

    def work(_: bytes, first: int) -> Iterator[Built]:
        go.wait(60)
        yield Built("a", Result.ADDED)

    jobs = parts_of(client).jobs
    jobs._work = work
    job = jobs.add(b"x")
    told: list[str] = []
    threads = crowd(lambda: told.append(client.get(f"/v1/jobs/{job.id}/events").text))
    took = seconds_to_answer(client)
    go.set()
    for thread in threads:
        thread.join()
    assert took < 3
    assert len(told) == CROWD
    assert all("event: end" in text for text in told)


def test_many_articles_may_wait_to_be_read(client: TestClient) -> None:
    answers: list[int] = []
    go = threading.Event()
    parts = parts_of(client)
    waiting = [threading.Thread(target=client.portal.call, args=(parts.read, go.wait, 60)) for _ in range(2)]  # type: ignore[union-attr]
    for thread in waiting:
        thread.start()
    threads = crowd(lambda: answers.append(client.post("/v1/articles", json={"text": GERMAN}).status_code))
    took = seconds_to_answer_within(client, 5)
    assert answers == []
    go.set()
    for thread in (*waiting, *threads):
        thread.join()
    assert took < 3
    assert answers == [409] * CROWD


def seconds_to_answer_within(client: TestClient, most: float) -> float:
    """`most` when there is no answer by then: a reader that waits for us would wait for ever."""
    took: list[float] = []
    asking = threading.Thread(target=lambda: took.append(seconds_to_answer(client)), daemon=True)
    asking.start()
    asking.join(most)
    return took[0] if took else most
