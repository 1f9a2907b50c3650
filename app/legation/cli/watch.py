"""`legation watch`: a store kept up to date from feeds."""

from __future__ import annotations

import re
import signal
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.build import KeepAll, Outlet, read_options
from legation.cli.options import Database
from legation.cli.terminal import complain, print_line
from legation.errors import BadQuery

if TYPE_CHECKING:
    from legation.fetching.client import Fetcher
    from legation.ingest.items import ReadItem
    from legation.services.build import Built
    from legation.services.watching import Pause, Visit
    from legation.settings import Settings

_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_SHORTEST = 60
_LONGEST = 30 * 86_400


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="web addresses of feeds or sitemaps")],
    every: Annotated[str, typer.Option("--every", help="how often each is asked: 15m, 2h, 1d; at least 1m")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="ask each feed once and end, as from cron")] = False,
    database: Database = None,
    outlet: Outlet = None,
    keep_all: KeepAll = False,
    links: Annotated[int, typer.Option("--links", min=1, help="most articles read at one visit to a feed")] = 100,
) -> None:
    """Keep the graph up to date from feeds: each asked now and then, each new article read once; Ctrl-C ends it."""
    from legation.bootstrap import connect_store
    from legation.fetching.addresses import is_web_address
    from legation.services.watching import Watch, watch_on, watch_once
    from legation.settings import load_settings

    for feed in feeds:
        if not is_web_address(feed):
            raise BadQuery(f"{feed!r} is no web address: watch takes http:// and https:// addresses of feeds")
    pace, options, settings = interval(every), read_options(None, outlet, keep_all=keep_all), load_settings()
    feeds = list(dict.fromkeys(feeds))
    with ExitStack() as stack:
        store: Any = connect_store(settings, database)
        stack.callback(store.close)
        given = Watch(store, _fetcher(settings), _adder(settings, store), pace, options, links)
        failed = _run(watch_once(feeds, given) if once else watch_on(feeds, given, time.sleep))
    if once and failed:
        raise typer.Exit(1)


def interval(written: str) -> timedelta:
    """The time that "15m" or "2h" means. Raises BadQuery."""
    match = re.fullmatch(r"([0-9]{1,6})\s*([smhd])", written.strip().lower())
    seconds = int(match[1]) * _UNITS[match[2]] if match else 0
    if not _SHORTEST <= seconds <= _LONGEST:
        raise BadQuery(f"--every {written!r}: write a time from 1m to 30d, as 15m or 2h")
    return timedelta(seconds=seconds)


def _fetcher(settings: Settings) -> Fetcher:
    from legation import bootstrap

    return bootstrap.connect_fetcher(settings)


def _adder(settings: Settings, store: Any) -> Any:
    """Reads and stores items with one extractor for the whole watch."""
    from functools import cache

    from legation.bootstrap import extractor_loader, load_knowledge
    from legation.services.build import add_articles

    load = cache(extractor_loader(settings).__call__)
    knowledge = cache(lambda: load_knowledge(settings))

    def add(items: Iterable[ReadItem]) -> Iterator[Built]:
        return add_articles(items, load, knowledge(), store, settings.workspace, seconds=settings.article_seconds)

    return add


def _run(events: Iterator[Built | Visit | Pause]) -> bool:
    """Tell what happens until it ends or is ended. Whether anything failed."""
    screen = _Screen()
    # A service is ended by SIGTERM, a user ends by Ctrl-C: both let go of the store in order.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with screen:
            for event in events:
                screen.tell(event)
    except KeyboardInterrupt:
        complain("stopped: what was read is stored, and the next start goes on from here", prefix="")
    finally:
        signal.signal(signal.SIGTERM, before)
    counts = screen.total
    print_line(", ".join(f"{counts[name]} {name}" for name in sorted(counts)) or "no new article")
    return screen.failed


class _Screen:
    """A line for each visit on stdout, what is going on now on stderr where somebody looks."""

    def __init__(self) -> None:
        from rich.console import Console

        terminal = Console(stderr=True)
        self._status = terminal.status("asking feeds") if terminal.is_terminal else None
        self._visit: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.failed = False

    def __enter__(self) -> None:
        if self._status:
            self._status.start()

    def __exit__(self, *_: object) -> None:
        if self._status:
            self._status.stop()

    def tell(self, event: Built | Visit | Pause) -> None:
        """Show one event."""
        from legation.services.build import Built, Result
        from legation.services.watching import Outcome, Pause

        if isinstance(event, Built):
            self._visit[event.result.value] += 1
            self.total[event.result.value] += 1
            self.failed = self.failed or event.result is Result.FAILED
            if event.message:
                complain(f"{event.path}: {event.message}")
            self._now(f"read {event.path}")
        elif isinstance(event, Pause):
            self._now(f"nothing to do until {_clock(event.until)}; Ctrl-C ends")
        else:
            self.failed = self.failed or event.outcome is Outcome.FAILED
            self._told(event)

    def _told(self, visit: Visit) -> None:
        from legation.services.watching import Outcome

        counted = ", ".join(f"{self._visit[name]} {name}" for name in sorted(self._visit))
        self._visit.clear()
        if visit.outcome is Outcome.FAILED:
            complain(f"{visit.feed}: {visit.message}; asked again from {_clock(visit.next_at)} on")
            return
        what = counted or ("unchanged" if visit.outcome is Outcome.UNCHANGED else "nothing new")
        print_line(f"{visit.feed}: {what}; next visit {_clock(visit.next_at)}")

    def _now(self, words: str) -> None:
        from rich.text import Text

        from legation.cli.terminal import safe

        if self._status:
            self._status.update(Text(safe(words)))


def _clock(moment: Any) -> str:
    return str(moment.astimezone().strftime("%Y-%m-%d %H:%M"))
