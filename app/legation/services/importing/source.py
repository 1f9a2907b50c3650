"""Who published an imported claim."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from legation.errors import BadInput
from legation.ingest.identify import canonical_url
from legation.services.extracting.requests import check_date
from legation.services.importing.fields import string_in


@dataclass(frozen=True, slots=True)
class Source:
    """Rows with the same one are of one article. `published` is an ISO 8601 date or date-time."""

    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    external_id: str | None = None

    @property
    def identity(self) -> tuple[str | None, ...]:
        """What tells it from others: its address and its own id, else how it is called and when it was published."""
        if self.url or self.external_id:
            return (canonical_url(self.url) or self.url, self.external_id)
        return (self.outlet, self.title, self.published)


def joined(sources: Iterable[Source]) -> Source:
    """One of several of the same identity: each field as the first that has it."""
    told = list(sources)
    return Source(**{f.name: next((v for one in told if (v := getattr(one, f.name))), None) for f in fields(Source)})


def read_source(raw: Any, defaults: Source) -> Source:
    """`defaults` fill what it does not say. Raises BadInput where nothing tells who it is."""
    if isinstance(raw, str):
        raw = {"url": raw} if "://" in raw else {"outlet": raw}
    if raw is not None and not isinstance(raw, dict):
        raise BadInput('"source" is neither an object nor an address or a name')
    given = raw or {}
    external = given.get("external_id")
    published = string_in(given, "published") or defaults.published
    if published:
        check_date(published)
    found = Source(
        string_in(given, "url"),
        string_in(given, "title"),
        string_in(given, "outlet") or defaults.outlet,
        published,
        string_in(given, "language"),
        str(external) if external is not None else None,
    )
    if not (found.url or found.title or found.outlet or found.external_id):
        raise BadInput('it has no source: give "source" with "url", "title" or "outlet", or --outlet for all lines')
    return found
