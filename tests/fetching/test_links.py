"""What feeds and sitemaps list, whole, broken and hostile."""

import json
import time

import pytest

from legation.fetching.links import Entry, listing_of

BASE = "https://news.com/feeds/all.xml"
RSS = b"""<?xml version="1.0"?><!-- made by hand --><rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel>
<title>News</title><link>https://news.com/</link><a:link rel="self" href="https://news.com/feeds/all.xml"/>
<item><title>Canada &amp; Latvia</title><link> https://news.com/a </link><pubDate>Wed, 21 Dec 2016 08:00:00 +0200</pubDate></item>
<item><title><![CDATA[Russia <b>answers</b>]]></title><guid>https://news.com/b</guid></item>
<item><title>No address</title><guid isPermaLink="false">https://news.com/never</guid></item>
<item><link>/c#comments</link></item><item><link>https://news.com/a</link></item><item><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><link href="https://news.com/"/>
<entry><title>One</title><link rel="edit" href="https://news.com/edit"/><link rel="alternate" href="/1"/>
<published>2016-12-21T08:00:00Z</published><updated>2017-01-01T00:00:00Z</updated></entry>
<entry><link href="https://news.com/2"/></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item><title>One</title><link>https://news.com/1</link>
<dc:date>2016-12-21</dc:date></item></rdf:RDF>"""
SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://news.com/old</loc><lastmod>2016-01-01</lastmod></url>
<url><loc>https://news.com/new</loc><news:news><news:publication_date>2016-12-21</news:publication_date>
<news:title>New</news:title></news:news></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://news.com/m1.xml.gz</loc></sitemap>
<sitemap><loc>https://news.com/m2.xml</loc></sitemap></sitemapindex>"""


def entries(data: bytes) -> list[Entry]:
    found = listing_of(data, BASE)
    assert found is not None
    return list(found.entries)


def test_rss_lists_links_and_permanent_ids_each_once() -> None:
    assert entries(RSS) == [
        Entry("https://news.com/a", "Canada & Latvia", "2016-12-21T08:00:00+02:00"),
        Entry("https://news.com/b", "Russia <b>answers</b>"),
        Entry("https://news.com/c"),
    ]


def test_atom_lists_alternates_with_the_day_they_were_published() -> None:
    one, two = entries(ATOM)
    assert (one.url, one.title, (one.published or "")[:16]) == ("https://news.com/1", "One", "2016-12-21T08:00")
    assert two == Entry("https://news.com/2")


def test_rdf_lists_its_items() -> None:
    assert entries(RDF) == [Entry("https://news.com/1", "One", "2016-12-21")]


def test_a_json_feed_lists_its_items() -> None:
    items = [{"url": "/1", "title": "One", "date_published": "2016-12-21"}, {"id": "2"}, 7, {"url": 7}]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    assert entries(feed) == [Entry("https://news.com/1", "One", "2016-12-21")]
    assert entries(feed.replace(b"/", rb"\/")) == entries(feed)


def test_a_dated_sitemap_lists_the_newest_first() -> None:
    assert [e.url for e in entries(SITEMAP)] == ["https://news.com/new", "https://news.com/old"]
    assert entries(SITEMAP)[0].published == "2016-12-21"
    assert entries(SITEMAP)[1].published is None


def test_an_index_names_further_sitemaps() -> None:
    found = listing_of(INDEX, BASE)
    assert found is not None
    assert found.further == ("https://news.com/m1.xml.gz", "https://news.com/m2.xml")


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><body><rss/></body></html>", b'{"text": "x"}', b"plain words", b"<!DOCTYPE html><p>", b"<?xml ", b"<!-- <rss> -->",
     b'{"version": "https://jsonfeed.org/version/1", "items": 3}', b'{"version": "https://jsonfeed.org/version/1"', b"<article><feed></feed>"],
)  # fmt: skip
def test_what_is_no_listing_is_left_to_the_readers(data: bytes) -> None:
    assert listing_of(data, BASE) is None


def test_a_broken_feed_gives_what_can_be_had() -> None:
    assert [e.url for e in entries(RSS[:360])] == ["https://news.com/a"]


def test_entities_are_not_loaded() -> None:
    entity = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    item = "<item><title>&x;</title><link>https://news.com/a</link></item><item><link>&x;</link></item>"
    assert entries(f"{entity}<rss><channel>{item}</channel></rss>".encode()) == [Entry("https://news.com/a")]


def test_entities_are_not_blown_up() -> None:
    lols = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{lols}]><rss><channel><item><title>&l11;</title></item></channel></rss>'
    began = time.thread_time()
    assert entries(bomb.encode()) == []
    assert time.thread_time() - began < 1


@pytest.mark.parametrize(
    "data",
    [b"<!---->" * 2_000 + b"x", b"<?a?>" * 2_000, b"<!DOCTYPE a>" * 1_000, b"<!DOCTYPE [" * 1_000, b"<rss>" * 3_000,
     b"<feed>" + b"<entry><link>" * 50_000, b" " * 100_000 + b"<rss>", b"[" * 100_000],
)  # fmt: skip
def test_hostile_starts_and_depths_end_soon(data: bytes) -> None:
    began = time.thread_time()
    listing_of(data, BASE)
    assert time.thread_time() - began < 2
