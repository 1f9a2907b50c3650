"""Watching feeds of a real server with the real pipeline; only the time of day is ours."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from legation.bootstrap import extractor_loader, load_knowledge
from legation.services.build import Built, Result, add_articles
from legation.services.watching import Outcome, Pause, Visit, Watch, watch_on, watch_once
from legation.settings import Settings
from legation.store.sql import SqlStore, open_store
from tests.fetching.site import Reply, Request, Site, fetcher_to, open_site
from tests.fetching.test_articles import page, rss

WORDS = "Canada will send 450 soldiers to Latvia, Canadian Prime Minister Justin Trudeau said on Friday. Russia condemned the deployment."
EVERY = timedelta(minutes=15)


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened


@pytest.fixture(scope="module")
def load() -> Callable[[], Any]:
    return cache(extractor_loader(Settings()).__call__)


class Day:
    """The time of day, which passes as a test says."""

    def __init__(self) -> None:
        self.now = datetime(2016, 12, 21, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Desk:
    """A store in a file that is kept up to date; `restart` opens everything anew, as after a crash."""

    def __init__(self, site: Site, url: str, load: Callable[[], Any], links: int = 100) -> None:
        self.site, self.url, self.load, self.links = site, url, load, links
        self.day = Day()
        self.store: SqlStore
        self.restart()

    def restart(self) -> None:
        store = open_store(self.url)
        self.store = store
        settings = Settings()
        knowledge = load_knowledge(settings)
        self.watch = Watch(
            store,
            fetcher_to(self.site),
            lambda items: add_articles(items, self.load, knowledge, store, settings.workspace),
            EVERY,
            links=self.links,
            now=self.day,
        )

    def once(self, *places: str) -> tuple[list[str], list[Visit]]:
        """(paths of what was added, visits) of one round."""
        events = list(watch_once([self.site.url(place) for place in places], self.watch))
        added = [e.path.rsplit("/", 1)[1] for e in events if isinstance(e, Built) and e.result is Result.ADDED]
        return added, [e for e in events if isinstance(e, Visit)]


@pytest.fixture
def desk(site: Site, tmp_path: Path, load: Callable[[], Any]) -> Iterator[Desk]:
    opened = Desk(site, f"sqlite:///{tmp_path / 'graph.db'}", load)
    yield opened
    opened.store.close()


def story(site: Site, *names: str) -> None:
    for name in names:
        site.pages[f"news.com/{name}"] = Reply(body=page(f"Story {name}", f"{WORDS} It was called {name}."))


def feed_of(site: Site, *names: str, host: str = "news.com") -> Reply:
    return rss(*(site.url(f"{host}/{name}") for name in names))


def conditional(site: Site, *names: str) -> Callable[[Request], Reply]:
    """A feed that answers 304 to whoever has its latest state."""
    etag = f'"{"-".join(names)}"'

    def answer(request: Request) -> Reply:
        if request.headers.get("if-none-match") == etag:
            return Reply(304)
        reply = feed_of(site, *names)
        reply.headers["ETag"] = etag
        return reply

    return answer


def test_a_new_article_is_read_once(desk: Desk, site: Site) -> None:
    story(site, "a", "b", "c")
    site.pages["news.com/feed"] = feed_of(site, "a", "b")
    assert desk.once("news.com/feed")[0] == ["a", "b"]
    assert desk.once("news.com/feed")[0] == []
    site.pages["news.com/feed"] = feed_of(site, "c", "a", "b")
    assert desk.once("news.com/feed")[0] == ["c"]
    assert sorted(site.asked()) == ["/a", "/b", "/c", "/feed", "/feed", "/feed"]
    assert desk.store.stats().articles == 3


def test_nothing_is_read_twice_after_a_restart(desk: Desk, site: Site) -> None:
    story(site, "a", "b")
    site.pages["news.com/feed"] = conditional(site, "a", "b")
    desk.once("news.com/feed")
    desk.restart()
    added, (visit,) = desk.once("news.com/feed")
    assert added == []
    assert visit.outcome is Outcome.UNCHANGED
    assert site.asked().count("/a") == 1
    assert site.requests[-1].headers["if-none-match"] == '"a-b"'


def test_stopped_in_the_middle_nothing_is_lost_and_nothing_read_twice(desk: Desk, site: Site) -> None:
    """The feed's ETag is kept only when its articles are: else 304 would hide those that were not read."""
    story(site, "a", "b", "c")
    site.pages["news.com/feed"] = conditional(site, "a", "b", "c")
    started = watch_once([site.url("news.com/feed")], desk.watch)
    (first,) = islice(started, 1)
    assert isinstance(first, Built)
    started.close()  # type: ignore[attr-defined]
    desk.restart()
    desk.once("news.com/feed")
    assert desk.store.stats().articles == 3
    assert site.asked().count("/b") == site.asked().count("/c") == 1


def test_an_unchanged_feed_costs_one_request(desk: Desk, site: Site) -> None:
    story(site, "a")
    site.pages["news.com/feed"] = conditional(site, "a")
    desk.once("news.com/feed")
    before = len(site.requests)
    built, (visit,) = desk.once("news.com/feed")
    assert (visit.outcome, list(built)) == (Outcome.UNCHANGED, [])
    assert [r.target for r in site.requests[before:]] == ["/feed"]


def test_a_failing_feed_is_left_alone_longer_and_longer_and_the_others_go_on(desk: Desk, site: Site) -> None:
    story(site, "a", "b")
    site.pages["news.com/bad"] = Reply(500)
    site.pages["news.com/good"] = feed_of(site, "a")
    added, (bad, good) = desk.once("news.com/bad", "news.com/good")
    assert added == ["a"]
    assert (bad.outcome, good.outcome) == (Outcome.FAILED, Outcome.READ)
    assert "500" in (bad.message or "")
    assert bad.next_at - desk.day.now == 2 * EVERY
    desk.restart()
    assert [visit.feed for visit in desk.once("news.com/bad", "news.com/good")[1]] == [site.url("news.com/good")]
    desk.day.now += 2 * EVERY
    _, (bad,) = desk.once("news.com/bad")
    assert bad.next_at - desk.day.now == 4 * EVERY
    desk.day.now += 4 * EVERY
    site.pages["news.com/bad"] = feed_of(site, "b")
    added, (healed,) = desk.once("news.com/bad")
    assert added == ["b"]
    assert healed.next_at - desk.day.now == EVERY
    state = desk.store.feed(site.url("news.com/bad"))
    assert state is not None
    assert state.failures == 0


def test_back_off_ends_at_a_day(desk: Desk, site: Site) -> None:
    site.pages["news.com/bad"] = Reply(500)
    for _ in range(12):
        _, (visit,) = desk.once("news.com/bad")
        desk.day.now = visit.next_at
    _, (visit,) = desk.once("news.com/bad")
    assert visit.next_at - desk.day.now == timedelta(days=1)


def test_a_feed_that_asks_for_time_gets_it(desk: Desk, site: Site) -> None:
    site.pages["news.com/busy"] = Reply(429, headers={"Retry-After": "7200"})
    _, (visit,) = desk.once("news.com/busy")
    assert visit.next_at - desk.day.now >= timedelta(seconds=7_199)


def test_a_failing_feed_keeps_what_it_last_said(desk: Desk, site: Site) -> None:
    story(site, "a")
    site.pages["news.com/feed"] = conditional(site, "a")
    desk.once("news.com/feed")
    site.pages["news.com/feed"] = Reply(500)
    _, (visit,) = desk.once("news.com/feed")
    desk.day.now = visit.next_at
    site.pages["news.com/feed"] = conditional(site, "a")
    assert desk.once("news.com/feed")[1][0].outcome is Outcome.UNCHANGED


def test_an_article_whose_failure_may_pass_is_tried_again_though_the_feed_is_unchanged(desk: Desk, site: Site) -> None:
    story(site, "a", "b")
    good, site.pages["news.com/b"] = site.pages["news.com/b"], Reply(502)
    site.pages["news.com/feed"] = conditional(site, "a", "b")
    assert desk.once("news.com/feed")[0] == ["a"]
    site.pages["news.com/b"] = good
    assert desk.once("news.com/feed")[0] == []
    desk.restart()
    desk.day.now += 2 * EVERY
    assert desk.once("news.com/feed")[0] == ["b"]


def test_an_article_that_goes_on_failing_is_given_up(desk: Desk, site: Site) -> None:
    site.pages["news.com/a"] = Reply(502)
    site.pages["news.com/feed"] = conditional(site, "a")
    for _ in range(9):
        desk.once("news.com/feed")
        desk.day.now += timedelta(days=2)
    assert site.asked().count("/a") == 5


def test_an_article_that_is_not_there_is_not_asked_for_again(desk: Desk, site: Site) -> None:
    site.pages["news.com/feed"] = feed_of(site, "gone")
    for _ in range(3):
        desk.once("news.com/feed")
        desk.day.now += timedelta(days=2)
    assert site.asked().count("/gone") == 1


def test_more_articles_than_a_visit_takes_are_read_by_the_next_ones(site: Site, tmp_path: Path, load: Any) -> None:
    desk = Desk(site, f"sqlite:///{tmp_path / 'few.db'}", load, links=2)
    names = ["a", "b", "c", "d", "e"]
    story(site, *names)
    site.pages["news.com/feed"] = conditional(site, *names)
    assert [desk.once("news.com/feed")[0] for _ in range(4)] == [["a", "b"], ["c", "d"], ["e"], []]
    assert desk.once("news.com/feed")[1][0].outcome is Outcome.UNCHANGED
    desk.store.close()


@pytest.mark.parametrize("body", ["<html><p>a page</p></html>", "", "plain words"])
def test_what_is_no_feed_is_a_failure_that_says_so(desk: Desk, site: Site, body: str) -> None:
    site.pages["news.com/feed"] = Reply(body=body)
    _, (visit,) = desk.once("news.com/feed")
    assert visit.outcome is Outcome.FAILED
    assert "no feed" in (visit.message or "")


def test_a_feed_cannot_lead_into_an_inner_network(desk: Desk, site: Site) -> None:
    story(site, "a")
    site.pages["news.com/feed"] = rss("http://169.254.169.254/latest", "http://127.0.0.1/", site.url("news.com/a"))
    assert desk.once("news.com/feed")[0] == ["a"]
    assert site.asked() == ["/feed", "/a"]


def test_watching_goes_on_asking_each_feed_at_its_time(desk: Desk, site: Site) -> None:
    story(site, "a", "b")
    site.pages["news.com/good"] = feed_of(site, "a")
    site.pages["other.com/bad"] = Reply(404)
    began = desk.day.now
    slept: list[datetime] = []

    def sleep(seconds: float) -> None:
        desk.day.sleep(seconds)
        slept.append(desk.day.now)
        if len(slept) == 2:
            site.pages["news.com/good"] = feed_of(site, "b", "a")

    feeds = [site.url("news.com/good"), site.url("other.com/bad")]
    events: list[Any] = []
    for event in watch_on(feeds, desk.watch, sleep):
        events.append(event)
        if isinstance(event, Pause) and len(slept) == 3:
            break
    asked = {feed: [e for e in events if isinstance(e, Visit) and e.feed == feed] for feed in feeds}
    assert len(asked[feeds[0]]) == 4
    assert len(asked[feeds[1]]) == 2
    assert slept == [began + n * EVERY for n in (1, 2, 3)]
    assert desk.store.stats().articles == 2


def test_another_interval_holds_at_once_after_a_restart(desk: Desk, site: Site) -> None:
    site.pages["news.com/feed"] = feed_of(site)
    desk.once("news.com/feed")
    for every in (timedelta(minutes=40), timedelta(minutes=5)):
        events = watch_on([site.url("news.com/feed")], replace(desk.watch, every=every), desk.day.sleep)
        (pause,) = islice(events, 1)
        assert isinstance(pause, Pause)
        assert pause.until - desk.day.now == every
