"""An HTTP answer as an archive keeps it: status, type and body."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import BadInput
from app.ingest.streams import too_large

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_ANY_WINDOW = 47
_PLAIN = frozenset(("", "identity", "none", "utf-8"))
_MOST_CODINGS = 3


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """Header names are in lower case; `body` is as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes

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
    head, body = _parted(data)
    lines = head.decode("utf-8", "replace").splitlines()[1:]
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return HttpAnswer(int(found.group(1)), headers, body)


def unpacked_body(answer: HttpAnswer, most: int) -> bytes:
    """The body without chunks and packing. Raises BadInput when it cannot be had or is larger than `most` bytes."""
    chunked = "chunked" in answer.headers.get("transfer-encoding", "").lower()
    body = _unchunked(answer.body) if chunked else answer.body
    codings = [one.strip().lower() for one in answer.headers.get("content-encoding", "").split(",")]
    packed = [one for one in codings if one not in _PLAIN]
    if len(packed) > _MOST_CODINGS:
        raise BadInput("the page is packed many times over: it is left out")
    for coding in reversed(packed):
        body = _unpacked(body, coding, most)
    return body


def _parted(data: bytes) -> tuple[bytes, bytes]:
    """Headers and body; some writers end lines without carriage returns."""
    ends = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := data.find(mark)) >= 0]
    at, length = min(ends, default=(len(data), 0))
    return data[:at], data[at + length :]


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
    if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
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
