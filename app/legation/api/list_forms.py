"""A list as JSON, as JSON lines or as a table, as the Accept header asks; the next page is in the Link header of all three."""

import csv
import io
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

import orjson
from fastapi import Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from legation.export.cells import cell


class Form(StrEnum):
    """What a list can be sent as; the value is its media type."""

    JSON = "application/json"
    LINES = "application/x-ndjson"
    TABLE = "text/csv"


_CALLED = {
    **{form.value: form for form in Form},
    "application/ndjson": Form.LINES,
    "application/jsonl": Form.LINES,
    "application/*": Form.JSON,
    "text/*": Form.TABLE,
    "*/*": Form.JSON,
}


def form_of(accept: str) -> Form | None:
    """The form an Accept header likes best, the first of equals; None where it takes none of ours. No header takes JSON."""
    liked: list[tuple[float, int, Form]] = []
    for place, part in enumerate(accept.split(",") if accept.strip() else ["*/*"]):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        form = _CALLED.get(name)
        quality = next((_number(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
        if form is not None and quality > 0:
            liked.append((-quality, place, form))
    return min(liked)[2] if liked else None


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return 0.0


@dataclass(frozen=True, slots=True)
class Listing:
    """How this caller wants a list."""

    request: Request
    form: Form

    def answer(self, page: Mapping[str, Any], model: type[BaseModel]) -> Response:
        """The page of items of that model, as `serializers.page` made it."""
        headers = {"Vary": "Accept", "Total-Count": str(page["total"]["value"])}
        if page["next_cursor"]:
            url = self.request.url.include_query_params(cursor=page["next_cursor"])
            headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
        if self.form is Form.JSON:
            return Response(orjson.dumps(page), headers=headers, media_type=self.form.value)
        written = as_lines(page["items"]) if self.form is Form.LINES else as_table(page["items"], model)
        return Response(written, headers=headers, media_type=f"{self.form.value}; charset=utf-8")


async def listing(request: Request) -> Listing:
    """Raises 406 for an Accept header that takes none of the forms."""
    form = form_of(request.headers.get("accept", ""))
    if form is None:
        raise HTTPException(406)
    return Listing(request, form)


ListingDep = Annotated[Listing, Depends(listing)]
LIST_CONTENT: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            Form.LINES.value: {"schema": {"type": "string", "description": "one item a line"}},
            Form.TABLE.value: {"schema": {"type": "string", "description": "a line of names, then one item a line"}},
        },
        "headers": {
            "Link": {"description": "the next page, where there is one", "schema": {"type": "string"}},
            "Total-Count": {"description": "items in all, counted to 10,000", "schema": {"type": "integer"}},
        },
    }
}


def as_lines(items: Iterable[Mapping[str, Any]]) -> bytes:
    """One JSON object a line."""
    return b"".join(orjson.dumps(item) + b"\n" for item in items)


def as_table(items: Iterable[Mapping[str, Any]], model: type[BaseModel], *, heads: bool = True) -> bytes:
    """Comma-separated values (RFC 4180) in UTF-8: the columns are the model's fields, those inside others joined by dots."""
    shown = columns(model)
    written = io.StringIO()
    writer = csv.writer(written)
    if heads:
        writer.writerow([".".join(column) for column in shown])
    writer.writerows([[cell(value_at(item, column)) for column in shown] for item in items])
    return written.getvalue().encode()


@cache
def columns(model: type[BaseModel]) -> tuple[tuple[str, ...], ...]:
    """The paths to the values of a model, in its order. A list of records gives a column for each of their fields."""
    found: list[tuple[str, ...]] = []
    for name, field in model.model_fields.items():
        inner = _record_in(field.annotation)
        found += [(name, *rest) for rest in columns(inner)] if inner else [(name,)]
    return tuple(found)


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, list, Annotated):
        return next((found for part in get_args(annotation) if (found := _record_in(part))), None)
    return None


def value_at(value: Any, path: Sequence[str]) -> Any:
    """What stands at the path; of a list of records what stands there in each."""
    if not path or value is None:
        return value
    if isinstance(value, list):
        return [value_at(one, path) for one in value]
    return value_at(value.get(path[0]), path[1:])
