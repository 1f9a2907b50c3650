"""Connections that ask for too much, or too slowly: each ends in its sentence, and others are answered meanwhile."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
from fastapi import FastAPI, Request

from legation.api import guards, uvicorn_server
from legation.api.guards import Guards
from legation.api.uvicorn_server import Server, configured


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server with short patience over an application that reads what it is sent."""
    monkeypatch.setattr(uvicorn_server, "HEAD_SECONDS", 0.5)
    monkeypatch.setattr(uvicorn_server, "BODY_SECONDS", 0.5)
    monkeypatch.setattr(uvicorn_server, "CONNECTIONS", 8)
    monkeypatch.setattr(guards, "_BODIES", 2_000)
    monkeypatch.setattr(guards, "_LARGEST_BODIES", 1)
    app = FastAPI()

    @app.post("/")
    async def take(request: Request) -> int:
        return len(await request.body())

    app.add_middleware(Guards, hosts=("*",), max_body=2_000)
    server = Server(app, configured(app, host="127.0.0.1", port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(20)


def opened(port: int, sent: bytes = b"") -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    if sent:
        connection.sendall(sent)
    return connection


def told(connection: socket.socket) -> bytes:
    """All it is answered until the other side closes."""
    found = b""
    try:
        while part := connection.recv(65_536):
            found += part
    except ConnectionError:
        pass
    connection.close()
    return found


HEAD = b"POST / HTTP/1.1\r\nHost: x\r\n"


def post(port: int, size: int = 2) -> bytes:
    return told(opened(port, HEAD + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % size + b"x" * size))


def test_a_request_is_answered(port: int) -> None:
    assert post(port).startswith(b"HTTP/1.1 200")
    assert post(port, 3_000).startswith(b"HTTP/1.1 413")


def test_headers_without_end_are_cut_off(port: int) -> None:
    connection = opened(port, HEAD)
    try:
        for _ in range(400):
            connection.sendall(b"X-Long: " + b"a" * 10_000 + b"\r\n")
    except ConnectionError:
        pass
    found = told(connection)
    assert not found or found.startswith(b"HTTP/1.1 431")
    assert post(port).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("sent", [b"", HEAD, HEAD + b"Content-Length: 100\r\n\r\nabc"])
def test_who_goes_silent_is_let_go(port: int, sent: bytes) -> None:
    connection = opened(port, sent)
    assert post(port).startswith(b"HTTP/1.1 200")
    assert b"HTTP/1.1 408" in told(connection)


def test_no_more_connections_than_can_be_held(port: int) -> None:
    held = [opened(port) for _ in range(8)]
    time.sleep(0.1)
    assert told(opened(port)).startswith(b"HTTP/1.1 503")
    for connection in held:
        connection.close()
    time.sleep(0.1)
    assert post(port).startswith(b"HTTP/1.1 200")


def test_bodies_on_their_way_are_bounded_together(port: int) -> None:
    held = [opened(port, HEAD + b"Content-Length: 1500\r\n\r\n" + b"x" * 900) for _ in range(2)]
    time.sleep(0.2)
    refused = post(port, 600)
    assert refused.startswith(b"HTTP/1.1 503")
    assert b"/problems/overloaded" in refused
    for connection in held:
        connection.close()
    time.sleep(0.2)
    assert post(port, 600).startswith(b"HTTP/1.1 200")
