"""Unpacking within limits."""

import tracemalloc
import zlib

import pytest

from legation.fetching.bodies import gunzipped, read_body
from legation.fetching.failures import FetchFailed
from tests.fetching.site import zipped

TEXT = b"Canada sends soldiers to Latvia. " * 400


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("data", "coding"),
    [
        (TEXT, ""), (TEXT, "identity"), (zipped(TEXT), "gzip"), (zipped(TEXT), " GZip "), (zlib.compress(TEXT), "deflate"),
        (bare(TEXT), "deflate"), (zipped(TEXT[:99]) + zipped(TEXT[99:]), "gzip"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_a_body_is_the_same_however_it_is_packed_and_cut(data: bytes, coding: str, size: int) -> None:
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    if coding == "deflate" and size == 1:
        pytest.skip("its form shows in the first two bytes")
    assert read_body(chunks, coding, len(TEXT)) == TEXT


@pytest.mark.parametrize("data", [b"no gzip at all", zipped(TEXT)[:-5], zipped(TEXT)[:40], zipped(TEXT) + b"rest"])
def test_broken_packing_is_told(data: bytes) -> None:
    with pytest.raises(FetchFailed, match=r"broken|broke off"):
        gunzipped(data, 10**6)


def test_one_byte_too_many_is_too_many() -> None:
    with pytest.raises(FetchFailed, match="more than"):
        read_body([TEXT], "", len(TEXT) - 1)
    assert read_body([TEXT], "", len(TEXT) - 1, shorten=True) == TEXT[:-1]


def test_a_bomb_takes_no_more_memory_than_the_limit_allows() -> None:
    bomb = zipped(b"\0" * 100_000_000)
    tracemalloc.start()
    with pytest.raises(FetchFailed):
        gunzipped(bomb, 1_000_000)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8_000_000


def test_nothing_is_nothing() -> None:
    assert read_body([], "gzip", 10) == b""
