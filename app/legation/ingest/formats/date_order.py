"""How a file of records writes its dates: 03/04/2020 is meant as most of its dates are that leave no doubt."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from legation.errors import BadInput
from legation.ingest.dates import tells_day_first
from legation.ingest.formats.field_names import renamed
from legation.ingest.formats.records import told_dates
from legation.ingest.items import ReadOptions

_MOST_RECORDS = 200
_MOST_CHARACTERS = 4_000_000
Entry = TypeVar("Entry")


def looked_ahead(entries: Iterator[Entry], size_of: Callable[[Entry], int]) -> tuple[list[Entry], Iterator[Entry]]:
    """The first of the entries, as many as may be held in memory at once, and all of them again."""
    head: list[Entry] = []
    size = 0
    for one in entries:
        head.append(one)
        size += size_of(one)
        if len(head) >= _MOST_RECORDS or size > _MOST_CHARACTERS:
            break
    return head, chain(head, entries)


def with_date_order(records: Iterable[Any], options: ReadOptions) -> ReadOptions:
    """The options with what the dates of these records tell; what is no record tells nothing."""
    told = (date for record in records if isinstance(record, Mapping) for date in _dates(record, options))
    return replace(options, day_first=tells_day_first(told))


def _dates(record: Mapping[str, Any], options: ReadOptions) -> list[Any]:
    try:
        return told_dates(renamed(record, options.fields))
    except BadInput:
        return []
