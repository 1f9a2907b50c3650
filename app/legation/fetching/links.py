"""What fetched feeds and sitemaps list, ready to be followed."""

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag

from legation.errors import BadInput
from legation.ingest.formats.detect import SNIFFED, Format, format_of
from legation.ingest.formats.feeds import feed_items
from legation.ingest.formats.json_feeds import json_feed_items, json_feed_of
from legation.ingest.formats.sitemaps import Sitemap, sitemap_of
from legation.ingest.html.metadata import Metadata

_UNSAFE = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article a listing names, with what it tells of it."""

    url: str
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """`further` are sitemaps of an index. The entries are in the listing's order, those of dated sitemaps newest first."""

    entries: tuple[Entry, ...] = ()
    further: tuple[str, ...] = ()


def listing_of(data: bytes, base: str) -> Listing | None:
    """What the bytes found at `base` list; None when they are no feed and no sitemap."""
    data = data.removeprefix(codecs.BOM_UTF8)
    form = format_of("", data[:SNIFFED])
    try:
        if form is Format.FEED:
            return Listing(_entries(item.known for item in feed_items(data, base)))
        if form is Format.SITEMAP:
            return _listing_of_sitemap(sitemap_of(data, base))
    except BadInput:
        return Listing()
    feed = json_feed_of(data)
    return Listing(_entries(item.known for item in json_feed_items(feed, base))) if feed is not None else None


def _listing_of_sitemap(found: Sitemap) -> Listing:
    further = _entries(Metadata(url=url) for url in found.further)
    return Listing(_entries(_newest_first(found.pages)), tuple(entry.url for entry in further))


def _newest_first(pages: Sequence[Metadata]) -> Sequence[Metadata]:
    """Where all are dated, because a reader may stop early; else as they stand."""
    dates = [page.published or page.updated or "" for page in pages]
    if not all(dates):
        return pages
    return [page for _, page in sorted(zip(dates, pages, strict=True), key=lambda pair: pair[0], reverse=True)]


def _entries(named: Iterable[Metadata]) -> tuple[Entry, ...]:
    """Each address once, without its fragment; what could not be asked for as it stands is left out."""
    found: dict[str, Entry] = {}
    for known in named:
        url = urldefrag(known.url or "").url
        if url and not _UNSAFE.search(url):
            found.setdefault(url, Entry(url, known.title, known.published))
    return tuple(found.values())
