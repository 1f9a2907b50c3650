"""Splits an input into numbered parts, the same ones every time, and says what exactly was split."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.errors import BadInput, BadQuery, LegationError
from legation.ingest.sources import expand

PARQUET_MAGIC = b"PAR1"
_COMPRESSED = {b"\x1f\x8b": "gzip", b"PK\x03\x04": "a zip archive", b"(\xb5/\xfd": "Zstandard", b"BZh": "bzip2"}
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file of the input; `digest` is the SHA-256 of its bytes, `changed` its time of change in nanoseconds."""

    path: str
    size: int
    changed: int
    digest: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch [start, end) of one file: bytes of NDJSON, rows of Parquet. `first` is the number of its first line or row, from 1."""

    number: int
    file: str
    start: int
    end: int
    first: int


@dataclass(frozen=True, slots=True)
class Plan:
    """All files and all parts, in order."""

    files: tuple[InputFile, ...]
    parts: tuple[Part, ...]

    def with_files(self) -> list[tuple[Part, InputFile]]:
        """Every part with its file."""
        of_path = {file.path: file for file in self.files}
        return [(part, of_path[part.file]) for part in self.parts]


def make_plan(source: str, part_bytes: int) -> Plan:
    """Parts of about so many bytes of text of all files that `source` names (a file, a folder, a glob).

    Reads the whole input once. Raises BadQuery for no file, BadInput for one that is neither NDJSON nor Parquet.
    """
    files: list[InputFile] = []
    parts: list[Part] = []
    for path in input_files(source):
        digest = hashlib.sha256()
        stretches = _rows(path, part_bytes, digest) if is_parquet(path) else _lines(path, part_bytes, digest)
        for start, end, first in stretches:
            parts.append(Part(len(parts), str(path), start, end, first))
        stat = path.stat()
        files.append(InputFile(str(path), stat.st_size, stat.st_mtime_ns, digest.hexdigest()))
    if not parts:
        raise BadQuery(f"{source}: it is empty: there is nothing to read")
    return Plan(tuple(files), tuple(parts))


def input_files(source: str) -> list[Path]:
    """In the order of their names. Raises BadQuery for none."""
    found = []
    for one in expand([source]):
        if isinstance(one, tuple) or one.file is None:
            raise BadQuery(f"{source}: {one[1] if isinstance(one, tuple) else 'name files, not standard input'}")
        found.append(one.file)
    return found


def is_parquet(path: Path) -> bool:
    """Whether the file is Parquet. Raises BadInput for one that is packed, of which no part can be read by itself."""
    try:
        with path.open("rb") as stream:
            head = stream.read(4)
    except OSError as error:
        raise BadInput(f"{path}: it cannot be read: {error.strerror or error}") from None
    for magic, name in _COMPRESSED.items():
        if head.startswith(magic):
            raise BadInput(f"{path}: it is {name}, of which no part can be read by itself: unpack it, or write Parquet")
    return head == PARQUET_MAGIC


def _lines(path: Path, part_bytes: int, digest: "hashlib._Hash") -> Iterator[tuple[int, int, int]]:
    """Cut behind the first line that ends at or after so many bytes."""
    start = end = 0
    first = number = 1
    with path.open("rb") as stream:
        while block := stream.readline(_BLOCK):
            digest.update(block)
            end += len(block)
            if not block.endswith(b"\n"):
                continue
            number += 1
            if end - start >= part_bytes:
                yield start, end, first
                start, first = end, number
    if end > start:
        yield start, end, first


def _rows(path: Path, part_bytes: int, digest: "hashlib._Hash") -> Iterator[tuple[int, int, int]]:
    """Cut inside row groups, never across two."""
    try:
        import pyarrow.parquet as pq

        metadata = pq.ParquetFile(path).metadata
    except ImportError:
        raise LegationError("Parquet needs one library more: pip install 'legation[spark]'") from None
    except Exception as error:  # the library raises many kinds
        raise BadInput(f"{path}: the Parquet file is damaged ({' '.join(str(error).split())[:120]})") from None
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    row = 0
    for group in range(metadata.num_row_groups):
        held = metadata.row_group(group)
        many = max(1, held.num_rows * part_bytes // max(1, held.total_byte_size))
        for start in range(0, held.num_rows, many):
            yield row + start, row + min(start + many, held.num_rows), row + start + 1
        row += held.num_rows
