"""Streams are looked into without loss and read whole only within a bound."""

import io
import os

import pytest

from legation.errors import BadInput
from legation.ingest.formats.streams import rewound, whole


def test_what_was_looked_at_is_read_again() -> None:
    seekable = io.BytesIO(b"abcdef")
    assert rewound(seekable.read(3), seekable).read() == b"abcdef"
    reading, writing = os.pipe()
    os.write(writing, b"abcdef\nghi")
    os.close(writing)
    with open(reading, "rb") as pipe:
        again = rewound(pipe.read(3), pipe)
        assert (again.readline(), again.read(2), again.read()) == (b"abcdef\n", b"gh", b"i")


def test_a_stream_larger_than_its_bound_is_refused() -> None:
    assert whole(io.BytesIO(b"abc"), 3) == b"abc"
    with pytest.raises(BadInput, match="split it"):
        whole(io.BytesIO(b"abcd"), 3)
