"""Web addresses as sources, from a real server: pages, feeds, sitemaps, mixed with files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from legation.fetching.articles import read_everything
from legation.fetching.client import Fetcher
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem, ReadOptions
from tests.fetching.site import Reply, Site, fetcher_to, zipped

WORDS = "Canada will send 450 soldiers to Latvia, Canadian Prime Minister Justin Trudeau said on Friday. Russia condemned it."


def page(title: str, words: str = WORDS) -> str:
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{words}</p></article></body></html>"


def rss(*links: str) -> Reply:
    items = "".join(
        f"<item><link>{link}</link><pubDate>Wed, 21 Dec 2016 08:00:00 GMT</pubDate></item>" for link in links
    )
    return Reply(body=f'<rss version="2.0"><channel>{items}</channel></rss>', type="application/rss+xml")


Read = Callable[..., list[ReadItem]]


@pytest.fixture
def read(site: Site) -> Read:
    def reading(*sources: str, links: int = 100, **options: str) -> list[ReadItem]:
        fetcher = fetcher_to(site)
        return list(read_everything(sources, ReadOptions(**options), lambda: fetcher, links))  # type: ignore[arg-type]

    return reading


def test_a_page_is_read_under_its_address(site: Site, read: Read) -> None:
    site.pages["news.com/a"] = Reply(302, headers={"Location": "/b?utm_source=x"})
    site.pages["news.com/b?utm_source=x"] = Reply(body=page("Soldiers for Latvia"))
    (item,) = read(site.url("news.com/a"))
    assert isinstance(item, ArticleRead)
    assert item.path == site.url("news.com/a")
    assert item.article.url == site.url("news.com/b")
    assert item.article.title == "Soldiers for Latvia"


def test_a_feed_is_followed_and_a_failing_link_does_not_stop_the_rest(site: Site, read: Read) -> None:
    site.pages["news.com/feed"] = rss(*(site.url(f"news.com/{n}") for n in (1, 2, 3)), "http://169.254.169.254/latest")
    site.pages["news.com/1"] = Reply(body=page("One"))
    site.pages["news.com/3"] = Reply(body=page("Three"))
    one, two, three, inner = read(site.url("news.com/feed"))
    assert isinstance(one, ArticleRead)
    assert (one.article.published or "").startswith("2016-12-21T08:00")
    assert one.found["published"] == "feed"
    assert isinstance(two, ReadFailure)
    assert "404" in two.message
    assert isinstance(three, ArticleRead)
    assert isinstance(inner, ReadFailure)
    assert "not" in inner.message


def test_no_more_links_are_followed_than_asked_for(site: Site, read: Read) -> None:
    site.pages["news.com/feed"] = rss(*(site.url(f"news.com/{n}") for n in range(9)))
    assert len(read(site.url("news.com/feed"), links=4)) == 4
    assert site.asked() == ["/feed", "/0", "/1", "/2", "/3"]


def test_an_index_of_sitemaps_is_followed_one_level_deep(site: Site, read: Read) -> None:
    def places(kind: str, inner: str, *urls: str) -> bytes:
        return f"<{kind}>{''.join(f'<{inner}><loc>{u}</loc></{inner}>' for u in urls)}</{kind}>".encode()

    maps = [site.url("news.com/sitemap1.xml.gz"), site.url("news.com/sitemap2.xml"), site.url("news.com/missing.xml")]
    site.pages["news.com/sitemap.xml"] = Reply(body=places("sitemapindex", "sitemap", *maps), type="application/xml")
    first = places("urlset", "url", site.url("news.com/1"), site.url("news.com/2"))
    site.pages["news.com/sitemap1.xml.gz"] = Reply(body=zipped(first), type="application/gzip")
    site.pages["news.com/sitemap2.xml"] = Reply(
        body=places("urlset", "url", site.url("news.com/2"), site.url("news.com/sitemap.xml"))
    )
    for n in (1, 2):
        site.pages[f"news.com/{n}"] = Reply(body=page(f"Story {n}"))
    items = read(site.url("news.com/sitemap.xml"))
    assert [i.article.title for i in items if isinstance(i, ArticleRead)] == ["Story 1", "Story 2"]
    failures = {Path(i.path).name: i.message for i in items if isinstance(i, ReadFailure)}
    assert set(failures) == {"missing.xml", "sitemap.xml"}
    assert "listing inside a listing" in failures["sitemap.xml"]


def test_files_and_addresses_keep_their_order(site: Site, read: Read, tmp_path: Path) -> None:
    site.pages["news.com/a"] = Reply(body=page("From the web"))
    for name in ("first", "last"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\n{WORDS}", encoding="utf-8")
    items = read(str(tmp_path / "first.txt"), site.url("news.com/a"), str(tmp_path / "last.txt"))
    assert [Path(item.path).name for item in items] == ["first.txt", "a", "last.txt"]
    assert all(isinstance(item, ArticleRead) for item in items)


def test_without_an_address_nothing_is_connected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")

    def never() -> Fetcher:
        raise AssertionError("connected")

    assert len(list(read_everything([str(tmp_path / "a.txt")], ReadOptions(), never))) == 1


def test_what_cannot_be_fetched_is_a_failure_of_that_item(site: Site, read: Read) -> None:
    site.pages["news.com/a"] = Reply(body=page("Good"))
    bad = ["http://127.0.0.1/", "http://localhost/", site.url("news.com/none"), "http://user@news.com/"]
    items = read(*bad, site.url("news.com/a"))
    assert [isinstance(item, ReadFailure) for item in items] == [True] * 4 + [False]
    assert [item.path for item in items] == [*bad, site.url("news.com/a")]


def test_a_feed_that_brings_its_articles_without_addresses_is_read_itself(site: Site, read: Read) -> None:
    items = "".join(
        f"<item><title>{n}</title><description>{f'{WORDS} {n}. ' * 12}</description></item>" for n in range(2)
    )
    site.pages["news.com/feed"] = Reply(body=f"<rss><channel>{items}</channel></rss>", type="application/rss+xml")
    found = [item for item in read(site.url("news.com/feed")) if isinstance(item, ArticleRead)]
    assert len({item.article.id for item in found}) == 2
    assert site.asked() == ["/feed"]


def test_an_empty_feed_is_told(site: Site, read: Read) -> None:
    site.pages["news.com/feed"] = rss()
    (item,) = read(site.url("news.com/feed"))
    assert isinstance(item, ReadFailure)
    assert "no article" in item.message


@pytest.mark.parametrize(
    ("charset", "written", "kind"),
    [
        ("windows-1251", "windows-1251", "text/html"),
        ("utf-8", "utf-8", "text/html"),
        ("iso-8859-1", "utf-8", "text/html"),
        ("iso-8859-1", "cp1252", "text/plain"),
        ("nonsense", "utf-8", "text/plain"),
        ("hex", "utf-8", "text/plain"),
        ("utf-7", "utf-8", "text/html"),
        ("punycode", "utf-8", "text/html"),
        ("utf-8", "cp1252", "text/html"),
    ],
)
def test_the_encoding_a_host_names_is_believed_where_it_fits(
    site: Site, read: Read, charset: str, written: str, kind: str
) -> None:
    word = "Путин" if written == "windows-1251" else "Mélanie"
    text = f"{WORDS} {word} agreed with the Canadian prime minister on Friday."
    body = page("Soldiers", text) if kind == "text/html" else f"Soldiers\n\n{text}"
    site.pages["news.com/a"] = Reply(body=body.encode(written), type=f"{kind}; charset={charset}")
    (item,) = read(site.url("news.com/a"))
    assert isinstance(item, ArticleRead)
    assert word in item.article.text


def test_articles_of_one_file_are_not_made_one_by_its_address(site: Site, read: Read) -> None:
    lines = "\n".join(json.dumps({"text": f"{WORDS} It was number {n}."}) for n in range(3))
    site.pages["news.com/dump.ndjson"] = Reply(body=lines, type="application/x-ndjson")
    items = [item for item in read(site.url("news.com/dump.ndjson")) if isinstance(item, ArticleRead)]
    assert len({item.article.id for item in items}) == 3
