"""Articles: read one, list, show, withdraw; batches as jobs."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import ValidationError
from pydantic_core import from_json
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from legation.api import schemas
from legation.api.dependencies import ExternalId, Fresh, Id, PagingDep, Parts, PartsDep, StoreDep, Words
from legation.api.events import item_as_json, job_as_json, progress
from legation.api.intake import fetch_article, read_item, read_record, read_upload
from legation.api.list_forms import LIST_CONTENT, ListingDep
from legation.api.responses import answer
from legation.domain.job import Job
from legation.errors import BadInput, NotFound
from legation.services import serializers
from legation.services.build import Built, Result

router = APIRouter(prefix="/v1", tags=["articles"])

_FIELDS = ("outlet", "published", "url", "title")
_JSON, _FORM = "application/json", "multipart/form-data"
_EVENTS = "text/event-stream"
_FILE = {
    "type": "string",
    "minLength": 1,
    "maxLength": 1_000_000,
    "pattern": r"^[^\x00]*[^\s\x00][^\x00]*$",
    "description": "one article: a file of text, HTML or JSON, or the text itself",
}
_LINE = {"type": "string", "maxLength": 500, "pattern": r"^[^\x00]*$"}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            _JSON: {
                "schema": {
                    "oneOf": [
                        {"$ref": "#/components/schemas/ArticleIn"},
                        {"$ref": "#/components/schemas/AddressIn"},
                    ]
                }
            },
            _FORM: {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "additionalProperties": False,
                    "properties": {
                        "file": _FILE,
                        "title": _LINE,
                        "outlet": _LINE,
                        # A browser sends fields that were left blank as empty words.
                        "published": {
                            "anyOf": [{"type": "string", "format": "date"}, {"type": "string", "maxLength": 0}]
                        },
                        "url": _LINE,
                    },
                }
            },
        },
    }
}
_NDJSON = {
    "requestBody": {
        "required": True,
        "content": {"application/x-ndjson": {"schema": {"description": "one article a line, each like ArticleIn"}}},
    }
}


@router.post(
    "/articles",
    status_code=201,
    response_model=schemas.FullArticle,
    responses={
        200: {"model": schemas.FullArticle, "description": "stored before; nothing changed"},
        **schemas.problems(400, 403, 409, 413, 415, 422, 502),
    },
    openapi_extra=_BODY,
)
async def add(request: Request, parts: PartsDep) -> Any:
    """Read one article, as JSON, by its address or as an uploaded file, and add what it says to the graph."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == _JSON:
        given = _article_in(await request.body())
        if isinstance(given, schemas.AddressIn):
            built = await parts.read(read_item, parts, await parts.fetch(fetch_article, parts, given))
        else:
            built = await parts.read(read_record, parts, given)
    elif kind == _FORM:
        async with request.form(max_files=1, max_fields=20) as form:
            if unknown := sorted(set(form) - {"file", *_FIELDS}):
                raise BadInput(f"the form has the field {unknown[0]!r}: use file, {', '.join(_FIELDS)}")
            file = form.get("file")
            fields = {key: value for key, value in form.items() if key in _FIELDS and isinstance(value, str) and value}
            name, data = (file.filename or "upload", await file.read()) if isinstance(file, UploadFile) else ("", b"")
        if file is None:
            raise BadInput("the form has no file: send it as the field `file`")
        if isinstance(file, str):
            text = json.dumps({**fields, "text": file}).encode()
            built = await parts.read(read_record, parts, _article_in(text))
        else:
            built = await parts.read(read_upload, parts, name, data, _about(fields))
    else:
        raise HTTPException(415)
    return await run_in_threadpool(_answer, parts, built)


def _article_in(body: bytes) -> schemas.ArticleIn | schemas.AddressIn:
    """An object with an address and no text is an address to fetch."""
    with _refusing():
        try:
            given = from_json(body)
        except ValueError:
            given = None
        by_address = isinstance(given, dict) and "url" in given and "text" not in given
        return (schemas.AddressIn if by_address else schemas.ArticleIn).model_validate_json(body)


def _about(fields: dict[str, str]) -> schemas.AboutUpload:
    with _refusing():
        return schemas.AboutUpload.model_validate(fields)


@contextmanager
def _refusing() -> Iterator[None]:
    """What does not fit its model is answered as the framework answers it."""
    try:
        yield
    except ValidationError as error:
        raise RequestValidationError([{**e, "loc": ("body", *e["loc"])} for e in error.errors()]) from None


def _answer(parts: Parts, built: Built) -> JSONResponse:
    assert built.article is not None
    body = schemas.FullArticle(**full(parts.store, built.article.id))
    status = 200 if built.result is Result.UNCHANGED else 201
    return JSONResponse(body.model_dump(mode="json"), status, headers={"Location": f"/v1/articles/{built.article.id}"})


def full(store: StoreDep, id_: str) -> dict[str, Any]:
    """One article with text and mentions. Raises NotFound."""
    view = store.article(id_)
    if view is None:
        raise NotFound(f"no article {id_!r}: it may have been withdrawn")
    return serializers.full_article(view, store.mentions(id_))


@router.get(
    "/articles",
    response_model=schemas.Page[schemas.Article],
    responses={**schemas.NOT_MODIFIED, **LIST_CONTENT, **schemas.problems(404, 406, 422)},
    dependencies=[Fresh],
)
def listed(
    store: StoreDep, listing: ListingDep, paging: PagingDep, external_id: ExternalId = None, q: Words = None
) -> Any:
    """Articles, newest published first; with `q` those that have the words in their title or text."""
    found = store.articles(paging, external_id, q)
    return listing.answer(serializers.page([serializers.article(view) for view in found.items], found), schemas.Article)


@router.post(
    "/articles/batch",
    status_code=202,
    response_model=schemas.Job,
    responses=schemas.problems(400, 403, 413, 415, 422, 429),
    openapi_extra=_NDJSON,
)
async def batch(request: Request, response: Response, parts: PartsDep) -> Any:
    """Read many articles in the background, one JSON object a line. What is answered 202 is kept and read, whatever happens to the process."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in ("application/x-ndjson", "application/jsonl", "application/x-jsonlines"):
        raise HTTPException(415)
    data = await request.body()
    job = await run_in_threadpool(parts.jobs.add, data)
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job_as_json(job)


@router.get(
    "/articles/{id}",
    response_model=schemas.FullArticle,
    responses={**schemas.NOT_MODIFIED, **schemas.problems(404, 422)},
    dependencies=[Fresh],
)
def one(store: StoreDep, id: Id) -> Any:
    """One article: its unaltered text, what was cut and why, and what its mentions mean."""
    return answer(full(store, id))


@router.delete("/articles/{id}", status_code=204, responses=schemas.problems(403, 404, 422))
def withdraw(store: StoreDep, id: Id) -> None:
    """Take an article out with all its claims; it is not read again unless asked."""
    if not store.withdraw(id):
        raise NotFound(f"no article {id!r}: it may have been withdrawn before")


@router.get(
    "/jobs",
    tags=["jobs"],
    response_model=schemas.Page[schemas.Job],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def jobs(store: StoreDep, listing: ListingDep, paging: PagingDep) -> Any:
    """Batches that wait, are read or ended lately, the newest first."""
    found = store.queue().jobs(paging)
    return listing.answer(serializers.page([job_as_json(job) for job in found.items], found), schemas.Job)


@router.get(
    "/jobs/{id}/items",
    tags=["jobs"],
    response_model=schemas.Page[schemas.JobItem],
    responses={**LIST_CONTENT, **schemas.problems(404, 406, 422)},
)
def items(parts: PartsDep, listing: ListingDep, id: Id, paging: PagingDep) -> Any:
    """What became of each item of a batch, in their order."""
    _job(parts, id)
    found = parts.store.queue().items(id, paging)
    return listing.answer(serializers.page([item_as_json(item) for item in found.items], found), schemas.JobItem)


@router.post("/jobs/{id}/cancel", tags=["jobs"], response_model=schemas.Job, responses=schemas.problems(404, 422))
def cancel(parts: PartsDep, id: Id) -> Any:
    """Read no more of a batch; what was read of it stays. A batch that ended is left as it is."""
    found = parts.store.queue().cancel(id)
    return job_as_json(found or _job(parts, id))


@router.get("/jobs/{id}", tags=["jobs"], name="one", response_model=schemas.Job, responses=schemas.problems(404, 422))
def one_job(parts: PartsDep, id: Id) -> Any:
    """How a batch stands."""
    return job_as_json(_job(parts, id))


@router.get(
    "/jobs/{id}/events",
    tags=["jobs"],
    response_class=StreamingResponse,
    responses={
        200: {"description": "server-sent events", "content": {"text/event-stream": {}}},
        **schemas.problems(404, 422),
    },
)
def events(request: Request, parts: PartsDep, id: Id) -> Response:
    """The progress of a batch as server-sent events, until it ends; resumes behind Last-Event-ID."""
    _job(parts, id)
    headers = {"Cache-Control": "no-store"}
    if getattr(request.state, "head", False):
        return Response(media_type=_EVENTS, headers=headers)
    last = request.headers.get("last-event-id", "")
    after = int(last) if last.isdecimal() and len(last) < 10 else -1

    return StreamingResponse(progress(parts.jobs, id, after), media_type=_EVENTS, headers=headers)


def _job(parts: Parts, id_: str) -> Job:
    found = parts.jobs.get(id_)
    if found is None:
        raise NotFound(f"no job {id_!r}: the latest 200 that ended are remembered")
    return found
