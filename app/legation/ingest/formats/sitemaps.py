"""Sitemaps and their indexes: they name pages and bring none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from legation.errors import BadInput
from legation.ingest.dates import iso_instant
from legation.ingest.formats.web_addresses import web_address
from legation.ingest.formats.xml_trees import child_text, parse_xml
from legation.ingest.html.metadata import Metadata
from legation.ingest.items import ReadItem, ReadOptions, ReadSkip

_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What it names, each address once, in its order: pages with what is told of them, and further sitemaps."""

    pages: tuple[Metadata, ...] = ()
    further: tuple[str, ...] = ()


def read_sitemap(path: str, data: bytes, _options: ReadOptions) -> Iterator[ReadItem]:
    """A skip for each page it names. Raises BadInput when it names none."""
    found = sitemap_of(data)
    places = (*(page.url for page in found.pages), *found.further)
    if not places:
        raise BadInput("the sitemap names no page: there is nothing to read")
    for number, url in enumerate(places, start=1):
        yield ReadSkip(f"{path}:{number}", f"a sitemap only names it: give its address to have it fetched: {url}")


def sitemap_of(data: bytes, base: str = "") -> Sitemap:
    """The sitemap that was found at `base`. Raises BadInput when it cannot be read."""
    tree = parse_xml(data)
    pages: dict[str, Metadata] = {}
    for place in tree.iterfind("{*}url"):
        if url := _address(place, base):
            pages.setdefault(url, _known(url, place))
    further = (_address(place, base) for place in tree.iterfind("{*}sitemap"))
    return Sitemap(tuple(pages.values()), tuple(dict.fromkeys(url for url in further if url)))


def _address(place: Any, base: str) -> str | None:
    url = web_address(child_text(place, "loc"), base)
    return url if url and len(url) <= _LONGEST else None


def _known(url: str, place: Any) -> Metadata:
    return Metadata(
        url=url,
        title=child_text(place, "news/{*}title"),
        published=iso_instant(child_text(place, "news/{*}publication_date")),
        updated=iso_instant(child_text(place, "lastmod")),
    )
