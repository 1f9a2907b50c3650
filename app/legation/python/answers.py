"""Lists of answers: JSON objects as REST sends them, which become a table of pandas where asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from legation.errors import LegationError
from legation.store.filters import Page, Paging

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
JsonObject = dict[str, Any]
_AT_ONCE = 500
_TIMES = frozenset(
    {"event_time.start", "event_time.end", "report_time", "since", "until", "first", "last", "first_event", "last_event",
     "first_seen", "last_seen", "published", "evidence.article.published", "article.published"}
)  # fmt: skip
"""Columns of days and instants."""


class Answers(list[JsonObject]):
    """Items in the order of the answer. `total` is how many there are in all, counted up to 10,000; `schema` names what they are in REST."""

    def __init__(self, items: Iterable[JsonObject], schema: str, total: int | None = None) -> None:
        super().__init__(items)
        self.schema = schema
        self.total = len(self) if total is None else total

    def frame(self) -> pd.DataFrame:
        """One row an item, one column a field, as in REST's CSV: fields inside others are joined by dots (`subject.name`).

        Days and instants are timestamps (UTC); the cells of lists and counts stay lists and dicts. Raises LegationError without pandas.
        """
        try:
            import pandas as pd
        except ImportError:
            raise LegationError("frames take pandas: pip install 'legation[pandas]'") from None
        from legation.api import schemas
        from legation.api.list_forms import columns, value_at

        shown = columns(getattr(schemas, self.schema))
        table = pd.DataFrame({".".join(column): [value_at(item, column) for item in self] for column in shown})
        for name in _TIMES.intersection(table.columns):
            table[name] = pd.to_datetime(table[name], utc=True, format="ISO8601")
        return table


def gathered(ask: Callable[[Paging], Page[T]], limit: int | None) -> tuple[list[T], int]:
    """At most `limit` items (None: all), asked for a page at a time, and how many there are."""
    found: list[T] = []
    cursor: str | None = None
    while True:
        left = _AT_ONCE if limit is None else min(_AT_ONCE, limit - len(found))
        page = ask(Paging(left, cursor))
        found += page.items
        cursor = page.next_cursor
        if cursor is None or (limit is not None and len(found) >= limit):
            return found, page.total.value
