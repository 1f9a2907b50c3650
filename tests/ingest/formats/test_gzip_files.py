"""A packed file is read as what is in it, within bounds."""

import io
import json
from random import Random

import pytest

from legation.errors import BadInput
from legation.ingest.formats.gzip_files import Gunzipped, buffered
from tests.ingest.archives import gzipped
from tests.ingest.reading import article, failure, kinds, read
from tests.ingest.texts import ARTICLE, OTHER, page, paragraphs


def unpacked(data: bytes, gap: bytes | None = None) -> bytes:
    raw = Gunzipped(io.BytesIO(data), 200)
    raw.gap = gap
    return buffered(raw).read()


def test_any_one_file_may_be_packed() -> None:
    assert article(read("a.html.gz", gzipped(page(paragraphs()).encode())))
    assert article(read("a.txt.gz", gzipped(ARTICLE.encode()))).text == ARTICLE
    assert article(read("-", gzipped(ARTICLE.encode()))).text == ARTICLE
    lines = [json.dumps({"text": text}).encode() for text in (ARTICLE, OTHER)]
    assert [item.path for item in read("a.jsonl.gz", gzipped(b"\n".join(lines)))] == ["a.jsonl.gz:1", "a.jsonl.gz:2"]


def test_members_follow_one_another_with_anything_between() -> None:
    random = Random(1).randbytes(200_000)
    assert unpacked(gzipped(b"one ", random, b"", b" two") + b"\x00" * 512) == b"one " + random + b" two"
    assert unpacked(gzipped(b"one ") + b"debris" + gzipped(b"two")) == b"one two"


def test_a_damaged_member_ends_the_file_or_is_passed_over() -> None:
    good = gzipped(Random(2).randbytes(90_000))
    bad = bytearray(good)
    bad[40_000:40_010] = b"\xff" * 10
    bad[-6] ^= 0xFF
    for data in (bytes(bad), good[:-20], b"\x1f\x8b\x08damage"):
        with pytest.raises(BadInput, match="get another copy"):
            unpacked(data)
    assert unpacked(bytes(bad) + gzipped(b"the next"), b"--").endswith(b"--the next")
    assert unpacked(good[:-20], b"--").endswith(b"--")


def test_a_bomb_ends_early() -> None:
    bomb = gzipped(b"0" * 50_000_000)
    assert "times its size" in failure(read("a.ndjson.gz", bomb))
    assert set(kinds(read("a.html.gz", bomb))) == {"failure"}


def test_what_is_packed_twice_is_not_read() -> None:
    assert "inside an archive" in failure(read("a.gz", gzipped(gzipped(ARTICLE.encode()))))


def test_a_tar_archive_says_what_to_do() -> None:
    tar = b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 800
    assert "zip file" in failure(read("a.tgz", gzipped(tar)))
    assert "zip file" in failure(read("a.tar", tar))
