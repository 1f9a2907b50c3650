"""Reads whatever the user names, item by item; a bad item is reported and the rest goes on."""

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from app.errors import BadInput
from app.ingest.compose import article_of_page, article_of_text
from app.ingest.decoding import decode
from app.ingest.failing import broken
from app.ingest.formats import SNIFFED, Format, format_of
from app.ingest.items import ReadFailure, ReadItem, ReadOptions
from app.ingest.json_records import read_json, read_lines, read_record
from app.ingest.sources import expand
from app.ingest.streams import rewound, whole
from app.ingest.tables import read_table

__all__ = ["read_bytes", "read_record", "read_sources"]
Whole = Callable[[str, bytes, ReadOptions], Iterator[ReadItem]]
Streaming = Callable[[str, BinaryIO, ReadOptions], Iterator[ReadItem]]


def read_sources(sources: Sequence[str], options: ReadOptions) -> Iterator[ReadItem]:
    """Every article of files, folders, globs and standard input ("-"), in sorted order."""
    for found in expand(sources):
        if isinstance(found, tuple):
            name, error = found
            yield ReadFailure(name, str(error))
        elif found.file is None:
            yield from read_stream("-", sys.stdin.buffer, options)
        else:
            yield from _file(found.path, found.file, options)


def read_bytes(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    """The articles in the contents of a file; its first bytes or its name tell the form."""
    yield from read_stream(name, io.BytesIO(data), options)


def read_stream(name: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    """As `read_bytes`, of an open file; nothing is held whole that can be read in parts."""
    try:
        yield from _contents(name, stream, options)
    except BadInput as error:
        yield ReadFailure(name, str(error))
    except OSError as error:
        yield ReadFailure(name, f"it cannot be read: {error.strerror or error}")
    except Exception as error:  # a hostile file may break any library in any way
        yield ReadFailure(name, broken(error))


def _file(path: str, file: Path, options: ReadOptions) -> Iterator[ReadItem]:
    try:
        stream = file.open("rb")
    except OSError as error:
        yield ReadFailure(path, f"it cannot be read: {error.strerror or error}")
        return
    with stream:
        yield from read_stream(path, stream, options)


def _contents(name: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    head = stream.read(SNIFFED)
    form = format_of(name, head)
    source = rewound(head, stream)
    if form in _STREAMING:
        yield from _STREAMING[form](name, source, options)
        return
    data = whole(source, options.max_bytes)
    if not data.strip():
        raise BadInput("it is empty: there is nothing to read")
    yield from _WHOLE[form](name, data, options)


def _page(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    yield article_of_page(name, decode(data, markup=True), options)


def _text(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    yield article_of_text(name, decode(data), options)


def _mail(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    from app.ingest.mail import read_mail  # each form's libraries are loaded when such a file comes

    return read_mail(name, data, options)


def _mhtml(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    from app.ingest.mhtml import read_mhtml

    return read_mhtml(name, data, options)


_STREAMING: Mapping[Format, Streaming] = {Format.LINES: read_lines, Format.TABLE: read_table}
_WHOLE: Mapping[Format, Whole] = {
    Format.PAGE: _page,
    Format.TEXT: _text,
    Format.JSON: read_json,
    Format.MAIL: _mail,
    Format.MHTML: _mhtml,
}
