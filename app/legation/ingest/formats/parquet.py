"""Articles in the rows of a Parquet file, read a few at a time."""

import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from legation.errors import BadInput
from legation.ingest.formats.encoding import decode
from legation.ingest.formats.field_names import plain_name
from legation.ingest.formats.item_errors import broken
from legation.ingest.formats.json_records import read_record
from legation.ingest.formats.records import FIELD_NAMES
from legation.ingest.formats.streams import whole
from legation.ingest.items import ReadFailure, ReadItem, ReadOptions

_BATCH = 64
_MOST_GROUP_BYTES = 1_000_000_000
_SHOWN = 12
_KNOWN = frozenset(name for names in FIELD_NAMES.values() for name in names)
_TEXTS = frozenset(FIELD_NAMES["text"] + FIELD_NAMES["html"])


def read_parquet(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    """The article of each row; its path holds the row's number. Raises BadInput without a column of text."""
    try:
        import pyarrow.parquet as pq  # an extra of its own, and large
    except ImportError:
        raise BadInput("Parquet needs one library more, the extra legation[parquet]: pip install pyarrow") from None
    source = stream if stream.seekable() else io.BytesIO(whole(stream, options.max_bytes))
    try:
        file = pq.ParquetFile(source)
        names = [str(name) for name in file.schema_arrow.names]
    except Exception as error:  # the library raises many kinds
        raise BadInput(f"the Parquet file is damaged ({_short(error)}): get another copy") from None
    columns = _columns(names, options)
    row = 0
    for group in range(file.metadata.num_row_groups):
        count = file.metadata.row_group(group).num_rows
        yield from _group(path, file, group, columns, row, options)
        row += count
    if not row:
        raise BadInput("the table has no row: there is nothing to read")


def _group(
    path: str, file: Any, group: int, columns: list[str], first: int, options: ReadOptions
) -> Iterator[ReadItem]:
    """The rows of one group; a failure for those of it that cannot be read."""
    if file.metadata.row_group(group).total_byte_size > _MOST_GROUP_BYTES:
        most = _MOST_GROUP_BYTES // 1_000_000
        yield ReadFailure(
            f"{path}:{first + 1}", f"its rows stand in a group of more than {most} MB: write smaller row groups"
        )
        return
    row = first
    try:
        for batch in file.iter_batches(_BATCH, row_groups=[group], columns=columns, use_threads=False):
            for record in batch.to_pylist():
                row += 1
                yield read_record(with_texts(record), f"{path}:{row}", options)
    except Exception as error:  # the library raises many kinds
        yield ReadFailure(f"{path}:{row + 1}", broken(error))


def _columns(names: list[str], options: ReadOptions) -> list[str]:
    """Those that hold something we read. Raises BadInput when no text is among them."""
    told = {plain_name(part) for name in options.fields.values() for part in (name, name.partition(".")[0])}
    wanted = {plain_name(options.fields[ours]) for ours in ("text", "html") if ours in options.fields}
    roots = {plain_name(name).partition(".")[0] for name in wanted} | wanted
    if not (roots or _TEXTS) & set(map(plain_name, names)):
        raise BadInput(f"no column holds text, they are {', '.join(names[:_SHOWN])}: name it with --map text=COLUMN")
    return [name for name in names if plain_name(name) in _KNOWN | told]


def with_texts(record: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its bytes as text."""
    return {name: _decoded(value) if isinstance(value, bytes) else value for name, value in record.items()}


def _decoded(value: bytes) -> str | None:
    try:
        return decode(value, markup=True)
    except BadInput:
        return None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
