"""Answers as archives keep them: headers of any make, bodies in chunks and packed."""

import gzip
import zlib

import pytest

from legation.errors import BadInput
from legation.ingest.formats.http_responses import HttpAnswer, parse_answer, unpacked_body


def answer(body: bytes, **headers: str) -> HttpAnswer:
    return HttpAnswer(200, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def test_status_type_and_encoding_are_told() -> None:
    found = parse_answer(b"HTTP/1.0 404 Not Found\nContent-type: Text/HTML ; Charset='utf-8'\nX\n\nbody")
    assert found is not None
    assert (found.status, found.media_type, found.charset, found.body) == (404, "text/html", "utf-8", b"body")
    assert parse_answer(b"GET / HTTP/1.1\r\n\r\n") is None
    bodiless = parse_answer(b"HTTP/2 200")
    assert bodiless is not None
    assert (bodiless.status, bodiless.headers, bodiless.body) == (200, {}, b"")


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (b"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", b"abcde"),
        (b"3\r\nabc\r\nff\r\ncut short", b"abccut short"),
        (b"no chunks", b"no chunks"),
        (b"FFFFFFFF\r\nabc", b"abc"),
        (b"", b""),
    ],
)
def test_chunks_are_joined(body: bytes, whole: bytes) -> None:
    assert unpacked_body(answer(body, transfer_encoding="chunked"), 100) == whole


def test_packed_bodies_are_unpacked_within_their_bound() -> None:
    assert unpacked_body(answer(gzip.compress(zlib.compress(b"abc")), content_encoding="deflate, gzip"), 100) == b"abc"
    assert unpacked_body(answer(gzip.compress(b"abc" * 9)[:-9], content_encoding="gzip"), 100).startswith(b"abc")
    for body, coding in (
        (gzip.compress(b"a" * 200), "gzip"),
        (b"\x1f\x8bnothing", "gzip"),
        (b"abc", "zstd"),
        (b"abc", "gzip, gzip, gzip, gzip"),
    ):
        with pytest.raises(BadInput):
            unpacked_body(answer(body, content_encoding=coding), 100)
