"""News feeds written in JSON (jsonfeed.org)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from legation.ingest.formats.detect import SNIFFED
from legation.ingest.formats.feeds import FeedItem, is_whole, outlet_of, read_items
from legation.ingest.formats.records import text_and_metadata
from legation.ingest.formats.web_addresses import web_address
from legation.ingest.items import ReadItem, ReadOptions

_VERSION = "jsonfeed.org/version/"


def json_feed_of(data: bytes) -> Mapping[str, Any] | None:
    """The feed in these bytes; None when they hold none, which their start tells of most."""
    if data.lstrip()[:1] != b"{" or b"jsonfeed.org" not in data[:SNIFFED]:
        return None
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return feed if is_json_feed(feed) else None


def is_json_feed(value: Any) -> bool:
    """Whether a JSON document is such a feed."""
    return isinstance(value, Mapping) and _VERSION in str(value.get("version")) and isinstance(value.get("items"), list)


def read_json_feed(path: str, feed: Mapping[str, Any], options: ReadOptions) -> Iterator[ReadItem]:
    """Each item of the feed, as of one in XML. Raises BadInput when it lists none."""
    yield from read_items(path, json_feed_items(feed), options)


def json_feed_items(feed: Mapping[str, Any], base: str = "") -> list[FeedItem]:
    """The items of a feed that was found at `base`."""
    return [_item(item, base, feed) for item in feed["items"] if isinstance(item, Mapping)]


def _item(item: Mapping[str, Any], base: str, feed: Mapping[str, Any]) -> FeedItem:
    told = {key: value for key, value in item.items() if key not in ("content_text", "content_html", "summary")}
    told["url"] = web_address(place, base) if isinstance(place := item.get("url"), str) else None
    title = feed.get("title")
    filled = {"outlet": outlet_of(title) if isinstance(title, str) else None, "language": feed.get("language"), **told}
    _, _, known = text_and_metadata({**filled, "text": "-"})
    plain, markup = item.get("content_text"), item.get("content_html")
    if isinstance(markup, str) and is_whole(markup):
        return FeedItem(known, markup=markup)
    return FeedItem(known, plain=plain if isinstance(plain, str) and is_whole(plain) else None)
