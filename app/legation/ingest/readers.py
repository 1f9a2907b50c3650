"""Reads whatever the user names, item by item; a bad item is reported and the rest goes on."""

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from legation.errors import BadInput
from legation.ingest.compose import article_of_page, article_of_text
from legation.ingest.formats.csv_rows import read_table
from legation.ingest.formats.detect import SNIFFED, Format, format_of, suffix_of
from legation.ingest.formats.encoding import decode
from legation.ingest.formats.item_errors import broken
from legation.ingest.formats.json_records import read_json, read_lines, read_record
from legation.ingest.formats.streams import rewound, whole
from legation.ingest.items import ReadFailure, ReadItem, ReadOptions
from legation.ingest.places import placed
from legation.ingest.sources import expand

if TYPE_CHECKING:
    from zipfile import ZipFile

__all__ = ["read_bytes", "read_record", "read_sources"]
_NESTED = "it is an archive inside an archive: unpack the outer one first"
_UNREAD = {
    Format.TAR: "a tar archive: unpack it and read the folder, or pack it as a zip file",
    Format.RTF: "an RTF document: save it as DOCX, PDF or text",
    Format.XML: "XML, but no page, feed or sitemap: give the article's page or text",
}
Whole = Callable[[str, bytes, ReadOptions], Iterator[ReadItem]]
Streaming = Callable[[str, BinaryIO, ReadOptions], Iterator[ReadItem]]


class Place(Enum):
    """Where a file lies. What is packed twice may grow without bound, so that is not read."""

    OUTSIDE = "outside"
    STORED = "stored"
    PACKED = "packed"


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


def read_stream(name: str, stream: BinaryIO, options: ReadOptions, place: Place = Place.OUTSIDE) -> Iterator[ReadItem]:
    """As `read_bytes`, of an open file; nothing is held whole that can be read in parts."""
    try:
        yield from _contents(name, name, stream, options, place)
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
        for item in read_stream(path, stream, options):
            yield placed(item, path, file)


def _contents(path: str, name: str, stream: BinaryIO, options: ReadOptions, place: Place) -> Iterator[ReadItem]:
    """`path` is what items are called by; `name` tells the form and is another for what lies in a packed file."""
    head = stream.read(SNIFFED)
    form = format_of(name, head)
    source = rewound(head, stream)
    if form is Format.GZIP:
        yield from _gunzipped(path, name, source, options, place)
    elif form is Format.ZIP:
        yield from _zip(path, source, options, place)
    elif form in _STREAMING:
        yield from _STREAMING[form](path, source, options)
    elif form in _WHOLE:
        data = whole(source, options.max_bytes)
        if not data.strip():
            raise BadInput("it is empty: there is nothing to read")
        yield from _WHOLE[form](path, data, options)
    else:
        raise BadInput(f"it is {_UNREAD[form]}")


def _gunzipped(path: str, name: str, stream: BinaryIO, options: ReadOptions, place: Place) -> Iterator[ReadItem]:
    from legation.ingest.formats.gzip_files import Gunzipped, buffered
    from legation.ingest.formats.warc_records import DAMAGED

    if place is Place.PACKED:
        raise BadInput(_NESTED)
    inner = name[: -len(".gz")] if suffix_of(name) == ".gz" else name
    unpacked = Gunzipped(stream, options.max_ratio)
    # Of a crawl each record is packed by itself, and a damaged one is no reason to leave out the others.
    unpacked.gap = DAMAGED if suffix_of(inner) == ".warc" else None
    yield from _contents(path, inner, buffered(unpacked), options, Place.PACKED)


def _zip(path: str, stream: BinaryIO, options: ReadOptions, place: Place) -> Iterator[ReadItem]:
    from legation.ingest.formats.zips import document_kind, members, opened_zip

    seekable = stream if stream.seekable() else io.BytesIO(whole(stream, options.max_bytes))
    with opened_zip(seekable, options) as archive:
        kind = document_kind(archive)
        if kind == "docx":
            yield from _docx(path, archive, options)
            return
        if kind:
            raise BadInput(f"it is {kind}: save it as DOCX, PDF or text")
        if place is not Place.OUTSIDE:
            raise BadInput(_NESTED)
        empty = True
        for member in members(archive, options):
            empty = False
            if isinstance(member, tuple):
                yield ReadFailure(f"{path}!{member[0]}", str(member[1]))
                continue
            inner = Place.STORED if member.stored else Place.PACKED
            with member.stream as opened:
                yield from read_stream(f"{path}!{member.name}", opened, options, inner)
        if empty:
            raise BadInput("the archive holds no file")


def _page(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    yield article_of_page(name, decode(data, markup=True), options)


def _text(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    yield article_of_text(name, decode(data), options)


def _mail(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    from legation.ingest.formats.mail import read_mail  # each form's libraries are loaded when such a file comes

    return read_mail(name, data, options)


def _mhtml(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    from legation.ingest.formats.mhtml import read_mhtml

    return read_mhtml(name, data, options)


def _pdf(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    from legation.ingest.formats.pdf import read_pdf

    return read_pdf(name, data, options)


def _docx(name: str, archive: "ZipFile", options: ReadOptions) -> Iterator[ReadItem]:
    from legation.ingest.formats.docx import read_docx

    return read_docx(name, archive, options)


def _feed(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    from legation.ingest.formats.feeds import read_feed

    return read_feed(name, data, options)


def _sitemap(name: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    from legation.ingest.formats.sitemaps import read_sitemap

    return read_sitemap(name, data, options)


def _warc(name: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    from legation.ingest.formats.warc import read_warc

    return read_warc(name, stream, options)


def _parquet(name: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    from legation.ingest.formats.parquet import read_parquet

    return read_parquet(name, stream, options)


_STREAMING: Mapping[Format, Streaming] = {
    Format.LINES: read_lines,
    Format.TABLE: read_table,
    Format.WARC: _warc,
    Format.PARQUET: _parquet,
}
_WHOLE: Mapping[Format, Whole] = {
    Format.PAGE: _page,
    Format.TEXT: _text,
    Format.JSON: read_json,
    Format.MAIL: _mail,
    Format.MHTML: _mhtml,
    Format.PDF: _pdf,
    Format.FEED: _feed,
    Format.SITEMAP: _sitemap,
}
