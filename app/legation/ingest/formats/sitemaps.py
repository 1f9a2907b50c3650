"""Sitemaps in files: they name pages and bring none."""

from collections.abc import Iterator

from legation.errors import BadInput
from legation.ingest.formats.xml_trees import child_text, parse_xml
from legation.ingest.items import ReadItem, ReadOptions, ReadSkip

_WEB = ("http://", "https://")
_LONGEST = 4_000


def read_sitemap(path: str, data: bytes, _options: ReadOptions) -> Iterator[ReadItem]:
    """A skip for each page it names. Raises BadInput when it names none."""
    links = links_of_sitemap(data)
    if not links:
        raise BadInput("the sitemap names no page: there is nothing to read")
    for number, url in enumerate(links, start=1):
        yield ReadSkip(f"{path}:{number}", f"a sitemap only names it: give its address to have it fetched: {url}")


def links_of_sitemap(data: bytes) -> list[str]:
    """Every web address a sitemap, or an index of sitemaps, names, once, in its order. Raises BadInput when it cannot be read."""
    places = (child_text(place, "loc") or "" for place in parse_xml(data).iterfind("{*}*"))
    return list(dict.fromkeys(url for url in places if url.lower().startswith(_WEB) and len(url) <= _LONGEST))
