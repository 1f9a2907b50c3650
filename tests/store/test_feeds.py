"""Watched feeds are remembered, whatever database is behind the store."""

from dataclasses import replace

from legation.store.feeds import FeedItem, FeedState
from legation.store.sql import SqlStore

FEED, OTHER = "https://news.com/feed?" + "x" * 3_000, "https://other.com/feed"
STATE = FeedState(
    FEED, '"x"', "Wed, 21 Dec 2016 08:00:00 GMT", "2016-12-21T08:00:00+00:00", None, 2, "it \0failed \ud800"
)
LATER = FeedItem("https://news.com/a", False, 1, "2016-12-21T09:00:00+00:00", "A", "2016-12-21", "busy")


def test_a_feed_is_kept_and_kept_anew(store: SqlStore) -> None:
    assert store.feed(FEED) is None
    store.save_feed(STATE)
    assert store.feed(FEED) == replace(STATE, message="it  failed ?")
    store.save_feed(FeedState(FEED))
    assert store.feed(FEED) == FeedState(FEED)
    assert store.feed(OTHER) is None


def test_items_are_known_by_their_feed_and_open_until_they_are_done(store: SqlStore) -> None:
    done = FeedItem("https://news.com/b" + "y" * 3_000, True)
    store.save_item(FEED, LATER)
    store.save_item(FEED, done)
    asked = [LATER.url, done.url, "https://news.com/c", *(f"https://news.com/{n}" for n in range(1_200))]
    assert store.known_items(FEED, asked) == {LATER.url, done.url}
    assert store.known_items(OTHER, asked) == frozenset()
    assert store.known_items(FEED, []) == frozenset()
    assert store.open_items(FEED) == (LATER,)
    store.save_item(FEED, replace(LATER, done=True))
    assert store.open_items(FEED) == ()


def test_watching_does_not_change_the_graphs_revision(store: SqlStore) -> None:
    store.save_feed(STATE)
    store.save_item(FEED, LATER)
    assert store.revision() == 0
