"""Keeps a store up to date from feeds: each asked now and then, each new article read once, whatever stops us in between."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from legation.errors import LegationError
from legation.fetching.answers import Validators
from legation.fetching.articles import MOST_LINKS, fetch_entry, followed, listing_in
from legation.fetching.client import Fetcher
from legation.fetching.failures import FetchFailed
from legation.fetching.links import Entry, Listing
from legation.ingest.items import ReadItem, ReadOptions
from legation.services.build import Built, Result
from legation.store.feeds import FeedItem, FeedState, FeedStore

_TRIES = 5
"""Times an article is tried whose failure may pass."""
_LONGEST_BACK_OFF = timedelta(days=1)


class Outcome(StrEnum):
    """How a visit to a feed ended."""

    READ = "read"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Visit:
    """One feed was asked."""

    feed: str
    outcome: Outcome
    next_at: datetime
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is due until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Watch:
    """What watching needs. `add` reads and stores items; `links` bounds the articles of one visit."""

    store: FeedStore
    fetcher: Fetcher
    add: Callable[[Iterable[ReadItem]], Iterator[Built]]
    every: timedelta
    options: ReadOptions = field(default_factory=ReadOptions)
    links: int = MOST_LINKS
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def watch_once(feeds: Sequence[str], watch: Watch) -> Iterator[Built | Visit]:
    """Ask each feed, except those that failed lately and are to be left alone."""
    for feed in feeds:
        state = watch.store.feed(feed) or FeedState(feed)
        if not state.failures or _due(state, watch) <= watch.now():
            yield from visit(state, watch)


def watch_on(feeds: Sequence[str], watch: Watch, sleep: Callable[[float], None]) -> Iterator[Built | Visit | Pause]:
    """Ask each feed whenever it is due, without end."""
    while True:
        states = [watch.store.feed(feed) or FeedState(feed) for feed in feeds]
        for state in states:
            if _due(state, watch) <= watch.now():
                yield from visit(state, watch)
        until = min(_due(watch.store.feed(feed) or FeedState(feed), watch) for feed in feeds)
        left = (until - watch.now()).total_seconds()
        if left > 0:
            yield Pause(until)
            sleep(left)


def visit(state: FeedState, watch: Watch) -> Iterator[Built | Visit]:
    """Ask the feed, read what is new, and only then remember that it was asked: stopped in between, we ask it again."""
    try:
        listing, validators = _listing(state, watch)
        entries, more = _new_entries(state.url, listing, watch)
    except LegationError as error:
        yield _failed(state, error, watch)
        return
    for item in (*_open_again(state.url, watch), *entries):
        yield from _read(state.url, item, watch)
    checked = watch.now()
    kept = Validators() if more else validators
    watch.store.save_feed(FeedState(state.url, kept.etag, kept.last_modified, checked.isoformat()))
    outcome = Outcome.UNCHANGED if listing is None else Outcome.READ
    yield Visit(state.url, outcome, checked + watch.every)


def _due(state: FeedState, watch: Watch) -> datetime:
    """A failing feed when its back-off ends; others `every` after they were asked, as it is set now."""
    if state.failures and state.next_at:
        return min(datetime.fromisoformat(state.next_at), watch.now() + _LONGEST_BACK_OFF)
    if state.checked_at is None:
        return watch.now()
    return min(datetime.fromisoformat(state.checked_at), watch.now()) + watch.every


def _listing(state: FeedState, watch: Watch) -> tuple[Listing | None, Validators]:
    """What the feed lists; None when nothing changed. Raises FetchFailed, also for what is no feed."""
    fetched = watch.fetcher.fetch(state.url, Validators(state.etag, state.last_modified))
    if not fetched.changed:
        return None, fetched.validators
    listing = listing_in(fetched, watch.fetcher.limits.size)
    if listing is None:
        raise FetchFailed("it is no feed and no sitemap: give the address of one")
    # A sitemap may change without its index: the index is read every time.
    return listing, Validators() if listing.further else fetched.validators


def _new_entries(feed: str, listing: Listing | None, watch: Watch) -> tuple[list[FeedItem], bool]:
    """Articles not met before, and whether more of them or parts of the listing are left for the next visit."""
    if listing is None:
        return [], False
    found = list(followed(listing, watch.fetcher, None))
    entries = [entry for entry in found if isinstance(entry, Entry)]
    known = watch.store.known_items(feed, [entry.url for entry in entries])
    new = [FeedItem(e.url, False, title=e.title, published=e.published) for e in entries if e.url not in known]
    return new[: watch.links], len(new) > watch.links or len(entries) < len(found)


def _open_again(feed: str, watch: Watch) -> list[FeedItem]:
    now = watch.now()
    waiting = watch.store.open_items(feed)
    return [item for item in waiting if item.next_at is None or datetime.fromisoformat(item.next_at) <= now]


def _read(feed: str, item: FeedItem, watch: Watch) -> Iterator[Built]:
    """Read one article and remember that; what fails and may pass is tried again later."""
    try:
        items = fetch_entry(Entry(item.url, item.title, item.published), watch.options, watch.fetcher)
    except FetchFailed as error:
        watch.store.save_item(feed, _later(item, error, watch))
        yield Built(item.url, Result.FAILED, message=str(error))
        return
    messages: list[str] = []
    for built in watch.add(items):
        messages += [built.message] if built.message else []
        yield built
    watch.store.save_item(feed, replace(item, done=True, next_at=None, message="; ".join(messages)[:400] or None))


def _later(item: FeedItem, error: FetchFailed, watch: Watch) -> FeedItem:
    attempts = item.attempts + 1
    done = not error.passing or attempts >= _TRIES
    wait = _back_off(attempts, error, watch)
    next_at = None if done else (watch.now() + wait).isoformat()
    return replace(item, done=done, attempts=attempts, next_at=next_at, message=str(error))


def _failed(state: FeedState, error: LegationError, watch: Watch) -> Visit:
    """The feed is left alone longer with every failure; what it last said stays remembered."""
    failures = state.failures + 1
    now = watch.now()
    next_at = now + _back_off(failures, error, watch)
    kept = replace(
        state, checked_at=now.isoformat(), next_at=next_at.isoformat(), failures=failures, message=str(error)
    )
    watch.store.save_feed(kept)
    return Visit(state.url, Outcome.FAILED, next_at, message=str(error))


def _back_off(failures: int, error: LegationError, watch: Watch) -> timedelta:
    """Twice as long each time, as long as the host asks at least, a day at most."""
    asked = timedelta(seconds=(error.retry_after if isinstance(error, FetchFailed) else None) or 0)
    return min(max(watch.every * (1 << min(failures, 12)), asked), _LONGEST_BACK_OFF)
