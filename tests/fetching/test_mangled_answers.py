"""Hundreds of broken answers, made by a seeded mutator: each ends in an answer or in a failure that says why, and soon."""

import random
import socket
import threading
from collections.abc import Iterator

import pytest

from legation.fetching.answers import Fetched, Limits
from legation.fetching.client import Fetcher, user_agent
from legation.fetching.connecting import AddressPolicy
from legation.fetching.failures import FetchFailed
from tests.fetching.site import LOOPBACK, zipped

WHOLE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n",
    b'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nETag: "x"\r\n\r\n' + zipped(b"hello" * 50),
    b"HTTP/1.1 100 Continue\r\n\r\n" * 300 + b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx",
    b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
    b"HTTP/1.1 429 Busy\r\nRetry-After: 0\r\n\r\n",
    b"HTTP/1.1 304 Not Modified\r\n\r\n",
    b"HTTP/0.9\r\n",
    b"",
)


def mangled(rng: random.Random) -> bytes:
    data = bytearray(rng.choice(WHOLE))
    for _ in range(rng.randrange(5)):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(3)
        if kind == 0:
            data[at : at + 1] = rng.randbytes(1)
        elif kind == 1:
            del data[at : at + rng.randrange(1, 20)]
        else:
            data[at:at] = rng.randbytes(rng.randrange(1, 9))
    return bytes(data)


@pytest.fixture
def port() -> Iterator[int]:
    """A server whose robots.txt is missing and whose other answers are mangled."""
    rng = random.Random(20161221)
    with socket.socket() as server:
        server.bind((LOOPBACK, 0))
        server.listen(50)

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(2)
                    try:
                        asked = connection.recv(5_000)
                        robots = b"/robots.txt" in asked.split(b"\r\n")[0]
                        connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n" if robots else mangled(rng))
                    except OSError:
                        continue

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


def test_mangled_answers_end_in_an_answer_or_a_failure_that_says_why(port: int) -> None:
    policy = AddressPolicy(lambda host, _: [LOOPBACK], frozenset({(LOOPBACK, port)}))
    limits = Limits(total=3, step=1, delay=0, patience=1, tries=2)
    fetcher = Fetcher(user_agent(), limits=limits, policy=policy, sleep=lambda _: None)
    ends: list[Fetched | str] = []
    for n in range(400):
        try:
            ends.append(fetcher.fetch(f"http://host{n}.com:{port}/a"))
        except FetchFailed as error:
            ends.append(str(error))
    assert sum(isinstance(end, Fetched) for end in ends) > 50
    assert all(isinstance(end, Fetched) or end for end in ends)
