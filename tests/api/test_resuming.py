"""The service is killed or told to end at work: what it answered is there at the next start, once, and every job ends.

LEGATION_KILLS makes it longer (`make fuzz`: 200), on PostgreSQL too.
"""

import json
import os
import random
import signal
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from subprocess import Popen
from threading import Thread
from typing import Any

import pytest

from tests.serving import served

ITEMS = 12
KILLS = int(os.environ.get("LEGATION_KILLS", "3"))
LONG = KILLS > 3


def send(base: str, path: str, body: bytes, kind: str = "application/x-ndjson") -> Any:
    request = urllib.request.Request(f"{base}{path}", body, {"Content-Type": kind}, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def ask(base: str, path: str) -> Any:
    with urllib.request.urlopen(f"{base}{path}", timeout=60) as answer:
        return json.load(answer)


def texts(name: str) -> Iterator[bytes]:
    for n in range(ITEMS):
        text = f"Canada sent {n + 2} soldiers to Latvia on Monday, the minister said."
        yield json.dumps({"text": text, "outlet": f"{name} Wire"}).encode()


@pytest.fixture(params=["sqlite", *(["postgresql"] if LONG else [])])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'graph.db'}" if request.param == "sqlite" else request.getfixturevalue("postgresql")


def batch_ended_by(how: signal.Signals, database: str, name: str, chance: random.Random, beside: int = 0) -> str:
    """The job of a batch; the service that took it is ended while it, or one of so many beside it, reads it."""
    with ExitStack() as running:
        base, server = running.enter_context(served(database))
        for _ in range(beside):
            running.enter_context(served(database))
        job = str(send(base, "/v1/articles/batch", b"\n".join(texts(name)))["id"])
        _wait(base, job, 1 + chance.randrange(4))
        server.send_signal(how)
        server.wait(60)
    return job


def posts_killed(database: str, name: str, chance: random.Random) -> list[str]:
    """The ids of the articles that were answered before the kill."""
    answered: list[str] = []
    with served(database) as (base, server):
        until = 1 + chance.randrange(4)
        killer = Thread(target=_kill_after, args=(server, answered, until, chance.uniform(0, 0.05)))
        killer.start()
        try:
            for text in texts(name):
                answered.append(send(base, "/v1/articles", text, "application/json")["id"])  # noqa: PERF401
        except (OSError, urllib.error.URLError, ValueError):
            pass
        killer.join()
    return answered


def _kill_after(server: Popen[bytes], answered: list[str], until: int, wait: float) -> None:
    while len(answered) < until and server.poll() is None:
        time.sleep(0.002)
    time.sleep(wait)
    server.kill()


def test_nothing_that_was_answered_is_lost_or_doubled_whatever_ends_the_service(database: str) -> None:
    chance = random.Random(7)
    jobs: list[str] = []
    posted: list[str] = []
    for kill in range(KILLS):
        name = f"Eastern {kill}"
        if kill % 4 == 0:
            jobs.append(batch_ended_by(signal.SIGKILL, database, name, chance))
        elif kill % 4 == 1:
            jobs.append(batch_ended_by(signal.SIGTERM, database, name, chance))
        elif kill % 4 == 2:
            posted += posts_killed(database, name, chance)
        else:
            jobs.append(batch_ended_by(signal.SIGKILL, database, name, chance, beside=1))
    with served(database) as (base, _):
        for job in jobs:
            _wait(base, job, ITEMS)
            ended = ask(base, f"/v1/jobs/{job}")
            assert (ended["state"], sum(ended["counts"].values()), ended["errors"]) == ("done", ITEMS, [])
            items = ask(base, f"/v1/jobs/{job}/items?limit=200")["items"]
            assert [item["number"] for item in items] == list(range(ITEMS))
            assert len({item["article"] for item in items}) == ITEMS
        assert all(ask(base, f"/v1/articles/{article}")["id"] == article for article in posted)
        # The post under way at a kill may be stored without its answer.
        under_way = KILLS // 4 + (KILLS % 4 > 2)
        sure = len(jobs) * ITEMS + len(posted)
        assert sure <= ask(base, "/v1/stats")["articles"] <= sure + under_way


def _wait(base: str, job: str, done: int) -> None:
    until = time.monotonic() + 120
    while (found := ask(base, f"/v1/jobs/{job}"))["done"] < done or (done == ITEMS and found["state"] != "done"):
        assert time.monotonic() < until, found
        time.sleep(0.05)
