"""The records of a WARC file, one at a time; where a record's length lies, the next record is looked for.

The available libraries end a file at its first bad record, so this reads the few lines of the format itself.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from legation.errors import BadInput

VERSION = b"WARC/"
DAMAGED = b"\r\n\r\nWARC/1.0\r\nDamaged: yes\r\n\r\n"
"""What is to stand in a stream for something that could not be unpacked."""
_MARK = b"\r\n\r\nWARC/1."
_CHUNK = 1 << 20
_MOST_HEADER_BYTES = 64_000
_MOST_LIES = 1_000
"""Each may cost one reading of the largest record there may be."""


@dataclass(frozen=True, slots=True)
class Record:
    """Header names are in lower case."""

    headers: Mapping[str, str]
    content: bytes


def warc_records(stream: BinaryIO, most: int) -> Iterator[Record | BadInput]:
    """Every record with at most `most` bytes; in place of any other what is wrong with it."""
    records = _PushbackStream(stream)
    lies = 0
    while _to_next(records):
        try:
            record = _record(records, most)
        except BadInput as error:
            lies += 1
            yield error
            if lies >= _MOST_LIES:
                yield BadInput(f"more than {_MOST_LIES:,} records are broken: the rest is left out")
                return
        else:
            yield record


class _PushbackStream:
    """A stream into which what was just read can be pushed back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._again = stream, io.BytesIO()

    def read(self, count: int) -> bytes:
        data = self._again.read(count)
        if not data:
            return self._stream.read(count)  # and no copy of what may be large
        return data if len(data) == count else data + self._stream.read(count - len(data))

    def readline(self, most: int) -> bytes:
        line = self._again.readline(most)
        return line if line.endswith(b"\n") or len(line) == most else line + self._stream.readline(most - len(line))

    def push_back(self, data: bytes) -> None:
        self._again = io.BytesIO(data + self._again.read())


def _to_next(stream: _PushbackStream) -> bool:
    """Pass over blank lines and debris up to the next record; False at the end."""
    while line := stream.readline(_CHUNK):
        if line.startswith(VERSION):
            return True
    return False


def _record(stream: _PushbackStream, most: int) -> Record:
    """The record whose first line has been read. Raises BadInput, the stream then being where the next may begin."""
    headers = _headers(stream)
    length = _length(headers)
    if length > most:
        _pass_over(stream)
        raise BadInput(f"the record holds more than {most // 1_000_000} MB: it is left out")
    content = stream.read(length)
    after = stream.read(len(_MARK))
    if len(content) == length and (
        not after.strip() or after.lstrip(b"\r\n").startswith(VERSION[: len(after.strip())])
    ):
        stream.push_back(after)
        return Record(headers, content)
    _find_next(stream, content + after)
    raise BadInput("the record is not as long as it says, or damaged: it is left out")


def _headers(stream: _PushbackStream) -> dict[str, str]:
    """Raises BadInput when they do not end."""
    headers: dict[str, str] = {}
    size = 0
    while (line := stream.readline(_MOST_HEADER_BYTES)).strip():
        size += len(line)
        if size > _MOST_HEADER_BYTES or line.startswith(VERSION):
            stream.push_back(line if line.startswith(VERSION) else b"")
            raise BadInput("the record's headers do not end: it is left out")
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _length(headers: Mapping[str, str]) -> int:
    if "damaged" in headers:
        raise BadInput("the archive is damaged here: get another copy, or be content with the rest")
    told = headers.get("content-length", "")
    if not (told.isascii() and told.isdigit() and len(told) < 19):
        raise BadInput("the record does not say how long it is: it is left out")
    return int(told)


def _find_next(stream: _PushbackStream, passed: bytes) -> None:
    """Push back from the first record inside what was passed; if none is there, what follows may be one."""
    at = passed.find(_MARK)
    if at >= 0:
        stream.push_back(passed[at:])
    else:
        stream.push_back(passed[-len(_MARK) :])
        _pass_over(stream)


def _pass_over(stream: _PushbackStream) -> None:
    """Go to the next mark of a record, holding little of what lies before."""
    kept = b""
    while data := stream.read(_CHUNK):
        kept += data
        at = kept.find(_MARK)
        if at >= 0:
            stream.push_back(kept[at:])
            return
        kept = kept[-len(_MARK) :]
