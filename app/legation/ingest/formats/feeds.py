"""News feeds in files: RSS, RDF and Atom. Items that bring their whole text are articles, the others name where it is."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from legation.errors import BadInput
from legation.ingest.compose import article_of_page, article_of_text
from legation.ingest.dates import iso_instant
from legation.ingest.formats.encoding import clean_characters
from legation.ingest.formats.item_errors import item_or_failure
from legation.ingest.formats.web_addresses import web_address
from legation.ingest.formats.xml_trees import child_text, inner_text, parse_xml
from legation.ingest.html.metadata import Metadata
from legation.ingest.items import ReadItem, ReadOptions, ReadSkip

FEWEST_WORDS = 100
"""An item's text of fewer words is a teaser."""
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MARKUP = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|a|b|i|em|strong|img|figure|blockquote|table|span)\b", re.IGNORECASE)
_TEASER = re.compile(
    r"(?:\[\s*(?:\u2026|\.\.\.)\s*\]|\u2026|\.\.\.|read more|continue reading\S*)[\s\u00bb\u203a\u2192>.]*$",
    re.IGNORECASE,
)
_OUTLET_TAIL = re.compile(r"\s+[|\u2013\u2014\u00b7\u00bb:>-]\s+.*$|\s+(?:rss|atom)?\s*feeds?$|\s+rss$", re.IGNORECASE)
_MAILED = re.compile(r"^\S+@\S+\s*\((?P<name>[^()]+)\)$")
_LONGEST_LINE = 500


@dataclass(frozen=True, slots=True)
class FeedItem:
    """What a feed brings of one article: what is known of it, and its text as mark-up or as plain text, or neither."""

    known: Metadata
    markup: str | None = None
    plain: str | None = None


def read_feed(path: str, data: bytes, options: ReadOptions) -> Iterator[ReadItem]:
    """Each item of the feed. Raises BadInput when it is none."""
    yield from read_items(path, feed_items(data), options)


def read_items(path: str, items: Sequence[FeedItem], options: ReadOptions) -> Iterator[ReadItem]:
    """The article of each item that brings its text; a skip for each that only names it. Raises BadInput for none."""
    if not items:
        raise BadInput("the feed lists no article: there is nothing to read")
    for number, item in enumerate(items, start=1):
        name = f"{path}:{number}"
        yield item_or_failure(name, lambda item=item, name=name: _read(name, item, options))  # type: ignore[misc]


def feed_items(data: bytes, base: str = "") -> list[FeedItem]:
    """The items of an RSS, RDF or Atom feed that was found at `base`. Raises BadInput when it cannot be read."""
    tree = parse_xml(data)
    channel = tree.find("{*}channel")
    head = tree if channel is None else channel
    outlet = outlet_of(child_text(head, "title"))
    language = child_text(head, "language") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    return [_item(element, base, outlet, language) for element in tree.iter("{*}item", "{*}entry")]


def outlet_of(title: str | None) -> str | None:
    """ "The Courier - World RSS" is a feed of The Courier."""
    cut = _OUTLET_TAIL.sub("", title or "").strip()
    return cut[:_LONGEST_LINE] or None


def is_whole(text: str) -> bool:
    """Whether an item's text is an article and no teaser."""
    words = html.unescape(_TAG.sub(" ", text)).split()
    return len(words) >= FEWEST_WORDS and not _TEASER.search(" ".join(words[-5:]))


def _read(path: str, item: FeedItem, options: ReadOptions) -> ReadItem:
    known = Metadata().filled(item.known, "feed")
    if item.markup is not None:
        page = f"<!doctype html><html><body><article>{item.markup}</article></body></html>"
        return article_of_page(path, page, options, known)
    if item.plain is not None:
        return article_of_text(path, item.plain, options, known)
    if known.url:
        return ReadSkip(path, f"the feed brings no text of it: give its address to have it fetched: {known.url}")
    return ReadSkip(path, "the feed brings neither its text nor its address")


def _item(element: Any, base: str, outlet: str | None, language: str | None) -> FeedItem:
    source = element.find("{*}source")
    own = (child_text(source, "title") or inner_text(source)) if source is not None else None
    known = Metadata(
        title=_line(html.unescape(child_text(element, "title") or "")),
        outlet=_line(own) or outlet,
        authors=tuple(_authors(element)),
        url=_address(element, base),
        published=_date(element, "published", "pubDate", "issued", "date"),
        updated=_date(element, "updated", "modified"),
        language=language,
        section=_line(child_text(element, "category")),
    )
    for name in ("encoded", "content", "description", "summary"):
        for part in element.iterfind("{*}" + name):
            markup, plain = _text(part)
            if is_whole(markup or plain or ""):
                return FeedItem(known, markup, plain)
    return FeedItem(known)


def _text(part: Any) -> tuple[str | None, str | None]:
    """(mark-up, plain text) of an item's content: one of them."""
    from lxml import etree

    if part.get("src"):  # it lies elsewhere and is not fetched
        return None, None
    if len(part):
        return etree.tostring(part, encoding="unicode", method="html", with_tail=False), None
    text = clean_characters(part.text or "")
    marked = part.get("type", "html") in ("html", "text/html", "xhtml") and _MARKUP.search(text)
    return (text, None) if marked else (None, html.unescape(text).strip())


def _address(element: Any, base: str) -> str | None:
    """RSS writes the address inside `link`, Atom in its `href`; a permanent id will do where there is none."""
    for link in element.iterfind("{*}link"):
        if link.get("rel", "alternate") == "alternate" and (url := web_address(link.get("href") or link.text, base)):
            return url
    guid = element.find("{*}guid")
    if guid is None or guid.get("isPermaLink", "true") != "true":
        return None
    return web_address(guid.text)  # whole, or no address at all


def _authors(element: Any) -> Iterator[str]:
    for author in element.iterfind("{*}author"):
        told = child_text(author, "name") or inner_text(author)
        mailed = _MAILED.match(told)
        if name := mailed["name"].strip() if mailed else told:
            yield name[:_LONGEST_LINE]
    for creator in element.iterfind("{*}creator"):
        if name := inner_text(creator):
            yield name[:_LONGEST_LINE]


def _date(element: Any, *names: str) -> str | None:
    return next((found for name in names if (found := iso_instant(child_text(element, name)))), None)


def _line(text: str | None) -> str | None:
    return " ".join(clean_characters(text or "").split())[:_LONGEST_LINE] or None
