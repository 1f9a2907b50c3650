"""From web addresses to articles: pages are read, feeds and sitemaps followed; what fails is reported and the rest goes on."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from legation.fetching.addresses import is_web_address
from legation.fetching.answers import Fetched
from legation.fetching.contents import file_name, in_utf8, is_collection
from legation.fetching.failures import FetchFailed
from legation.fetching.links import Entry, Listing, listing_of
from legation.ingest.formats.gzip_files import GZIP_MAGIC
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem, ReadOptions
from legation.ingest.readers import read_bytes, read_sources

if TYPE_CHECKING:
    from legation.fetching.client import Fetcher

MOST_LINKS = 100
"""Articles followed of one feed or sitemap, unless the user says otherwise."""
_MOST_SITEMAPS = 50
_GIVEN = "given"


def read_everything(
    sources: Sequence[str], options: ReadOptions, connect: Callable[[], "Fetcher"], links: int = MOST_LINKS
) -> Iterator[ReadItem]:
    """Articles of files and web addresses, in the order of the sources; `connect` is called when the first address comes."""
    connected = cache(connect)
    for on_web, group in groupby(sources, is_web_address):
        if not on_web:
            yield from read_sources(list(group), options)
            continue
        for url in group:
            yield from read_address(url, options, connected(), links)


def read_address(url: str, options: ReadOptions, fetcher: "Fetcher", links: int = MOST_LINKS) -> Iterator[ReadItem]:
    """The article behind an address, or those that its feed or sitemap lists."""
    try:
        fetched = fetcher.fetch(url)
    except FetchFailed as error:
        yield ReadFailure(url, str(error))
    else:
        yield from read_answer(url, fetched, options, fetcher, links)


def read_answer(
    url: str, fetched: Fetched, options: ReadOptions, fetcher: "Fetcher", links: int = MOST_LINKS
) -> Iterator[ReadItem]:
    """The article in an answer, or those that it lists."""
    try:
        listing = listing_in(fetched, fetcher.limits.size)
    except FetchFailed as error:
        yield ReadFailure(url, str(error))
        return
    if listing is None:
        yield from articles_in(url, fetched, options)
        return
    if not listing.entries and not listing.further:
        # A feed may bring its articles whole, without an address for each.
        yield from articles_in(url, fetched, options, many=True)
        return
    for item in followed(listing, fetcher, links):
        yield from [item] if isinstance(item, ReadFailure) else read_entry(item, options, fetcher)


def read_entry(entry: Entry, options: ReadOptions, fetcher: "Fetcher") -> Iterator[ReadItem]:
    """The article of one entry. What the listing says of it fills what its page does not."""
    try:
        yield from fetch_entry(entry, options, fetcher)
    except FetchFailed as error:
        yield ReadFailure(entry.url, str(error))


def fetch_entry(entry: Entry, options: ReadOptions, fetcher: "Fetcher") -> list[ReadItem]:
    """As `read_entry`, but raises FetchFailed, which tells whether to try again."""
    fetched = fetcher.fetch(entry.url)
    if listing_in(fetched, fetcher.limits.size) is not None:
        return [ReadFailure(entry.url, "it is a listing inside a listing: name it as a source of its own")]
    told = replace(options, title=options.title or entry.title, published=options.published or entry.published)
    items = articles_in(entry.url, fetched, told)
    return [_found_in_listing(item, options) if isinstance(item, ArticleRead) else item for item in items]


def articles_in(path: str, fetched: Fetched, options: ReadOptions, *, many: bool = False) -> Iterator[ReadItem]:
    """The articles in an answer. One alone has the answer's address; of `many` each tells its own, or has none."""
    known = options if many or is_collection(fetched) else replace(options, url=options.url or fetched.url)
    name = file_name(path, fetched)
    for item in read_bytes(name, in_utf8(fetched), known):
        yield replace(item, path=path + item.path.removeprefix(name))


def listing_in(fetched: Fetched, most: int) -> Listing | None:
    """What a fetched feed or sitemap lists; None when it is neither. Raises FetchFailed for a packed one that is broken."""
    data = fetched.data
    if data.startswith(GZIP_MAGIC) and "sitemap" in fetched.url.lower():
        from legation.fetching.bodies import gunzipped

        data = gunzipped(data, most)
    return listing_of(data, fetched.url)


def followed(listing: Listing, fetcher: "Fetcher", links: int | None) -> Iterator[Entry | ReadFailure]:
    """The first `links` entries of the listing and of the sitemaps it names, one level deep, each address once."""
    links = sys.maxsize if links is None else links
    seen: set[str] = set()
    for entry in listing.entries:
        if len(seen) < links and entry.url not in seen:
            seen.add(entry.url)
            yield entry
    for place in listing.further[:_MOST_SITEMAPS]:
        if len(seen) >= links:
            return
        try:
            inner = listing_in(fetcher.fetch(place), fetcher.limits.size) or Listing()
        except FetchFailed as error:
            yield ReadFailure(place, str(error))
            continue
        for entry in inner.entries:
            if len(seen) < links and entry.url not in seen:
                seen.add(entry.url)
                yield entry


def _found_in_listing(item: ArticleRead, options: ReadOptions) -> ArticleRead:
    """Say that it was the listing, not the user, who told title and date."""
    by_user = {"title": options.title, "published": options.published}
    changed = {name: "feed" for name, value in by_user.items() if value is None and item.found.get(name) == _GIVEN}
    return replace(item, found={**item.found, **changed})
