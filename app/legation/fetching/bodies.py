"""The body of an answer, unpacked as it comes, never beyond its limit."""

import zlib
from collections.abc import Callable, Iterable, Iterator

from legation.fetching.failures import FetchFailed

CODINGS = "gzip, deflate"
"""What we ask for and can unpack."""
_GZIP = 16 + zlib.MAX_WBITS


def read_body(chunks: Iterable[bytes], coding: str, most: int, *, shorten: bool = False) -> bytes:
    """The unpacked bytes. Raises FetchFailed beyond `most`, unless it may `shorten` them."""
    body = bytearray()
    for part in _unpacked(chunks, coding.strip().lower(), most):
        body += part
        if len(body) > most:
            if shorten:
                return bytes(body[:most])
            raise FetchFailed(f"it holds more than {most / 1_000_000:g} MB: it is not read")
    return bytes(body)


def gunzipped(data: bytes, most: int) -> bytes:
    """The contents of a gzip file. Raises FetchFailed when it is broken or holds more than `most` bytes."""
    return read_body([data], "gzip", most)


def _unpacked(chunks: Iterable[bytes], coding: str, most: int) -> Iterator[bytes]:
    if coding in ("", "identity"):
        return iter(chunks)
    if coding in ("gzip", "x-gzip"):
        return _inflated(chunks, lambda _: _GZIP, most)
    if coding == "deflate":
        return _inflated(chunks, _deflate_form, most)
    raise FetchFailed(f"it is packed as {coding[:40]!r}, which we did not ask for")


def _inflated(chunks: Iterable[bytes], form: Callable[[bytes], int], most: int) -> Iterator[bytes]:
    """No step unpacks more than the limit and one byte, however small the packed part is."""
    unpacker = None
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if unpacker is None or unpacker.eof:
                    unpacker = zlib.decompressobj(form(rest))
                yield unpacker.decompress(rest, most + 1)
                rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error:
        raise FetchFailed("it is packed in a broken way", passing=True) from None
    if unpacker is not None and not unpacker.eof:
        raise FetchFailed("it broke off in the middle", passing=True)


def _deflate_form(start: bytes) -> int:
    """Some hosts send zlib's form, as the standard says, others the bare one."""
    zlib_head = len(start) > 1 and start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0
    return zlib.MAX_WBITS if zlib_head else -zlib.MAX_WBITS
