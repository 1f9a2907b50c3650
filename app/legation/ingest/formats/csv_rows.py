"""Articles in the rows of a CSV or TSV table, whose first row names the columns."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from legation.errors import BadInput
from legation.ingest.formats.csv_header import TEXT_NAMES, delimiter_of, told_delimiter
from legation.ingest.formats.date_order import looked_ahead, with_date_order
from legation.ingest.formats.encoding import decode
from legation.ingest.formats.field_names import plain_name
from legation.ingest.formats.json_records import read_record
from legation.ingest.formats.streams import bounded_lines, rewound, too_large, whole
from legation.ingest.items import ReadFailure, ReadItem, ReadOptions

_SHOWN = 12
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_table(name: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    """The article of each row; its path holds the number of its first line. Raises BadInput without a column of text."""
    lines = _Lines(stream, options.max_bytes)
    told = told_delimiter(lines.peek())
    first = 2 if told else 1
    if told:
        next(lines)
    delimiter = told or delimiter_of(lines.peek())
    # The bound on one field is the library's only setting for it, and is the process's.
    csv.field_size_limit(max(csv.field_size_limit(), 4 * options.max_characters))
    rows = csv.reader(lines, delimiter=delimiter)
    columns = _columns(rows, options)
    head, found = looked_ahead(_rows(name, first, lines, rows), lambda one: sum(map(len, one[1])))
    options = with_date_order((dict(zip(columns, row, strict=False)) for _, row, _ in head), options)
    empty = True
    for path, row, failure in found:
        empty = False
        yield failure or _item(path, columns, row, options)
    if empty:
        yield ReadFailure(name, "the table has no row under its header: there is nothing to read")


def _rows(name: str, first: int, lines: "_Lines", rows: Any) -> Iterator[tuple[str, list[str], ReadFailure | None]]:
    """Path and cells of each row that is not empty, or why it cannot be read."""
    while True:
        path = f"{name}:{rows.line_num + first}"
        lines.row_begins()
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield path, [], ReadFailure(path, f"the row cannot be read ({error}): check its quotes")
            continue
        if any(cell.strip() for cell in row):
            yield path, row, None


class _Lines:
    """The table's lines as text, each of bounded length, and no more of them to a row than its bound."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._lines = (line for _, line in bounded_lines(_narrow(stream, most), most))
        self._waiting: list[str] = []
        self._most = most
        self._given = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.pop(0) if self._waiting else self._decoded(next(self._lines))
        self._given += len(line)
        if self._given > self._most:
            raise csv.Error(str(too_large(self._most)))
        return line

    def row_begins(self) -> None:
        self._given = 0

    def peek(self) -> str:
        """The next line, which will be given again; empty at the end. Raises BadInput."""
        try:
            self._waiting = self._waiting or [next(self)]
        except StopIteration:
            return ""
        except csv.Error as error:
            raise BadInput(f"the table cannot be read: {error}") from None
        return self._waiting[0]

    def _decoded(self, line: bytes | None) -> str:
        if line is None:
            raise csv.Error(str(too_large(self._most)))
        try:
            return decode(line) if line.strip() else "\n"
        except BadInput as error:
            raise csv.Error(str(error)) from None


def _narrow(stream: BinaryIO, most: int) -> BinaryIO:
    """UTF-16, as spreadsheets write it, in UTF-8, whose bytes fall into lines."""
    head = stream.read(2)
    stream = rewound(head, stream)
    return io.BytesIO(decode(whole(stream, most)).encode()) if head in _WIDE_MARKS else stream


def _columns(rows: Iterator[list[str]], options: ReadOptions) -> list[str]:
    """The header. Raises BadInput when no column of it is a text."""
    try:
        columns = [cell.strip() for cell in next(rows, [])]
    except csv.Error as error:
        raise BadInput(f"the table's header cannot be read ({error}): check its quotes") from None
    if not any(columns):
        raise BadInput("it is empty: there is nothing to read")
    wanted = {plain_name(options.fields[ours]) for ours in ("text", "html") if ours in options.fields} or TEXT_NAMES
    if not wanted & set(map(plain_name, columns)):
        shown = ", ".join(columns[:_SHOWN])
        raise BadInput(f"no column holds text, they are {shown}: name it with --map text=COLUMN")
    return columns


def _item(path: str, columns: Sequence[str], row: Sequence[str], options: ReadOptions) -> ReadItem:
    if len(row) > len(columns):
        return ReadFailure(path, f"the row has {len(row)} cells and the header {len(columns)}: check its quotes")
    return read_record(dict(zip(columns, row, strict=False)), path, options)
