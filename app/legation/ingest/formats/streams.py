"""Open files: looked into without losing what was looked at, read whole within a bound."""

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from legation.errors import BadInput

_CHUNK = 1 << 16


class _Rewound(io.RawIOBase):
    """Bytes already taken from a stream, and then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = memoryview(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        taken = bytes(self._head[: len(buffer)]) or self._rest.read(len(buffer))
        self._head = self._head[len(taken) :]
        buffer[: len(taken)] = taken
        return len(taken)


def rewound(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream as it was before `head` was read from it: itself where it can go back."""
    if stream.seekable():
        stream.seek(-len(head), io.SEEK_CUR)
        return stream
    return cast("BinaryIO", io.BufferedReader(_Rewound(head, stream), _CHUNK))


def whole(stream: BinaryIO, most: int) -> bytes:
    """All that is left of the stream. Raises BadInput when it is more than `most` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise too_large(most)
    return data


def too_large(most: int) -> BadInput:
    """What to tell of a file or a part of one that passes its bound."""
    return BadInput(f"it holds more than {most // 1_000_000} MB: split it")


def bounded_lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number; None for one that is too long, which is passed over in pieces."""
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) <= most or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(most)) and not rest.endswith(b"\n"):
            pass
        yield number, None
