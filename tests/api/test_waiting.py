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


def answers_meanwhile(client: TestClient) -> bool:
    """Whether the service answers before what holds the others up lets go; a minute is for busy machines."""
    answered = threading.Event()

    def ask() -> None:
        if client.get("/v1/stats").status_code == 200:
            answered.set()

    threading.Thread(target=ask, daemon=True).start()
    return answered.wait(60)


def test_many_may_follow_a_job_that_takes_long(client: TestClient) -> None:
    go = threading.Event()

    def work(_: bytes, first: int) -> Iterator[Built]:
        go.wait()
        yield Built("a", Result.ADDED)

    jobs = parts_of(client).jobs
    jobs._work = work
    job = jobs.add(b"x")
    told: list[str] = []
    threads = crowd(lambda: told.append(client.get(f"/v1/jobs/{job.id}/events").text))
    answers = answers_meanwhile(client)
    go.set()
    for thread in threads:
        thread.join()
    assert answers
    assert len(told) == CROWD
    assert all("event: end" in text for text in told)


def test_many_articles_may_wait_to_be_read(client: TestClient) -> None:
    answers: list[int] = []
    go = threading.Event()
    parts = parts_of(client)
    waiting = [threading.Thread(target=client.portal.call, args=(parts.read, go.wait)) for _ in range(2)]  # type: ignore[union-attr]
    for thread in waiting:
        thread.start()
    threads = crowd(lambda: answers.append(client.post("/v1/articles", json={"text": GERMAN}).status_code))
    meanwhile, early = answers_meanwhile(client), list(answers)
    go.set()
    for thread in (*waiting, *threads):
        thread.join()
    assert meanwhile
    assert early == []
    assert answers == [409] * CROWD
