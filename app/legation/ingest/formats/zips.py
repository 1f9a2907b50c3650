"""Zip archives: each member an open stream within bounds. Nothing is ever written to disk."""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from legation.errors import BadInput
from legation.ingest.formats.gzip_files import Spending, Spent, buffered
from legation.ingest.formats.saved_pages import without_companions
from legation.ingest.items import ReadOptions

_READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_END = struct.Struct("<4s4H2LH")
_END_MAGIC = b"PK\x05\x06"
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LONGEST_COMMENT = 65_535
_MOST_ENTRY_BYTES = 1_000
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation"}


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the archive. `stored` when it lies there as it is, unpacked."""

    name: str
    stream: BinaryIO
    stored: bool


@contextmanager
def opened_zip(stream: BinaryIO, options: ReadOptions) -> Iterator[zipfile.ZipFile]:
    """The archive. Raises BadInput when it is broken or lists more members than may be read."""
    _refuse_long_directory(stream, options.max_members)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, EOFError, OSError) as error:
        raise BadInput(f"the archive is damaged ({error}): get another copy") from None
    with archive:
        if len(archive.infolist()) > options.max_members:
            raise too_many(options.max_members)
        yield archive


def document_kind(archive: zipfile.ZipFile) -> str | None:
    """ "docx" for a text document, words for other office files, None for an archive of files."""
    names = set(archive.namelist())
    if "mimetype" in names and {"content.xml", "META-INF/container.xml"} & names:
        return "an e-book" if "META-INF/container.xml" in names else "an OpenDocument file"
    return next((kind for part, kind in _OFFICE.items() if part in names), None)


def members(archive: zipfile.ZipFile, options: ReadOptions) -> Iterator[Member | tuple[str, BadInput]]:
    """Every file in the order of names; one that cannot be opened as (name, error). Raises BadInput past the bound of all."""
    spending = Spending(options.max_unpacked)
    by_name = {info.filename: info for info in archive.infolist() if info.filename and not info.is_dir()}
    for name in _wanted(sorted(by_name)):
        if spending.exhausted:
            spending.add(0)
        try:
            yield _member(archive, by_name[name], options, spending)
        except BadInput as error:
            yield name, error


def member_bytes(archive: zipfile.ZipFile, name: str, most: int, options: ReadOptions) -> bytes:
    """One member whole. Raises BadInput when it is missing, broken or larger than `most`."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise BadInput(f"{name} is missing in it: save the document again") from None
    with _member(archive, info, options, Spending(most)).stream as stream:
        try:
            return stream.read(most + 1)
        except BROKEN as error:
            raise BadInput(f"{name} in it is damaged ({error}): get another copy") from None


def too_many(most: int) -> BadInput:
    """What to tell of an archive with more members than may be read."""
    return BadInput(f"it holds more than {most:,} files: unpack it and read the folder")


BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError)


def _wanted(names: list[str]) -> list[str]:
    """No hidden files, no pictures and styles of saved pages; of a packed web archive (WACZ) the records alone."""
    visible = [name for name in names if not any(_is_hidden(part) for part in PurePosixPath(name).parts)]
    records = [name for name in visible if name.startswith("archive/") and ".warc" in name]
    return records if records and "datapackage.json" in visible else without_companions(visible)


def _is_hidden(part: str) -> bool:
    return part == "__MACOSX" or (part.startswith(".") and part.strip(".") != "")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, options: ReadOptions, spending: Spending) -> Member:
    if info.flag_bits & _ENCRYPTED:
        raise BadInput("it is locked with a password: unpack it and give what is in it")
    if info.compress_type not in _READABLE:
        raise BadInput("it is packed in an unusual way: pack it again as an ordinary zip file")
    try:
        opened = archive.open(info)
    except (*BROKEN, NotImplementedError, RuntimeError, ValueError, OSError, struct.error) as error:
        raise BadInput(f"it is damaged in the archive ({error}): get another copy") from None
    stream = buffered(Spent(opened, info.compress_size, options.max_ratio, spending))
    return Member(info.filename, stream, info.compress_type == zipfile.ZIP_STORED)


def _refuse_long_directory(stream: BinaryIO, most: int) -> None:
    """The library reads the whole directory before it says how long it is."""
    size = _directory_size(stream)
    stream.seek(0)
    if size > _MOST_ENTRY_BYTES * most:
        raise too_many(most)


def _directory_size(stream: BinaryIO) -> int:
    """As the end of the file tells it; 0 when there is no such end."""
    length = stream.seek(0, 2)
    start = max(0, length - _LONGEST_COMMENT - _END.size - _END64_LOCATOR.size)
    stream.seek(start)
    tail = stream.read()
    at = tail.rfind(_END_MAGIC)
    if at < 0 or len(tail) - at < _END.size:
        return 0
    size: int = _END.unpack_from(tail, at)[5]
    if at >= _END64_LOCATOR.size and tail[at - _END64_LOCATOR.size :].startswith(b"PK\x06\x07"):
        place: int = _END64_LOCATOR.unpack_from(tail, at - _END64_LOCATOR.size)[2]
        stream.seek(min(place, length))
        told = stream.read(_END64.size)
        size = max(size, _END64.unpack(told)[8] if len(told) == _END64.size and told.startswith(b"PK\x06\x06") else 0)
    return size
