"""What every request passes: size, origin, security headers. Plain ASGI, so that streams stay streams."""

import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.api.problems import problem

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_LENGTH_DIGITS = 18
"""No body has more; Python refuses to read numbers of thousands of digits."""
_BODIES, _LARGEST_BODIES = 100_000_000, 4
"""All bodies on their way may have so many bytes together, and at least so many of the largest one."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guards:
    """Refuses hosts it does not serve, writes from other sites, and bodies that are too large."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], max_body: int, origins: tuple[str, ...] = ()) -> None:
        self._bodies = _Bodies(max(_BODIES, _LARGEST_BODIES * max_body))
        self._app = app
        self._hosts = hosts
        self._origins = origins
        self._max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["method"], headers)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(scope, send))
            return
        if scope["method"] == "HEAD":
            # The server knows what it was sent and drops the body of the answer.
            scope = {**scope, "method": "GET", "state": {**scope.get("state", {}), "head": True}}
        limited, answering = _Limited(receive, self._max_body, self._bodies), _with_headers(scope, send)

        async def unless_too_large(message: Message) -> None:
            if not limited.exceeded:
                await answering(message)

        # A route whose body the framework reads turns every failure of reading into its own answer: that one is dropped.
        try:
            with suppress(TooLargeError):
                await self._app(scope, limited, unless_too_large)
        finally:
            self._bodies.held -= limited.held
        if limited.crowded:
            busy = problem(
                503, "overloaded", "too many bodies are on their way: send this later", {"Retry-After": "10"}
            )
            await busy(scope, receive, answering)
        elif limited.exceeded:
            await self._too_large()(scope, receive, answering)

    def _refusal(self, method: str, headers: Headers) -> ASGIApp | None:
        host = re.sub(r":\d+$", "", headers.get("host", "")).lower()
        if len(headers.getlist("host")) > 1:
            return problem(400, "unknown-host", "the request has two Host headers: send one")
        if "*" not in self._hosts and host not in self._hosts:
            return problem(400, "unknown-host", "the service does not answer to this Host: see LEGATION_ALLOWED_HOSTS")
        origin = headers.get("origin")
        if method not in _SAFE and origin is not None and not self._may_write(origin, headers.get("host")):
            return problem(403, "forbidden", "writes from other sites are refused: send them without an Origin header")
        length = headers.get("content-length", "")
        if length.isdecimal() and (len(length) > _LENGTH_DIGITS or int(length) > self._max_body):
            return self._too_large()
        return None

    def _may_write(self, origin: str, host: str | None) -> bool:
        return _host_of(origin) == host or origin.lower() in self._origins

    def _too_large(self) -> ASGIApp:
        return problem(413, "too-large", f"more than {self._max_body} bytes: send less at once")


def _host_of(origin: str) -> str | None:
    """None for what is no address: such an origin is nobody's."""
    try:
        return urlsplit(origin).netloc or None
    except ValueError:
        return None


class TooLargeError(Exception):
    """The body went on past the limit."""


class _Bodies:
    """The bodies that requests hold at the moment, in bytes, and how many those may be."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.held = 0


class _Limited:
    def __init__(self, receive: Receive, most: int, bodies: "_Bodies") -> None:
        self._receive = receive
        self._most = most
        self._bodies = bodies
        self.held = 0
        self.exceeded = self.crowded = False

    async def __call__(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            size = len(message.get("body", b""))
            self.held += size
            self._bodies.held += size
            self.crowded = self._bodies.held > self._bodies.most
            if self.held > self._most or self.crowded:
                self.exceeded = True
                raise TooLargeError
        return message


def _with_headers(scope: Scope, send: Send) -> Callable[[Message], Awaitable[None]]:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            for name, value in scope.get("state", {}).get("told", {}).items():
                headers[name] = value
            etag = scope.get("state", {}).get("etag")
            if etag and message["status"] == 200:
                headers["ETag"] = etag
                headers["Cache-Control"] = "no-cache"
        await send(message)

    return sending
