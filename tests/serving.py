"""A real server over a database: the process `legation serve` starts."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path

_PATIENCE = 90.0


@contextmanager
def served(database: str, log: Path | None = None, **settings: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Its address, as soon as it answers, and its process, which is told to end afterwards; `settings` are LEGATION_*.

    What it says on stderr goes into the file `log`.
    """
    program = (sys.executable, "-m", "legation.cli")
    with served_by(program, {**os.environ, "LEGATION_DATABASE": database, **settings}, log=log) as service:
        yield service


@contextmanager
def served_by(
    program: tuple[str, ...],
    environment: Mapping[str, str],
    folder: Path | None = None,
    log: Path | None = None,
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The same by any `program` that is Legation's command line, run in `folder`."""
    command = [*program, "serve", "--port", (port := free_port())]
    with log.open("wb") if log else nullcontext(subprocess.DEVNULL) as said:
        server = subprocess.Popen(command, env=environment, cwd=folder, stderr=said)
    base = f"http://127.0.0.1:{port}"
    try:
        answers(f"{base}/readyz", server)
        yield base, server
    finally:
        server.terminate()
        server.wait(60)


def free_port() -> str:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def answers(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers there, whatever it says; a service that is not ready says so with 5xx."""
    until = time.monotonic() + _PATIENCE
    while not _answers(url):
        assert server.poll() is None, f"the server ended with {server.returncode}"
        assert time.monotonic() < until, f"no answer within {_PATIENCE} s"
        time.sleep(0.02)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False
