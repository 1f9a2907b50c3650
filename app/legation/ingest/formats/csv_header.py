"""The first line of a table: what parts its columns, and whether they are those of articles."""

import csv
import re

from legation.ingest.formats.field_names import plain_name
from legation.ingest.formats.records import FIELD_NAMES

TEXT_NAMES = frozenset(FIELD_NAMES["text"] + FIELD_NAMES["html"])
_KNOWN = frozenset(name for names in FIELD_NAMES.values() for name in names)
_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"""\A["']?sep=(?P<delimiter>[,;\t|])["']?\s*\Z""")
_LONGEST = 2_000


def told_delimiter(line: str) -> str | None:
    """The delimiter in the line "sep=;" that some spreadsheets write above a table."""
    found = _TOLD.match(line)
    return found["delimiter"] if found else None


def delimiter_of(line: str) -> str:
    """The one that parts the header into the most names we know, or else into the most columns."""

    def columns(delimiter: str) -> tuple[int, int]:
        cells = _cells(line, delimiter)
        return len({plain_name(cell) for cell in cells} & _KNOWN), len(cells)

    return max(_DELIMITERS, key=columns)


def names_columns(start: bytes) -> bool:
    """Whether a file begins with the header of a table of articles."""
    line = start.split(b"\n", 1)[0]
    if len(line) > _LONGEST:
        return False
    text = line.decode("utf-8", "replace")
    names = {plain_name(cell) for cell in _cells(text, delimiter_of(text))}
    return bool(names & TEXT_NAMES) and len(names & _KNOWN) >= 2


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
