"""The server process: when it is told to end, it ends soon and keeps what was read."""

import json
import signal
import subprocess
import sys
import urllib.request
from http.client import HTTPResponse
from pathlib import Path

from legation.store.sql import open_store
from tests.serving import served

MANY = 2_000


def batch() -> bytes:
    texts = (f"Canada sent {number} soldiers to Latvia on Monday, the minister said." for number in range(2, MANY + 2))
    return "\n".join(json.dumps({"text": text, "outlet": "Eastern Wire"}) for text in texts).encode()


def test_a_followed_job_does_not_hold_up_the_end_of_the_server(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'graph.db'}"
    with served(database) as (base, server):
        sent = urllib.request.Request(
            f"{base}/v1/articles/batch", batch(), {"Content-Type": "application/x-ndjson"}, method="POST"
        )
        with urllib.request.urlopen(sent) as answer:
            job = json.load(answer)["id"]
        with urllib.request.urlopen(f"{base}/v1/jobs/{job}/events") as events:
            told = _wait_for_articles(events)
            server.send_signal(signal.SIGTERM)
            rest = events.read()
            server.wait(20)
        assert server.returncode in (0, -signal.SIGTERM)
        assert b"event: end" not in rest
    store = open_store(database)
    kept = store.stats().articles
    store.close()
    assert told <= kept < MANY


def _wait_for_articles(events: HTTPResponse) -> int:
    for line in events:
        if line.startswith(b"data: ") and (done := json.loads(line[6:])["done"]) > 3:
            return int(done)
    raise AssertionError("the job ended before it was looked at")


def test_a_port_that_is_taken_ends_the_command_with_a_failure(tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path / 'graph.db'}"
    with served(database) as (base, _):
        command = [sys.executable, "-m", "legation.cli", "serve", "--port", base.rsplit(":", 1)[1], "--db", database]
        done = subprocess.run(command, capture_output=True, timeout=30, check=False)
    assert done.returncode != 0
    assert b"address already in use" in done.stderr
