"""Errors as RFC 9457 problem documents, with a stable type and what to do."""

import re
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from math import ceil
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from legation.errors import Ambiguous, BadInput, BadQuery, DecisionRefused, LegationError, NotFound
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
    Busy: (429, "busy"),
    FetchingOff: (403, "fetching-off"),
    Refused: (422, "address-refused"),
    FetchFailed: (502, "fetch-failed"),
    BadInput: (422, "bad-input"),
    BadQuery: (404, "no-such-page"),
    LegationError: (500, "service-failure"),
}
_RETRY = {"Retry-After": "10"}
_OF_STATUS = {
    400: ("bad-request", "send a request as /openapi.json describes it"),
    403: ("forbidden", "send writes from the service's own pages or without an Origin header"),
    404: ("not-found", "see /docs for the routes there are"),
    405: ("method-not-allowed", "use one of the methods in the Allow header"),
    413: ("too-large", "send less at once, or raise LEGATION_MAX_BODY"),
    415: ("unsupported-media-type", "send application/json or multipart/form-data"),
    422: ("invalid-request", "correct the fields named in `errors`"),
}


def problem(status: int, name: str, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> JSONResponse:
    """The response for one problem."""
    body = {
        "type": f"/problems/{name}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    return JSONResponse(body, status, headers=dict(headers or {}), media_type=MEDIA_TYPE)


def add_handlers(app: FastAPI) -> None:
    """Turn every error into a problem document; nothing of a failure's inside is shown."""

    @app.exception_handler(LegationError)
    def known(request: Request, error: LegationError) -> Response:
        status, name = next(row for kind, row in _TABLE.items() if isinstance(error, kind))
        if isinstance(error, Ambiguous):
            names = ("id", "name", "kind")
            listed = [dict(zip(names, candidate, strict=True)) for candidate in error.candidates]
            return problem(status, name, str(error), candidates=listed)
        return problem(status, name, str(error), _retry(error, status))

    @app.exception_handler(NotModified)
    def unchanged(request: Request, error: NotModified) -> Response:
        return Response(status_code=304, headers={"ETag": error.etag})

    @app.exception_handler(Moved)
    def moved(request: Request, error: Moved) -> Response:
        return RedirectResponse(error.place, 308)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        name, what = _OF_STATUS[422]
        told = [{"at": ".".join(map(str, e["loc"])), "message": e["msg"]} for e in error.errors()]
        return problem(422, name, what, errors=told)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        status, headers = error.status_code, error.headers
        # The explorer's catch-all answers GET for every path, also where the API has other methods only.
        if status in (404, 405) and (methods := _methods(app, request)):
            status, headers = 405, {"Allow": ", ".join(methods)}
        name, what = _OF_STATUS.get(status, ("refused", "see /docs"))
        return problem(status, name, what, headers)

    @app.exception_handler(Exception)
    def failed(request: Request, error: Exception) -> Response:
        structlog.get_logger().error("request failed", path=request.url.path, exc_info=error)
        return problem(500, "service-failure", "the service failed; its log says more")


def _retry(error: LegationError, status: int) -> Mapping[str, str] | None:
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
    return sorted(found) if request.method not in found else []


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Ids of entities may hold slashes."""
    part = ".+" if template.startswith("/v1/entities/") else "[^/]+"
    return re.compile(re.sub(r"\\\{\w+\\\}", part, re.escape(template)))
