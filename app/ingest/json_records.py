"""Articles in JSON and NDJSON files."""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from app.errors import BadInput
from app.ingest.compose import article_of_record
from app.ingest.decoding import decode
from app.ingest.failing import item_or_failure
from app.ingest.items import ReadFailure, ReadItem, ReadOptions
from app.ingest.streams import too_large

_TEXT_FIELDS = ("text", "html", "content", "body")
_LISTS = ("articles", "items", "results", "data")


def read_record(record: Mapping[str, Any], path: str, options: ReadOptions) -> ReadItem:
    """The article in one JSON object or row of a table."""
    return item_or_failure(path, lambda: article_of_record(path, record, options))


def read_json(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    """The articles of a JSON file: one object, a list, or an object that holds one. Raises BadInput."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        if len(data.splitlines()) > 1:
            yield from read_lines(name, io.BytesIO(data), options)
            return
        raise BadInput(f"it is not JSON ({error}): check how it was written") from None
    if isinstance(value, Mapping) and not any(isinstance(value.get(k), str) for k in _TEXT_FIELDS):
        value = next((v for k in _LISTS if isinstance(v := value.get(k), list)), value)
    records = value if isinstance(value, list) else [value]
    for at, record in enumerate(records, start=1):
        yield _record(f"{name}:{at}" if isinstance(value, list) else name, record, options)


def read_lines(name: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    """The article of each line. Memory is bounded by the longest line that is allowed."""
    empty = True
    for number, line in _bounded_lines(stream, options.max_bytes):
        path = f"{name}:{number}"
        if line is None:
            yield ReadFailure(path, str(too_large(options.max_bytes)))
        elif line.strip():
            yield _line(path, line, options)
        else:
            continue
        empty = False
    if empty:
        yield ReadFailure(name, "it is empty: there is nothing to read")


def _bounded_lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None for one that is too long, which is passed over in pieces."""
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) <= most or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(most)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _line(path: str, line: bytes, options: ReadOptions) -> ReadItem:
    try:
        value = json.loads(decode(line))
    except BadInput as error:
        return ReadFailure(path, str(error))
    except (ValueError, RecursionError) as error:
        return ReadFailure(path, f"it is not JSON: {error}; the line is left out")
    return _record(path, value, options)


def _record(path: str, value: Any, options: ReadOptions) -> ReadItem:
    if not isinstance(value, Mapping):
        return ReadFailure(path, 'it is no JSON object: an article is {"text": ...}')
    return read_record(value, path, options)
