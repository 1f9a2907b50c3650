"""The server process: as uvicorn runs it, but those who follow a job do not hold up its end."""

import socket

import uvicorn
from fastapi import FastAPI

_PATIENCE = 10
"""Seconds that requests under way are given once the server is told to stop."""


class _Server(uvicorn.Server):
    """uvicorn waits for open answers before it tells the application to stop; a followed job would be waited for in vain."""

    def __init__(self, app: FastAPI, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if (parts := getattr(self._app.state, "parts", None)) is not None:
            parts.jobs.stopping = True
        await super().shutdown(sockets)


def run(app: FastAPI, host: str, port: int, log_level: str) -> None:
    """Serve until interrupted. Exits with 3 when the application does not start, as with a port that is taken."""
    server = _Server(
        app, uvicorn.Config(app, host=host, port=port, log_level=log_level, timeout_graceful_shutdown=_PATIENCE)
    )
    try:
        server.run()
    except KeyboardInterrupt:
        return
    if not server.started:
        raise SystemExit(3)
