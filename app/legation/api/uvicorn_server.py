"""The server process: as uvicorn runs it, with limits to what a connection may take, and without waiting for those who follow a job."""

import asyncio
import socket
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

_PATIENCE = 10
"""Seconds that requests under way are given once the server is told to stop."""
HEAD_BYTES = 64 * 1024
"""What the head of a request (its address and headers) may have."""
HEAD_SECONDS, BODY_SECONDS = 10.0, 30.0
"""How long a head may take to come, and how long a body may pause."""
CONNECTIONS = 1_000


class Server(uvicorn.Server):
    """uvicorn waits for open answers before it tells the application to stop; a followed job would be waited for in vain."""

    def __init__(self, app: ASGIApp, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if (parts := getattr(getattr(self._app, "state", None), "parts", None)) is not None:
            parts.stop()
        await super().shutdown(sockets)


class BoundedProtocol(HttpToolsProtocol):
    """Ends connections whose requests have too long a head, come too slowly, or are too many."""

    _head_bytes = 0
    _in_head = True
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            self._refuse(503, "too many connections: try again later")
            return
        self._wait(HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        # Counted as they come: a head that never ends is never parsed whole.
        self._head_bytes = self._head_bytes + len(data) if self._in_head else 0
        if self._head_bytes > HEAD_BYTES and not self.transport.is_closing():
            self._refuse(431, f"the headers have more than {HEAD_BYTES} bytes")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head = True
        self._wait(HEAD_SECONDS)

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._wait(BODY_SECONDS)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._wait(BODY_SECONDS)
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._stop_waiting()
        super().on_message_complete()

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._timer = self.loop.call_later(seconds, self._too_slow, seconds)

    def _stop_waiting(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self, seconds: float) -> None:
        if self.flow.read_paused:
            # We do not read on: the sender is not to blame.
            self._wait(seconds)
        elif not self.transport.is_closing():
            self._refuse(408, f"nothing came for {seconds:.0f} s")

    def _refuse(self, status: int, why: str) -> None:
        self._stop_waiting()
        body = why.encode("ascii")
        head = f"content-type: text/plain; charset=utf-8\r\ncontent-length: {len(body)}\r\nconnection: close\r\n\r\n"
        self.transport.write(STATUS_LINE[status] + head.encode("ascii") + body)
        self.transport.close()


def run(app: ASGIApp, host: str, port: int, log_level: str) -> None:
    """Serve until interrupted. Exits with 1 when the application does not start, as with a port that is taken."""
    server = Server(app, configured(app, host=host, port=port, log_level=log_level))
    try:
        server.run()
    except KeyboardInterrupt:
        return
    if not server.started:
        raise SystemExit(1)


def configured(app: ASGIApp, **more: Any) -> uvicorn.Config:
    """How the server runs the application."""
    # Logs go where ours go (logs.py), one line a request (requests.py).
    return uvicorn.Config(
        app, http=BoundedProtocol, timeout_graceful_shutdown=_PATIENCE, log_config=None, access_log=False, **more
    )
