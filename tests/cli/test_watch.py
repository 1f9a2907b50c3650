"""`legation watch` as it is typed, stopped and killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from legation.cli.watch import interval
from legation.errors import BadQuery
from legation.store.sql import open_store
from tests.cli.conftest import Run
from tests.fetching.site import Reply, Request, Site, open_site
from tests.fetching.test_articles import page, rss

WORDS = "Canada will send 450 soldiers to Latvia, Canadian Prime Minister Justin Trudeau said on Friday. Russia condemned the deployment."
# The command in a process of its own; only its fetcher is told of the test's server, which no setting could do.
COMMAND = """
import signal, sys
# A test run in the background hands on that interrupts are ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
from legation import bootstrap
from legation.cli.application import main
from tests.fetching.site import Site, fetcher_to
fetcher = fetcher_to(Site(port=int(sys.argv.pop(1))))
bootstrap.connect_fetcher = lambda settings, **_: fetcher
main()
"""


def story(site: Site, *names: str) -> None:
    for name in names:
        site.pages[f"news.com/{name}"] = Reply(body=page(f"Story {name}", f"{WORDS} It was called {name}."))
    site.pages["news.com/feed"] = rss(*(site.url(f"news.com/{name}") for name in names))


def start(site: Site, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", COMMAND, str(site.port), "watch", site.url("news.com/feed"), *words]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def articles(url: str) -> int:
    store = open_store(url)
    try:
        return store.stats().articles
    finally:
        store.close()


def wait_for(what: object, seconds: float = 60) -> None:
    for _ in range(int(seconds / 0.05)):
        if what():  # type: ignore[operator]
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


def test_new_articles_are_read_once_and_told(typed: Run, site: Site, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    story(site, "a", "b")
    code, out, _ = typed("watch", site.url("news.com/feed"), "--once", "--db", url)
    assert code == 0
    assert "2 added" in out
    story(site, "c", "a", "b")
    code, out, _ = typed("watch", site.url("news.com/feed"), "--once", "--db", url)
    assert "1 added" in out
    assert articles(url) == 3
    assert site.asked().count("/a") == 1


def test_a_feed_that_fails_is_told_and_makes_the_exit_code_one(typed: Run, site: Site, tmp_path: Path) -> None:
    story(site, "a")
    words = (
        site.url("news.com/missing"),
        site.url("news.com/feed"),
        "--once",
        "--db",
        f"sqlite:///{tmp_path / 'g.db'}",
    )
    code, out, err = typed("watch", *words)
    assert code == 1
    assert "1 added" in out
    assert "404" in err
    assert "asked again from" in err


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_it_goes_on_until_it_is_stopped_and_ends_in_order(tmp_path: Path, stop: signal.Signals) -> None:
    with open_site() as site:
        story(site, "a")
        process = start(site, "--db", f"sqlite:///{tmp_path / 'graph.db'}")
        assert process.stdout
        line = process.stdout.readline()
        assert "1 added; next visit" in line
        time.sleep(0.3)
        assert process.poll() is None
        process.send_signal(stop)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "1 added" in out
    assert "stopped" in err
    assert "Traceback" not in err


def test_killed_in_the_middle_it_goes_on_where_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    names = [f"story{n}" for n in range(8)]
    with open_site() as site:
        story(site, *names)

        def slowly(request: Request, reply: Reply) -> Reply:
            time.sleep(0.1)
            return reply

        for name in names:
            reply = site.pages[f"news.com/{name}"]
            assert isinstance(reply, Reply)
            site.pages[f"news.com/{name}"] = lambda request, reply=reply: slowly(request, reply)  # type: ignore[misc]
        for met in (3, 6):
            process = start(site, "--once", "--db", url)
            wait_for(lambda met=met: len({t for t in site.asked() if t.startswith("/story")}) >= met)  # type: ignore[misc]
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
        process = start(site, "--once", "--db", url)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 0, err
        assert articles(url) == 8
        asked = [target for target in site.asked() if target.startswith("/story")]
        # At most the article under way when it was killed is asked for again, and the store knows it by its address.
        assert len(asked) <= 8 + 2
        assert "added" in out


@pytest.mark.parametrize(
    ("written", "seconds"), [("15m", 900), ("2h", 7200), (" 1 D ", 86400), ("90s", 90), ("60s", 60), ("1m", 60)]
)
def test_intervals_are_written_short(written: str, seconds: int) -> None:
    assert interval(written).total_seconds() == seconds


@pytest.mark.parametrize("written", ["", "15", "m", "0m", "59s", "31d", "-5m", "1.5h", "٣m", "99999999h"])
def test_what_is_no_interval_is_refused(written: str) -> None:
    with pytest.raises(BadQuery, match="15m"):
        interval(written)


@pytest.mark.parametrize("feed", ["feed.xml", "ftp://news.com/feed", "-"])
def test_feeds_are_web_addresses(typed: Run, feed: str) -> None:
    code, _, err = typed("watch", feed, "--once")
    assert code == 2
    assert "http" in err
