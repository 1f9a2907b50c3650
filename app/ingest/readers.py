"""Reads whatever the user names, item by item; a bad item is reported and the rest goes on."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.errors import BadInput
from app.ingest.compose import article_of_page, article_of_record, article_of_text
from app.ingest.decoding import decode
from app.ingest.items import ReadFailure, ReadItem, ReadOptions
from app.ingest.sources import expand

_LINES = frozenset({".ndjson", ".jsonl"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_MARKUP = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article)\b", re.I | re.S
)
_SNIFFED = 4096


def read_sources(sources: Sequence[str], options: ReadOptions) -> Iterator[ReadItem]:
    """Every article of files, folders, globs and standard input ("-"), in sorted order."""
    for found in expand(sources):
        if isinstance(found, tuple):
            name, error = found
            yield ReadFailure(name, str(error))
        elif found.file is None:
            yield from read_bytes("-", sys.stdin.buffer.read(options.max_bytes + 1), options)
        else:
            yield from _file(found.path, found.file, options)


def read_bytes(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    """The articles in the contents of a file; its name or first bytes tell the form."""
    try:
        _check_size(len(data), options)
        yield from _contents(name, data, options)
    except BadInput as error:
        yield ReadFailure(name, str(error))


def read_record(record: Mapping[str, Any], path: str, options: ReadOptions) -> ReadItem:
    """The article in one JSON object."""
    try:
        return article_of_record(path, record, options)
    except BadInput as error:
        return ReadFailure(path, str(error))


def _file(path: str, file: Path, options: ReadOptions) -> Iterator[ReadItem]:
    try:
        if file.suffix.lower() in _LINES:
            with file.open("rb") as lines:
                yield from _lines(path, lines, options)
            return
        _check_size(file.stat().st_size, options)
        data = file.read_bytes()
    except OSError as error:
        yield ReadFailure(path, f"it cannot be read: {error.strerror or error}")
    except BadInput as error:
        yield ReadFailure(path, str(error))
    else:
        yield from read_bytes(path, data, options)


def _check_size(size: int, options: ReadOptions) -> None:
    if size > options.max_bytes:
        raise BadInput(f"it holds more than {options.max_bytes // 1_000_000} MB: split it")


def _contents(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    if not data.strip():
        raise BadInput("it is empty: there is nothing to read")
    suffix = Path(name).suffix.lower()
    if suffix in _LINES:
        yield from _lines(name, data.splitlines(), options)
    elif suffix in _PAGES or _MARKUP.match(data[:_SNIFFED]):
        yield article_of_page(name, decode(data, markup=True), options)
    elif suffix == ".json" or (suffix != ".txt" and data.lstrip()[:1] in (b"{", b"[")):
        yield from _json(name, data, options)
    else:
        yield article_of_text(name, decode(data), options)


def _json(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    try:
        value = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        if len(lines := data.splitlines()) > 1:
            yield from _lines(name, lines, options)
            return
        raise BadInput(f"it is not JSON ({error}): check how it was written") from None
    if isinstance(value, Mapping) and not any(
        isinstance(value.get(k), str) for k in ("text", "html", "content", "body")
    ):
        value = next(
            (v for k in ("articles", "items", "results", "data") if isinstance(v := value.get(k), list)), value
        )
    records = value if isinstance(value, list) else [value]
    for at, record in enumerate(records, start=1):
        yield _record(f"{name}:{at}" if isinstance(value, list) else name, record, options)


def _lines(name: str, lines: Iterable[bytes], options: ReadOptions) -> Iterator[ReadItem]:
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        empty = False
        path = f"{name}:{number}"
        try:
            _check_size(len(line), options)
            value = json.loads(decode(line))
        except BadInput as error:
            yield ReadFailure(path, str(error))
        except (ValueError, RecursionError) as error:
            yield ReadFailure(path, f"it is not JSON: {error}; the line is left out")
        else:
            yield _record(path, value, options)
    if empty:
        yield ReadFailure(name, "it is empty: there is nothing to read")


def _record(path: str, value: Any, options: ReadOptions) -> ReadItem:
    if not isinstance(value, Mapping):
        return ReadFailure(path, 'it is no JSON object: an article is {"text": ...}')
    return read_record(value, path, options)
