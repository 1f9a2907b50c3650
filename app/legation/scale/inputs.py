"""The lines or rows of one part of the input, as they stand there."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.errors import BadInput
from legation.ingest.formats.streams import bounded_lines
from legation.scale.planning import InputFile, Part, is_parquet

_ROWS = 64
LONGEST_LINE = 32_000_000


@dataclass(frozen=True, slots=True)
class Raw:
    """One line of NDJSON or one row of Parquet; neither for a line that is too long. `size` in bytes, or characters of a row."""

    file: str
    number: int
    size: int
    line: bytes | None = None
    row: dict[str, Any] | None = None


def raw_items(part: Part, file: InputFile) -> Iterator[Raw]:
    """What lies in the part, in order, blank lines left out. Raises BadInput where the file is no longer what was planned."""
    path = Path(part.file)
    stat = path.stat()
    if (stat.st_size, stat.st_mtime_ns) != (file.size, file.changed):
        raise BadInput(f"{path} has changed since the run was planned: extract into another folder")
    yield from _rows(part, path) if is_parquet(path) else _lines(part, path)


def _lines(part: Part, path: Path) -> Iterator[Raw]:
    with path.open("rb") as stream:
        stream.seek(part.start)
        for number, line in bounded_lines(stream, LONGEST_LINE):
            if line is None or line.strip():
                yield Raw(part.file, part.first + number - 1, len(line or b""), line)
            if stream.tell() >= part.end:
                return


def _rows(part: Part, path: Path) -> Iterator[Raw]:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    row = group = 0
    while row + (count := file.metadata.row_group(group).num_rows) <= part.start:
        row, group = row + count, group + 1
    for batch in file.iter_batches(_ROWS, row_groups=[group], use_threads=False):
        for at, record in enumerate(batch.slice(max(0, part.start - row)).to_pylist(), start=max(row, part.start)):
            if at >= part.end:
                return
            yield Raw(part.file, at + 1, sum(len(v) for v in record.values() if isinstance(v, str | bytes)), row=record)
        row += batch.num_rows
