"""Web addresses where a command takes sources."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.fetching.site import Reply, Site
from tests.fetching.test_articles import page, rss

WORDS = "Canada will send 450 soldiers to Latvia, Canadian Prime Minister Justin Trudeau said on Friday. Russia condemned the deployment."


def test_a_feed_is_built_and_what_fails_is_reported(typed: Run, site: Site, tmp_path: Path) -> None:
    site.pages["news.com/feed"] = rss(site.url("news.com/1"), site.url("news.com/2"), "http://10.0.0.1/")
    site.pages["news.com/1"] = Reply(body=page("Soldiers for Latvia", WORDS))
    url, report = f"sqlite:///{tmp_path / 'graph.db'}", tmp_path / "report.jsonl"
    code, out, err = typed("build", site.url("news.com/feed"), "--db", url, "--report", str(report))
    assert code == 1
    assert "1 added" in out
    assert "2 failed" in out
    assert "404" in err
    told = {line["path"]: line["result"] for line in map(json.loads, report.read_text().splitlines())}
    assert told == {site.url("news.com/1"): "added", site.url("news.com/2"): "failed", "http://10.0.0.1/": "failed"}
    _, out, _ = typed("claims", "--db", url, "--json")
    assert {c["evidence"]["article"]["url"] for c in json.loads(out)["items"]} == {site.url("news.com/1")}


def test_a_page_is_read_without_a_store(typed: Run, site: Site) -> None:
    site.pages["news.com/1"] = Reply(body=page("Soldiers for Latvia", WORDS))
    code, out, _ = typed("read", site.url("news.com/1"), "--json")
    assert code == 0
    item = json.loads(out)
    assert item["path"] == item["url"] == site.url("news.com/1")
    assert "450 soldiers" in item["text"]


def test_as_many_links_are_followed_as_the_user_says(typed: Run, site: Site) -> None:
    site.pages["news.com/feed"] = rss(*(site.url(f"news.com/{n}") for n in range(5)))
    for n in range(5):
        site.pages[f"news.com/{n}"] = Reply(body=page(f"Story {n}", WORDS))
    _, out, _ = typed("read", site.url("news.com/feed"), "--links", "2", "--json")
    assert len(out.splitlines()) == 2


def test_a_page_and_lines_are_extracted(typed: Run, site: Site, tmp_path: Path) -> None:
    site.pages["news.com/1"] = Reply(body=page("Soldiers for Latvia", WORDS))
    lines = json.dumps({"id": "own", "text": WORDS}) + "\n"
    site.pages["news.com/all.jsonl"] = Reply(body=lines, type="application/octet-stream")
    target = tmp_path / "out.jsonl"
    assert typed("extract", "-i", site.url("news.com/1"), "-o", str(target))[0] == 0
    (document,) = map(json.loads, target.read_text().splitlines())
    assert document["id"] == site.url("news.com/1")
    assert document["relations"]
    assert typed("extract", "-i", site.url("news.com/all.jsonl"), "-o", str(target))[0] == 0
    assert json.loads(target.read_text())["id"] == "own"


@pytest.mark.parametrize("command", [("read",), ("build", "--db", "memory:"), ("extract", "-o", "-", "-i")])
@pytest.mark.parametrize(
    "url", ["http://169.254.169.254/latest", "http://localhost:8000/", "HTTP://127.1/", "https://[::1]/"]
)
def test_inner_addresses_are_refused_on_the_command_line_too(typed: Run, command: tuple[str, ...], url: str) -> None:
    code, _, err = typed(*command, url)
    assert code == 1
    assert url in err
    assert "Traceback" not in err
