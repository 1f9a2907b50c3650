"""Articles in JSON and NDJSON files."""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from legation.errors import BadInput
from legation.ingest.compose import article_of_record
from legation.ingest.formats.date_order import looked_ahead, with_date_order
from legation.ingest.formats.encoding import decode
from legation.ingest.formats.field_names import renamed
from legation.ingest.formats.item_errors import item_or_failure
from legation.ingest.formats.json_feeds import is_json_feed, read_json_feed
from legation.ingest.formats.streams import bounded_lines, too_large
from legation.ingest.items import ReadFailure, ReadItem, ReadOptions

_TEXT_FIELDS = ("text", "html", "content", "body")
_LISTS = ("articles", "items", "results", "data")


def read_record(record: Mapping[str, Any], path: str, options: ReadOptions) -> ReadItem:
    """The article in one JSON object or row of a table."""
    return item_or_failure(path, lambda: article_of_record(path, renamed(record, options.fields), options))


def read_json(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    """The articles of a JSON file: one object, a list, or an object that holds one. Raises BadInput."""
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        if len(data.splitlines()) > 1:
            yield from read_lines(name, io.BytesIO(data), options)
            return
        raise BadInput(f"it is not JSON ({error}): check how it was written") from None
    if is_json_feed(value):
        yield from read_json_feed(name, value, options)
        return
    if isinstance(value, Mapping) and not any(
        isinstance(value.get(k), str) for k in (*_TEXT_FIELDS, *options.fields.values())
    ):
        value = next((v for k in _LISTS if isinstance(v := value.get(k), list)), value)
    records = value if isinstance(value, list) else [value]
    options = with_date_order(records, options)
    for at, record in enumerate(records, start=1):
        yield _record(f"{name}:{at}" if isinstance(value, list) else name, record, options)


def read_lines(name: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    """The article of each line. Memory is bounded by the longest line that is allowed."""
    empty = True
    head, lines = looked_ahead(bounded_lines(stream, options.max_bytes), lambda one: len(one[1] or b""))
    options = with_date_order((_told(line) for _, line in head if line), options)
    for number, line in lines:
        path = f"{name}:{number}"
        if line is None:
            yield ReadFailure(path, str(too_large(options.max_bytes)))
        elif line.strip():
            yield read_line(path, line, options)
        else:
            continue
        empty = False
    if empty:
        yield ReadFailure(name, "it is empty: there is nothing to read")


def read_line(path: str, line: bytes, options: ReadOptions) -> ReadItem:
    """The article in one line, which bears that path."""
    try:
        value = json.loads(decode(line))
    except BadInput as error:
        return ReadFailure(path, str(error))
    except (ValueError, RecursionError) as error:
        return ReadFailure(path, f"it is not JSON: {error}; the line is left out")
    return _record(path, value, options)


def _told(line: bytes) -> Any:
    """What the line holds; None when it cannot be read, which is told when its turn comes."""
    try:
        return json.loads(decode(line))
    except (BadInput, ValueError, RecursionError):
        return None


def _record(path: str, value: Any, options: ReadOptions) -> ReadItem:
    if not isinstance(value, Mapping):
        return ReadFailure(path, 'it is no JSON object: an article is {"text": ...}')
    return read_record(value, path, options)
