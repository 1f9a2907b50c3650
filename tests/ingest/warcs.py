"""WARC files made for tests."""

import io
from collections.abc import Iterable, Iterator

from tests.ingest.texts import HEADLINE, PARAGRAPHS, page, paragraphs

INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 6\r\n\r\na: b\r\n\r\n\r\n"
URL = "https://courier.example/%d"


def answer(body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", status: int = 200) -> bytes:
    return f"HTTP/1.1 {status} OK\r\n{headers}\r\n\r\n".encode() + body


def record(content: bytes, url: str = URL % 0, kind: str = "response", length: int | None = None) -> bytes:
    told = len(content) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2016-12-21T08:00:00Z\r\nContent-Length: {told}"
    return head.encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def page_body(number: int = 0) -> bytes:
    return page(
        f"<h1>{HEADLINE} {number}</h1>" + paragraphs() + f"<p>{PARAGRAPHS[0]} It is page {number} of many.</p>"
    ).encode()


def page_record(number: int = 0) -> bytes:
    return record(answer(page_body(number)), URL % number)


class Made(io.RawIOBase):
    """A file whose bytes are made when they are read, so that it may be of any size."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces: Iterator[bytes] = iter(pieces)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        data, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
