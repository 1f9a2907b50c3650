"""Days that tell when a file was made: a guess at when an article was published, for those that say nothing themselves."""

from collections.abc import Callable
from dataclasses import replace

from legation.ingest.dates import iso_instant
from legation.ingest.items import ArticleRead, ReadItem, ReadOptions

_DAY = 10


def day_of(value: object) -> str | None:
    """The day of an instant."""
    return (iso_instant(value) or "")[:_DAY] or None


def with_guess(day: str | None, source: str, options: ReadOptions, make: Callable[[ReadOptions], ReadItem]) -> ReadItem:
    """The item as `make` reads it, with the day where neither it nor the user gives one; `found` then names the source."""
    if options.published or not day:
        return make(options)
    item = make(replace(options, published=day))
    if isinstance(item, ArticleRead) and item.found.get("published") == "given":
        return replace(item, found={**item.found, "published": source})
    return item
