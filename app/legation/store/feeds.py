"""What is remembered of watched feeds: when they were asked, what they last said, which of their articles are settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Connection, select

from legation.domain.ids import content_id
from legation.store import tables as t
from legation.store.dialects import upsert

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FeedState:
    """One watched feed. Times are ISO 8601 in UTC; `next_at` is set while it fails, `failures` counts those in a row."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    checked_at: str | None = None
    next_at: str | None = None
    failures: int = 0
    message: str | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article a feed named. Not `done`: it is tried again from `next_at` on, with what the feed said of it."""

    url: str
    done: bool
    attempts: int = 0
    next_at: str | None = None
    title: str | None = None
    published: str | None = None
    message: str | None = None


class FeedStore(Protocol):
    """The part of a store that remembers feeds. None of it changes the graph or its revision."""

    def feed(self, url: str) -> FeedState | None: ...
    def save_feed(self, state: FeedState) -> None: ...
    def known_items(self, feed: str, urls: Iterable[str]) -> frozenset[str]:
        """Those of the addresses that the feed named before."""

    def open_items(self, feed: str) -> tuple[FeedItem, ...]:
        """Those that are not done, by address."""

    def save_item(self, feed: str, item: FeedItem) -> None: ...


def feed_state(connection: Connection, workspace: str, url: str) -> FeedState | None:
    """What is remembered of the feed."""
    c = t.feed.c
    row = connection.execute(select(t.feed).where(c.workspace == workspace, c.id == _feed_id(url))).mappings().first()
    return FeedState(**{name: row[name] for name in FeedState.__slots__}) if row else None


def put_feed(connection: Connection, workspace: str, state: FeedState) -> None:
    """Remember the feed as it stands."""
    row = {name: _clean(getattr(state, name)) for name in FeedState.__slots__}
    upsert(connection, t.feed, [{"workspace": workspace, "id": _feed_id(state.url), **row}])


def known_items(connection: Connection, workspace: str, feed: str, urls: Iterable[str]) -> frozenset[str]:
    """Those of the addresses that the feed named before."""
    c = t.feed_item.c
    by_id = {_item_id(url): url for url in urls}
    ids = list(by_id)
    found: set[str] = set()
    for at in range(0, len(ids), _AT_ONCE):
        wanted = (c.workspace == workspace, c.feed == _feed_id(feed), c.id.in_(ids[at : at + _AT_ONCE]))
        found.update(by_id[id_] for id_ in connection.execute(select(c.id).where(*wanted)).scalars())
    return frozenset(found)


def open_items(connection: Connection, workspace: str, feed: str) -> tuple[FeedItem, ...]:
    """Those that are not done, by address."""
    c = t.feed_item.c
    wanted = (c.workspace == workspace, c.feed == _feed_id(feed), c.done.is_(False))
    rows = connection.execute(select(t.feed_item).where(*wanted).order_by(c.url)).mappings()
    return tuple(FeedItem(**{name: row[name] for name in FeedItem.__slots__}) for row in rows)


def put_item(connection: Connection, workspace: str, feed: str, item: FeedItem) -> None:
    """Remember the article as it stands."""
    row = {name: _clean(getattr(item, name)) for name in FeedItem.__slots__}
    upsert(connection, t.feed_item, [{"workspace": workspace, "feed": _feed_id(feed), "id": _item_id(item.url), **row}])


def _feed_id(url: str) -> str:
    return content_id("feed", url)


def _item_id(url: str) -> str:
    return content_id("item", url)


def _clean(value: Any) -> Any:
    """No database holds NUL or half surrogates, and messages may quote what hosts send."""
    return value.replace("\0", " ").encode("utf-8", "replace").decode() if isinstance(value, str) else value
