"""All claims that pass a filter, a page at a time: for files that are larger than memory."""

from collections.abc import Iterator
from dataclasses import replace

from legation.store.base import StoreReader
from legation.store.filters import ClaimQuery, ClaimView, Paging

_AT_ONCE = 500


def every_claim(store: StoreReader, query: ClaimQuery) -> Iterator[tuple[ClaimView, ...]]:
    """Pages in the order of the list. What is stored meanwhile neither repeats nor hides a claim."""
    cursor: str | None = None
    while True:
        found = store.claims(replace(query, paging=Paging(_AT_ONCE, cursor)))
        yield found.items
        cursor = found.next_cursor
        if cursor is None:
            return
