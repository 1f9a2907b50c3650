"""From web addresses to articles: pages are read, feeds and sitemaps followed; what fails is reported and the rest goes on."""

import codecs
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.fetching.addresses import is_web_address
from app.fetching.answers import Fetched
from app.fetching.failures import FetchFailed
from app.fetching.links import Entry, Listing, listing_of
from app.ingest.items import ReadFailure, ReadItem, ReadOptions
from app.ingest.readers import read_bytes, read_sources

if TYPE_CHECKING:
    from app.fetching.client import Fetcher

MOST_LINKS = 100
"""Articles followed of one feed or sitemap, unless the user says otherwise."""
_MOST_SITEMAPS = 50
_GZIP = b"\x1f\x8b"
_TEXTS = frozenset(("text/html", "application/xhtml+xml", "text/plain", "text/markdown"))
# Of such files each article must tell its own address; the file's would make one article of them all.
_COLLECTIONS = frozenset(
    (
        "application/json", "application/feed+json", "application/ld+json", "application/x-ndjson", "application/jsonl",
        "application/x-jsonlines", "text/csv", "application/gzip", "application/x-gzip", "application/zip", "application/warc",
        "application/vnd.apache.parquet",
    )
)  # fmt: skip
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "application/ld+json": ".json",
    "application/x-ndjson": ".ndjson",
    "application/jsonl": ".ndjson",
    "application/x-jsonlines": ".ndjson",
    "text/csv": ".csv",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "multipart/related": ".mht",
    "application/x-mimearchive": ".mht",
    "application/zip": ".zip",
    "application/vnd.apache.parquet": ".parquet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_COLLECTION_STARTS = (b"{", b"[", b"PK\x03\x04", _GZIP, b"WARC/", b"PAR1")
_LATIN = frozenset(("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii"))
# Codecs that are no encodings of pages; some take very long over hostile bytes.
_NO_CHARSETS = (
    "idna",
    "punycode",
    "unicode_escape",
    "unicode-escape",
    "raw_unicode",
    "raw-unicode",
    "utf-7",
    "utf7",
    "utf_7",
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
    found = False
    for item in followed(listing, fetcher, links):
        found = True
        yield from [item] if isinstance(item, ReadFailure) else read_entry(item, options, fetcher)
    if not found:
        yield ReadFailure(url, "it lists no article: there is nothing to read")


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
    return list(articles_in(entry.url, fetched, told))


def articles_in(path: str, fetched: Fetched, options: ReadOptions) -> Iterator[ReadItem]:
    """The articles in an answer, each under the address the user gave."""
    known = options if _is_collection(fetched) else replace(options, url=options.url or fetched.url)
    name = _file_name(path, fetched)
    for item in read_bytes(name, _in_utf8(fetched), known):
        yield replace(item, path=path + item.path.removeprefix(name))


def listing_in(fetched: Fetched, most: int) -> Listing | None:
    """What a fetched feed or sitemap lists; None when it is neither. Raises FetchFailed for a packed one that is broken."""
    data = fetched.data
    if data.startswith(_GZIP) and "sitemap" in fetched.url.lower():
        from app.fetching.bodies import gunzipped

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


def _file_name(path: str, fetched: Fetched) -> str:
    """A name whose ending tells the readers what the host says the file is; else what its address says."""
    said = _SUFFIXES.get(fetched.media_type)
    return path + (said or PurePosixPath(urlsplit(fetched.url).path).suffix)


def _is_collection(fetched: Fetched) -> bool:
    return fetched.media_type in _COLLECTIONS or (
        fetched.media_type not in ("text/html", "application/xhtml+xml")
        and "wordprocessingml" not in fetched.media_type
        and fetched.data.lstrip()[:5].startswith(_COLLECTION_STARTS)
    )


def _in_utf8(fetched: Fetched) -> bytes:
    """Text in UTF-8 with a mark, where the host said its encoding and told the truth; else as it came."""
    charset, data = fetched.charset, fetched.data
    if (
        charset is None
        or charset.startswith(_NO_CHARSETS)
        or fetched.media_type not in _TEXTS
        or data.startswith(_MARKS)
    ):
        return data
    # Many hosts say Latin-1 of everything; what reads as UTF-8 is UTF-8.
    for name in ("utf-8", charset) if charset in _LATIN else (charset,):
        try:
            text = data.decode("cp1252" if name in _LATIN else name)
        except (UnicodeError, LookupError):
            continue
        return codecs.BOM_UTF8 + text.encode("utf-8", "replace")
    return data
