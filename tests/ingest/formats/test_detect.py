"""The first bytes tell what a file is, its name only where they do not."""

import time

import pytest

from legation.ingest.formats.detect import Format, format_of


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.txt", b"<!doctype html><p>x", Format.PAGE),
        ("a.txt", b"\xef\xbb\xbf  <html><p>x", Format.PAGE),
        ("a.html", b"words", Format.PAGE),
        ("-", b'{"text": "x"}', Format.JSON),
        ("a.txt", b'{"text": "x"}', Format.TEXT),
        ("a.NDJSON", b'{"text": "x"}', Format.LINES),
        ("folder.html/words", b"words", Format.TEXT),
        ("a.doc", b"{\\rtf1 words", Format.RTF),
        ("a.html", b"%PDF-1.7\n", Format.PDF),
        ("a.txt", b"PAR1", Format.PARQUET),
        ("a", b"WARC/1.1\r\n", Format.WARC),
        ("a.xml", b"<?xml version='1.0'?><nitf>", Format.XML),
        ("a.xml", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", Format.PAGE),
        ("a.eml", b"Subject: x\n\nwords", Format.MAIL),
    ],
)
def test_the_form_of_a_file(name: str, head: bytes, form: Format) -> None:
    assert format_of(name, head) is form


def test_many_comments_before_no_page_take_no_time() -> None:
    began = time.perf_counter()
    format_of("x", b"<!---->" * 2_300 + b"x")
    format_of("x", b"<!--" * 4_000)
    assert time.perf_counter() - began < 1
