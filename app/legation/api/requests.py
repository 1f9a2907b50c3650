"""Every request has an id, which its answer, its errors and every log line about it carry; each is counted and logged once."""

import re
from dataclasses import dataclass
from secrets import token_hex
from time import perf_counter

import structlog
from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.api.meters import Meters

HEADER = "X-Request-ID"
_SAFE_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")
_OFTEN = ("/healthz", "/readyz", "/metrics")
"""What machines ask every few seconds is logged for those alone who want to see everything."""
_NOTES = "legation.notes"


@dataclass(slots=True)
class _Notes:
    """What is learnt of a request on its way in; the same object whatever becomes of the scope."""

    route: str = "other"


def request_id() -> str | None:
    """That of the request this code runs for."""
    found = structlog.contextvars.get_contextvars().get("request_id")
    return str(found) if found else None


async def note_route(request: Request) -> None:
    """Keep which described route the request took: what is counted goes by routes, not by addresses."""
    notes: _Notes | None = request.scope.get(_NOTES)
    route = request.scope.get("route")
    if notes is not None and getattr(route, "include_in_schema", False):
        notes.route = getattr(route, "path_format", notes.route)


class Requests:
    """Names, counts and logs requests. An id that is sent is kept where it is safe to write into logs, else one is made."""

    def __init__(self, app: ASGIApp, meters: Meters) -> None:
        self._app, self._meters = app, meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        id_ = given if _SAFE_ID.fullmatch(given) else token_hex(8)
        notes = scope[_NOTES] = _Notes()
        status = 500

        async def naming(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = id_
            await send(message)

        began = perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=id_), self._meters.under_way.track_inprogress():
            try:
                await self._app(scope, receive, naming)
            finally:
                seconds = perf_counter() - began
                self._meters.answered(scope["method"], notes.route, status, seconds)
                _log(scope, notes.route, status, seconds)


def _log(scope: Scope, route: str, status: int, seconds: float) -> None:
    """No query and no header: they hold words of people and keys. A program that holds the service and keeps no logs gets none."""
    if not structlog.is_configured():
        return
    log = structlog.get_logger()
    told = log.debug if scope["path"] in _OFTEN else log.info
    told(
        "request", method=scope["method"], path=scope["path"], route=route, status=status, milliseconds=round(seconds * 1_000, 1)
    )  # fmt: skip
