"""Errors as RFC 9457 problem documents, with a stable type and what to do."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from http import HTTPStatus
from math import ceil
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.api.access import NoKey, NotAllowed, TooMany
from legation.api.requests import request_id
from legation.errors import (
    Ambiguous,
    BadFilter,
    BadInput,
    BadQuery,
    DecisionRefused,
    DiskFull,
    LegationError,
    NotFound,
    StorageFault,
)
from legation.fetching.failures import FetchFailed, Refused
from legation.services.jobs import Busy

MEDIA_TYPE = "application/problem+json"


class NotModified(Exception):
    """The caller has the current answer."""

    def __init__(self, etag: str) -> None:
        super().__init__()
        self.etag = etag


class Moved(Exception):
    """What was asked for lives elsewhere now."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class SetAside(LegationError):
    """The article is well-formed and yet not read: withdrawn before, or in a language without a pipeline."""


class FetchingOff(LegationError):
    """The service was not switched on to fetch."""


# The nearest class of an error decides: its status and the last part of its type.
_TABLE: Mapping[type[LegationError], tuple[int, str]] = {
    NotFound: (404, "not-found"),
    Ambiguous: (409, "ambiguous-name"),
    SetAside: (409, "article-set-aside"),
    DecisionRefused: (409, "decision-refused"),
    NoKey: (401, "no-key"),
    NotAllowed: (403, "not-allowed"),
    TooMany: (429, "too-many-requests"),
    Busy: (429, "busy"),
    FetchingOff: (403, "fetching-off"),
    Refused: (422, "address-refused"),
    FetchFailed: (502, "fetch-failed"),
    DiskFull: (507, "disk-full"),
    StorageFault: (503, "storage-fault"),
    BadInput: (422, "bad-input"),
    BadFilter: (400, "bad-filter"),
    BadQuery: (404, "no-such-page"),
    LegationError: (500, "service-failure"),
}
_RETRY = {"Retry-After": "10"}
_OF_STATUS = {
    400: ("bad-request", "the body cannot be parsed: send it as /openapi.json describes it"),
    403: ("forbidden", "send writes from the service's own pages or without an Origin header"),
    404: ("not-found", "see /docs for the routes there are"),
    406: ("not-acceptable", "accept application/json, or for lists application/x-ndjson or text/csv"),
    405: ("method-not-allowed", "use one of the methods in the Allow header"),
    413: ("too-large", "send less at once, or raise LEGATION_MAX_BODY"),
    415: ("unsupported-media-type", "send application/json or multipart/form-data"),
    422: ("invalid-request", "correct the fields named in `errors`"),
}

PROBLEMS: Mapping[str, tuple[int, str]] = {
    "bad-request": (400, "send a request body that can be parsed"),
    "bad-filter": (400, "use the parameters that the route has, once each; let since lie before until"),
    "unknown-host": (400, "use a Host named in LEGATION_ALLOWED_HOSTS"),
    "no-key": (401, "send a key that is in use as `Authorization: Bearer KEY`, or sign in at /sign-in"),
    "not-allowed": (403, "ask for a key with the scope that detail names"),
    "forbidden": (403, "write from the service's own pages or without an Origin header"),
    "fetching-off": (403, "start the service with LEGATION_FETCH=true, or send the article's text"),
    "not-found": (404, "search for the id; the record may have been withdrawn"),
    "no-such-page": (404, "begin the list again without cursor; name a format that exists"),
    "method-not-allowed": (405, "use a method of the Allow header"),
    "not-acceptable": (406, "accept application/json, or for lists application/x-ndjson or text/csv"),
    "ambiguous-name": (409, "send the id of one of candidates"),
    "article-set-aside": (409, "the article was withdrawn before, or no pipeline reads its language"),
    "decision-refused": (
        409,
        "detail says why it cannot hold: of different kinds, decided before, not mentioned there",
    ),
    "too-large": (413, "send less at once, or raise LEGATION_MAX_BODY"),
    "unsupported-media-type": (
        415,
        "send application/json, multipart/form-data, or application/x-ndjson for a batch",
    ),
    "invalid-request": (422, "correct the fields named in errors"),
    "bad-input": (422, "the article cannot be read: detail says why"),
    "address-refused": (422, "send the plain address of a public page"),
    "busy": (429, "send it again after the seconds in Retry-After"),
    "too-many-requests": (429, "send it again after the seconds in Retry-After"),
    "service-failure": (500, "look into the log of the service"),
    "disk-full": (507, "make room on the disk of the database, then send it again"),
    "storage-fault": (503, "detail says what the database cannot do, and what to do about it"),
    "overloaded": (503, "too many bodies are on their way: send it again after the seconds in Retry-After"),
    "fetch-failed": (502, "the address did not answer: detail says why, Retry-After when to try again"),
}
"""Every type of problem with its status and what to do; `/problems/{name}` shows it."""


def problem(status: int, name: str, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> JSONResponse:
    """The response for one problem."""
    body = {
        "type": f"/problems/{name}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **({"request_id": id_} if (id_ := request_id()) else {}),
        **more,
    }
    return JSONResponse(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def problem_of(error: LegationError) -> Response:
    """The problem document of an error."""
    status, name = next(row for kind, row in _TABLE.items() if isinstance(error, kind))
    if isinstance(error, Ambiguous):
        names = ("id", "name", "kind")
        listed = [dict(zip(names, candidate, strict=True)) for candidate in error.candidates]
        return problem(status, name, str(error), candidates=listed)
    return problem(status, name, str(error), _retry(error, status))


def add_handlers(app: FastAPI) -> None:
    """Turn every error into a problem document; nothing of a failure's inside is shown."""

    @app.exception_handler(LegationError)
    def known(request: Request, error: LegationError) -> Response:
        return problem_of(error)

    @app.exception_handler(NotModified)
    def unchanged(request: Request, error: NotModified) -> Response:
        return Response(status_code=304, headers={"ETag": error.etag})

    @app.exception_handler(Moved)
    def moved(request: Request, error: Moved) -> Response:
        return RedirectResponse(error.place, 308)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        found = error.errors()
        status = _status_of(found, request.headers.get("content-type", ""))
        name, what = _OF_STATUS[status]
        if status != HTTPStatus.UNPROCESSABLE_ENTITY:
            return problem(status, name, what)
        return problem(status, name, what, errors=[{"at": _place(e["loc"]), "message": _said(e)} for e in found])

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        status, headers = error.status_code, error.headers
        # The explorer's catch-all answers GET for every path, also where the API has other methods only.
        if status in (404, 405) and (methods := _methods(app, request)):
            headers = {"Allow": ", ".join(methods)}
            if request.method == "OPTIONS":
                return Response(status_code=204, headers=headers)
            status = 405
        name, what = _OF_STATUS.get(status, ("refused", "see /docs"))
        return problem(status, name, what, headers)

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        return _failure(request.scope, error)


class Failures:
    """Answers what nobody foresaw, inside of all that an answer passes on its way out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the class."""
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:
            if scope["type"] != "http" or begun:
                raise
            await _failure(scope, error)(scope, receive, send)


def _failure(scope: Scope, error: Exception) -> Response:
    structlog.get_logger().error("request failed", path=scope["path"], exc_info=error)
    return problem(500, "service-failure", "the service failed; its log says more under this request_id")


def _status_of(errors: Sequence[Any], content_type: str) -> int:
    """422, save for a body that is no JSON, by its form or by its kind."""
    if any(e["type"] == "json_invalid" for e in errors):
        return HTTPStatus.BAD_REQUEST
    whole = any(e["loc"] == ("body",) and e["type"] != "missing" for e in errors)
    if whole and content_type and "json" not in content_type and "multipart/" not in content_type:
        return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    return HTTPStatus.UNPROCESSABLE_ENTITY


def _place(parts: Sequence[Any]) -> str:
    """Where the field stands, without the names of our functions that pydantic puts in."""
    return ".".join(str(part) for part in parts if not re.search(r"[\[(]", str(part)))


def _said(error: Mapping[str, Any]) -> str:
    if error["type"] == "string_pattern_mismatch":
        return "it has characters, or a form, that are not allowed here: see the description of the field"
    return str(error["msg"]).removeprefix("Value error, ")


def _retry(error: LegationError, status: int) -> Mapping[str, str] | None:
    if isinstance(error, NoKey):
        return {"WWW-Authenticate": "Bearer"}
    if isinstance(error, TooMany):
        return {"Retry-After": str(ceil(error.seconds))}
    if isinstance(error, FetchFailed) and error.retry_after:
        return {"Retry-After": str(ceil(error.retry_after))}
    return _RETRY if status == HTTPStatus.TOO_MANY_REQUESTS else None


def _methods(app: FastAPI, request: Request) -> list[str]:
    """The methods the described routes of this path have; none where the path or the method is simply unknown there."""
    described = app.openapi()["paths"]
    path = request.url.path
    fitting = [path] if path in described else [p for p in described if _pattern(p).fullmatch(path)]
    # Ids have slashes: `/entities/{id}` fits the path of `/entities/{id}/merge` too, which says more.
    found = {method.upper() for method in described[max(fitting, key=len)]} if fitting else set()
    if not found or request.method in found:
        return []
    return sorted(found | {"OPTIONS"} | ({"HEAD"} if "GET" in found else set()))


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Ids of entities may hold slashes."""
    part = ".+" if template.startswith("/v1/entities/") else "[^/]+"
    return re.compile(re.sub(r"\\\{\w+\\\}", part, re.escape(template)))
