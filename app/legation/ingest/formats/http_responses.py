"""An HTTP answer as an archive keeps it: status, type and body."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from legation.errors import BadInput
from legation.ingest.formats.gzip_files import GZIP_MAGIC
from legation.ingest.formats.streams import too_large

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_ANY_WINDOW = 47
_PLAIN = frozenset(("", "identity", "none", "utf-8"))
_MOST_CODINGS = 3


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """Header names are in lower case; the body, as it was sent, is what follows `start` in the data."""

    status: int
    headers: Mapping[str, str]
    data: bytes
    start: int = 0

    @property
    def body(self) -> bytes:
        """A copy: large, so asked for only where it is needed."""
        return self.data[self.start :]

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found.group(1) if found else None


def parse_answer(data: bytes) -> HttpAnswer | None:
    """None when it is no HTTP answer."""
    found = _STATUS.match(data)
    if found is None:
        return None
    head, start = _head(data)
    lines = head.decode("utf-8", "replace").splitlines()[1:]
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return HttpAnswer(int(found.group(1)), headers, data, start)


def unpacked_body(answer: HttpAnswer, most: int) -> bytes:
    """The body without chunks and packing. Raises BadInput when it cannot be had or is larger than `most` bytes."""
    chunked = "chunked" in answer.headers.get("transfer-encoding", "").lower()
    body = answer.body
    body = _unchunked(body) if chunked else body
    codings = [one.strip().lower() for one in answer.headers.get("content-encoding", "").split(",")]
    packed = [one for one in codings if one not in _PLAIN]
    if len(packed) > _MOST_CODINGS:
        raise BadInput("the page is packed many times over: it is left out")
    for coding in reversed(packed):
        body = _unpacked(body, coding, most)
    return body


def _head(data: bytes) -> tuple[bytes, int]:
    """The headers, and where the body begins; some writers end lines without carriage returns."""
    usual = data.find(b"\r\n\r\n")
    bare = data.find(b"\n\n", 0, usual if usual >= 0 else None)  # a picture need not be searched whole
    if bare >= 0:
        return data[:bare], bare + 2
    return (data[:usual], usual + 4) if usual >= 0 else (data, len(data))


def _unchunked(body: bytes) -> bytes:
    """Chunks joined; as it is where it shows none: some archives join them and keep the header."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK_SIZE.match(body, at):
        size = int(found.group(1), 16)
        if size == 0:
            return b"".join(parts)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if body.startswith(b"\r\n", at) else 1
    return b"".join(parts) if at >= len(body) and parts else body


def _unpacked(body: bytes, coding: str, most: int) -> bytes:
    """What was there of a body cut short is kept: pages end in chrome."""
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise BadInput(f"the page is packed by {coding[:20]}, which is not read: crawl with gzip, or save it unpacked")
    if coding != "deflate" and not body.startswith(GZIP_MAGIC):
        return body  # unpacked by the archive, which kept the header
    for window in (_ANY_WINDOW, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(window)
        try:
            data = unpacker.decompress(body, most + 1)
        except zlib.error:
            continue
        if len(data) > most:
            raise too_large(most)
        return data
    raise BadInput("the page cannot be unpacked: it is left out")
