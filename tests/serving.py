"""A real server over a database: the process `legation serve` starts."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE = 30.0


@contextmanager
def served(database: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Its address, as soon as it answers, and its process, which is told to end afterwards."""
    environment = {**os.environ, "LEGATION_DATABASE": database}
    command = [sys.executable, "-m", "legation.cli", "serve", "--port", (port := _free_port())]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + _PATIENCE
        while not _answers(f"{base}/readyz"):
            assert server.poll() is None, f"the server ended with {server.returncode}"
            assert time.monotonic() < until, f"no answer within {_PATIENCE} s"
            time.sleep(0.02)
        yield base, server
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
