"""The service is killed or told to end while it reads batches: what it answered 202 is read, once, at the next start."""

import json
import random
import signal
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests.serving import served

ITEMS = 12
KILLS = 2


def send(base: str, path: str, body: bytes) -> Any:
    request = urllib.request.Request(f"{base}{path}", body, {"Content-Type": "application/x-ndjson"}, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def ask(base: str, path: str) -> Any:
    with urllib.request.urlopen(f"{base}{path}", timeout=60) as answer:
        return json.load(answer)


def batch(name: str) -> bytes:
    texts = (f"Canada sent {n + 2} soldiers to Latvia on Monday, the minister said." for n in range(ITEMS))
    return "\n".join(json.dumps({"text": text, "outlet": f"{name} Wire"}) for text in texts).encode()


def test_no_batch_is_lost_or_read_twice_whatever_ends_the_service(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'graph.db'}"
    chance = random.Random(7)
    jobs: list[str] = []
    for kill in range(KILLS):
        with served(database) as (base, server):
            jobs.append(send(base, "/v1/articles/batch", batch(f"Eastern {kill}"))["id"])
            _wait(base, jobs[-1], 1 + chance.randrange(4))
            server.send_signal(signal.SIGTERM if kill == 1 else signal.SIGKILL)
            server.wait(60)
    with served(database) as (base, _):
        for job in jobs:
            _wait(base, job, ITEMS)
            ended = ask(base, f"/v1/jobs/{job}")
            assert (ended["state"], sum(ended["counts"].values()), ended["errors"]) == ("done", ITEMS, [])
            items = ask(base, f"/v1/jobs/{job}/items?limit=200")["items"]
            assert [item["number"] for item in items] == list(range(ITEMS))
            assert len({item["article"] for item in items}) == ITEMS
        assert ask(base, "/v1/stats")["articles"] == KILLS * ITEMS


def _wait(base: str, job: str, done: int) -> None:
    until = time.monotonic() + 120
    while (found := ask(base, f"/v1/jobs/{job}"))["done"] < done or (done == ITEMS and found["state"] != "done"):
        assert time.monotonic() < until, found
        time.sleep(0.05)
