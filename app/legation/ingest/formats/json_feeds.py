"""News feeds written in JSON (jsonfeed.org)."""

from collections.abc import Iterator, Mapping
from typing import Any

from legation.ingest.formats.feeds import FeedItem, is_whole, outlet_of, read_items
from legation.ingest.formats.records import text_and_metadata
from legation.ingest.items import ReadItem, ReadOptions

_VERSION = "jsonfeed.org/version/"


def is_json_feed(value: Any) -> bool:
    """Whether a JSON document is such a feed."""
    return isinstance(value, Mapping) and _VERSION in str(value.get("version")) and isinstance(value.get("items"), list)


def read_json_feed(path: str, feed: Mapping[str, Any], options: ReadOptions) -> Iterator[ReadItem]:
    """Each item of the feed, as of one in XML. Raises BadInput when it lists none."""
    yield from read_items(path, [_item(item, feed) for item in feed["items"] if isinstance(item, Mapping)], options)


def _item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> FeedItem:
    told = {key: value for key, value in item.items() if key not in ("content_text", "content_html", "summary")}
    title = feed.get("title")
    filled = {"outlet": outlet_of(title) if isinstance(title, str) else None, "language": feed.get("language"), **told}
    _, _, known = text_and_metadata({**filled, "text": "-"})
    plain, markup = item.get("content_text"), item.get("content_html")
    if isinstance(markup, str) and is_whole(markup):
        return FeedItem(known, markup=markup)
    return FeedItem(known, plain=plain if isinstance(plain, str) and is_whole(plain) else None)
