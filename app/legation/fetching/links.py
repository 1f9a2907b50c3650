"""What feeds and sitemaps list: RSS, Atom, RDF, JSON Feed, sitemaps and their indexes."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin

from legation.errors import BadInput
from legation.fetching.addresses import is_web_address
from legation.ingest.dates import iso_instant
from legation.ingest.formats.xml_trees import child_text, parse_xml, root_name

_ROOTS = frozenset(("rss", "RDF", "feed", "urlset", "sitemapindex"))
_UNSAFE = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]")
_SNIFFED = 16_384
_JSON_FEED = "jsonfeed.org/version/"
_LONGEST = 300


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
    """What the bytes list; None when they are no feed and no sitemap."""
    data = data.removeprefix(codecs.BOM_UTF8)
    kind = root_name(data[:_SNIFFED])
    if kind not in _ROOTS:
        return _json_listing(data, base)
    try:
        tree = parse_xml(data)
    except BadInput:
        return Listing()
    if kind == "sitemapindex":
        return Listing(further=tuple(entry.url for entry in _unique(_places(tree, "sitemap"), base)))
    if kind == "urlset":
        return Listing(_unique(_places(tree, "url"), base))
    return Listing(_unique(_items(tree), base))


def _unique(entries: Iterable[Entry], base: str) -> tuple[Entry, ...]:
    """Each address once, made whole; what is no web address is left out."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if not entry.url.strip() or _UNSAFE.search(entry.url.strip()):
            continue
        try:
            url = urldefrag(urljoin(base, entry.url.strip())).url
        except ValueError:
            continue
        if is_web_address(url):
            found.setdefault(url, Entry(url, entry.title, entry.published))
    return tuple(found.values())


def _items(tree: Any) -> Iterator[Entry]:
    for item in tree.iter("{*}item", "{*}entry"):
        if url := _feed_link(item):
            yield Entry(url, _text(item, "title"), iso_instant(_text(item, "published", "pubDate", "date", "issued")))


def _feed_link(item: Any) -> str | None:
    """RSS writes the address inside `link`, Atom in its `href`; a permanent id will do where there is none."""
    for link in item.iterfind("{*}link"):
        href = link.get("href")
        if href and link.get("rel", "alternate") == "alternate":
            return str(href)
        if href is None and (link.text or "").strip():
            return str(link.text)
    guid = item.find("{*}guid")
    if guid is not None and guid.get("isPermaLink", "true") == "true" and is_web_address((guid.text or "").strip()):
        return str(guid.text)
    return None


def _places(tree: Any, name: str) -> list[Entry]:
    """Addresses of a sitemap; where all are dated, the newest first, because a reader may stop early."""
    dated: list[tuple[str, Entry]] = []
    for place in tree.iterfind(f"{{*}}{name}"):
        if url := child_text(place, "loc"):
            title, published = _text(place, "news/{*}title"), iso_instant(_text(place, "news/{*}publication_date"))
            dated.append((published or iso_instant(_text(place, "lastmod")) or "", Entry(url, title, published)))
    if dated and all(stamp for stamp, _ in dated):
        dated.sort(key=lambda pair: pair[0], reverse=True)
    return [entry for _, entry in dated]


def _json_listing(data: bytes, base: str) -> Listing | None:
    if data.lstrip()[:1] != b"{" or b"jsonfeed.org" not in data[:_SNIFFED]:
        return None
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, Mapping) else None
    if not isinstance(items, list) or _JSON_FEED not in str(feed.get("version")):
        return None
    return Listing(_unique((_json_entry(item) for item in items if isinstance(item, Mapping)), base))


def _json_entry(item: Mapping[str, Any]) -> Entry:
    told = {key: value for key in ("url", "title", "date_published") if isinstance(value := item.get(key), str)}
    return Entry(told.get("url", ""), told.get("title") or None, iso_instant(told.get("date_published")))


def _text(element: Any, *names: str) -> str | None:
    found = child_text(element, *names)
    return found[:_LONGEST] if found else None
