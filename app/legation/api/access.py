"""Who asks, whether they may, and how often. Without LEGATION_AUTH whoever reaches the port may do everything."""

from collections.abc import MutableMapping
from datetime import UTC, datetime
from math import ceil
from secrets import token_hex
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.api.pages import page
from legation.domain import access
from legation.domain.access import Act, Who
from legation.errors import LegationError
from legation.services.access import Allowance, recognise
from legation.settings import Settings

COOKIE = "legation_key"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HOURS = 12
UNGUARDED = ("/healthz", "/readyz")
"""What answers without a key."""
_FORM = (
    "<h1>Sign in</h1><p>{}</p><form method=post><label>Key <input name=key type=password autocomplete=off autofocus "
    "required maxlength=200></label> <button>Sign in</button></form>"
    "<p>A key is made with <code>legation keys create NAME</code> where the service runs.</p>"
)


class NoKey(LegationError):
    """No key was sent, or one that opens nothing."""


class NotAllowed(LegationError):
    """The key does not allow this."""


class TooMany(LegationError):
    """More requests than one key may make."""

    def __init__(self, seconds: float) -> None:
        super().__init__("this key has made too many requests: send this one again after the seconds in Retry-After")
        self.seconds = seconds


def needed(method: str, path: str, tags: list[Any]) -> access.Scope:
    """What a route takes: reading for what changes nothing, `write` for all that is not said to take another."""
    if path == "/metrics":
        return access.Scope.METRICS
    if path == "/v1/acts":
        return access.Scope.ADMIN
    if method in _SAFE or path == "/v1/match":
        return access.Scope.READ
    if method == "DELETE" or "decisions" in tags:
        return access.Scope.CURATE
    return access.Scope.WRITE


async def who_asks(request: Request) -> Who:
    """Who sent the request. Raises NoKey, NotAllowed or TooMany."""
    service = request.app.state
    settings: Settings = service.parts.settings
    route = request.scope.get("route")
    described = isinstance(route, APIRoute) and route.include_in_schema
    if not settings.auth:
        who = Who("rest", settings.workspace, frozenset(access.Scope))
    elif not described or request.url.path in UNGUARDED:
        return Who("", settings.workspace, frozenset())
    else:
        who = await _of_key(request)
        assert isinstance(route, APIRoute)
        scope = needed(request.method, route.path_format, list(route.tags or ()))
        if not who.may(scope):
            raise NotAllowed(f"this key does not allow it: it takes one with the scope {scope.value}")
        _count(request, service.allowance, who)
    request.state.who = who
    return who


WhoDep = Annotated[Who, Depends(who_asks)]


def bearer_key(request: Request) -> str | None:
    """What the Authorization header has for a key; None where it has another scheme or is not there."""
    kind, _, written = request.headers.get("authorization", "").partition(" ")
    return written if kind.lower() == "bearer" else None


async def _of_key(request: Request) -> Who:
    written = bearer_key(request)
    if written is None:
        written = request.cookies.get(COOKIE, "")
    who = await to_thread.run_sync(recognise, request.app.state.parts.keys, written) if written else None
    if who is None:
        raise NoKey("send a key that is in use as `Authorization: Bearer KEY`, or sign in at /sign-in")
    return who


def _count(request: Request, allowance: Allowance, who: Who) -> None:
    left, seconds = allowance.take(who.key or who.name)
    request.state.told = {
        "RateLimit-Limit": str(allowance.a_minute),
        "RateLimit-Remaining": str(max(left, 0)),
        "RateLimit-Reset": str(ceil(seconds)),
    }
    if left < 0:
        raise TooMany(seconds)


class Logged:
    """Keeps who changed what, and whether it was done."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        if scope["type"] != "http" or scope["method"] in _SAFE or scope["path"] == "/v1/match":
            await self._app(scope, receive, send)
            return
        state: MutableMapping[str, Any] = scope.setdefault("state", {})
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self._app(scope, receive, noting)
        who: Who | None = state.get("who")
        if who is not None:
            at = datetime.now(UTC).isoformat(timespec="microseconds")
            act = Act(f"act_{token_hex(8)}", at, who.name, scope["method"], _clean(scope["path"]), status)
            await to_thread.run_sync(scope["app"].state.parts.of(who.workspace).keys.log, act)


def _clean(path: str) -> str:
    """No database holds NUL or half surrogates."""
    return path[:1_000].replace("\0", " ").encode("utf-8", "replace").decode()


sign_in_routes = APIRouter(include_in_schema=False)
"""A page where people give their key, which their browser then sends by itself: out of reach of scripts, to this site alone."""


def _signing_in(words: str, status: int = 200) -> Response:
    return HTMLResponse(page("Legation: sign in", _FORM.format(words)), status)


@sign_in_routes.get("/sign-in")
def form(request: Request) -> Response:
    """The page that asks for a key, where one is needed."""
    if not request.app.state.parts.settings.auth:
        raise HTTPException(404)
    return _signing_in("This service asks for a key.")


@sign_in_routes.post("/sign-in")
async def sign_in(request: Request, key: Annotated[str, Form(max_length=200)]) -> Response:
    """Keep a key that opens something in the browser."""
    if await to_thread.run_sync(recognise, request.app.state.parts.keys, key) is None:
        return _signing_in("That key opens nothing: it is wrong or revoked.", 401)
    answer = RedirectResponse(".", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, key.strip(), max_age=_HOURS * 3_600, httponly=True, samesite="strict", secure=secure)
    return answer


@sign_in_routes.post("/sign-out")
def sign_out() -> Response:
    """Let the browser forget the key."""
    answer = RedirectResponse("sign-in", 303)
    answer.delete_cookie(COOKIE)
    return answer
