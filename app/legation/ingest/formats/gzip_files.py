"""Unpacking within bounds: what is packed may be far larger than it looks."""

import io
import zlib
from typing import IO, BinaryIO, cast

from legation.errors import BadInput

GZIP_MAGIC = b"\x1f\x8b"
_MEMBER = GZIP_MAGIC + b"\x08"
_CHUNK = 1 << 16
_GZIP_WINDOW = 31
_UNWATCHED = 1_000_000
"""Below this many bytes any ratio is harmless, and blank pages pack very well."""


class Spending:
    """What was unpacked so far, held against a bound on all of it."""

    def __init__(self, most: int | None) -> None:
        self.most, self.spent = most, 0

    def add(self, count: int) -> None:
        """Raises BadInput when the bound is passed."""
        self.spent += count
        if self.exhausted:
            raise BadInput(
                f"it unpacks to more than {(self.most or 0) // 1_000_000:,} MB: unpack it and read it in parts"
            )

    @property
    def exhausted(self) -> bool:
        return self.most is not None and self.spent > self.most


def check_ratio(packed: int, unpacked: int, most: int) -> None:
    """Raises BadInput for what grows as only bombs do."""
    if unpacked > _UNWATCHED and unpacked > most * max(packed, 1):
        raise BadInput(f"it unpacks to more than {most} times its size, as no article does: it is left out")


class Gunzipped(io.RawIOBase):
    """The contents of a gzip file of one or more members. A damaged one raises BadInput, unless a `gap` is to stand for it."""

    def __init__(self, packed: BinaryIO, most_ratio: int) -> None:
        self._packed, self._most_ratio = packed, most_ratio
        self._waiting = b""
        self._taken = self._given = 0
        self._member: zlib._Decompress | None = None
        self.gap: bytes | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._some(len(buffer))
        self._given += len(data)
        check_ratio(self._taken - len(self._waiting), self._given, self._most_ratio)
        buffer[: len(data)] = data
        return len(data)

    def _some(self, most: int) -> bytes:
        """At least one byte, unless the file ends."""
        while member := self._member or self._next_member():
            self._member = member
            if not self._waiting and not self._fill():
                self._member = None
                return self._damaged("it ends too early")
            try:
                data = member.decompress(self._waiting, most)
            except zlib.error:
                self._member, self._waiting = None, self._waiting[1:]
                return self._damaged("its data is damaged")
            self._waiting = member.unused_data if member.eof else member.unconsumed_tail
            if member.eof:
                self._member = None
            if data:
                return data
        return b""

    def _next_member(self) -> "zlib._Decompress | None":
        """None when there is none. What lies between members, padding or debris, is passed over."""
        while (at := self._waiting.find(_MEMBER)) < 0:
            self._waiting = self._waiting[1 - len(_MEMBER) :]
            if not self._fill():
                return None
        self._waiting = self._waiting[at:]
        return zlib.decompressobj(_GZIP_WINDOW)

    def _fill(self) -> bool:
        data = self._packed.read(_CHUNK)
        self._taken += len(data)
        self._waiting += data
        return bool(data)

    def _damaged(self, why: str) -> bytes:
        if not self.gap:
            raise BadInput(f"the packed file cannot be unpacked, {why}: get another copy")
        return self.gap


class Spent(io.RawIOBase):
    """A packed member being read: each byte counted, against its own size and with all the archive's."""

    def __init__(self, member: IO[bytes], packed: int, most_ratio: int, spending: Spending) -> None:
        self._member, self._packed, self._most_ratio = member, packed, most_ratio
        self._spending, self._given = spending, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._member.read(len(buffer))
        self._given += len(data)
        self._spending.add(len(data))
        check_ratio(self._packed, self._given, self._most_ratio)
        buffer[: len(data)] = data
        return len(data)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """With lines and whole reads."""
    return cast("BinaryIO", io.BufferedReader(raw, _CHUNK))
