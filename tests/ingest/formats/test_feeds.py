"""Feeds in files: whole items are articles, the others say where they are; hostile XML ends in a failure."""

import html
import time

import pytest

from legation.ingest.formats.feeds import feed_items
from legation.ingest.items import ArticleRead, ReadOptions, ReadSkip
from tests.ingest.reading import article, failure, kinds, read
from tests.ingest.texts import HEADLINE, OTHER, PARAGRAPHS, paragraphs

WHOLE = paragraphs() + f"<p>{OTHER}</p>"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)


def item(number: int = 1, more: str = "") -> str:
    return (
        f"<item><title>{HEADLINE} &amp; more</title><link>https://courier.example/{number}</link><dc:creator>Jane Doe</dc:creator>"
        f"<pubDate>Wed, 21 Dec 2016 09:30:00 +0200</pubDate><description>A teaser of it […]</description>{more}</item>"
    )


def rss(*items: str, before: str = "") -> bytes:
    head = "<title>The Riga Courier - World</title><link>https://courier.example/</link><language>en-lv</language>"
    return f'<?xml version="1.0"?>{before}<rss version="2.0" {SPACES}><channel>{head}{"".join(items)}</channel></rss>'.encode()


ENCODED = f"<content:encoded><![CDATA[{WHOLE}]]></content:encoded>"


def test_an_item_with_its_whole_text_is_an_article() -> None:
    found = article(read("a.xml", rss(item(1, ENCODED))))
    assert found.text.split("\n")[: len(PARAGRAPHS)] == list(PARAGRAPHS)
    assert (found.title, found.outlet, found.authors) == (f"{HEADLINE} & more", "The Riga Courier", ("Jane Doe",))
    assert (found.url, found.published) == ("https://courier.example/1", "2016-12-21T09:30:00+02:00")


def test_a_description_may_be_the_whole_text() -> None:
    more = f"<description>{html.escape(WHOLE)}</description>"
    assert article(read("a.rss", rss(item(1, more)))).text.startswith(PARAGRAPHS[0])


def test_an_item_with_only_its_address_is_set_aside_with_it() -> None:
    first, second = read("a.xml", rss(item(1), item(2, ENCODED)))
    assert isinstance(first, ReadSkip)
    assert first.path == "a.xml:1"
    assert first.reason.endswith("fetched: https://courier.example/1")
    assert isinstance(second, ArticleRead)


def test_atom_is_read_like_rss() -> None:
    xhtml = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{WHOLE}</div></content>'
    plain = f'<content type="text">{html.escape("  ".join((*PARAGRAPHS, OTHER)))}</content>'
    marked = f'<content type="html">{html.escape(WHOLE)}</content>'
    for content in (xhtml, plain, marked):
        feed = (
            '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Wire</title><entry><title>A head</title>'
            '<link rel="edit" href="https://wire.example/edit"/><link href="https://wire.example/a"/><author><name>John Roe</name></author>'
            f"<published>2016-12-21T09:30:00Z</published><updated>2016-12-22T09:30:00Z</updated>{content}</entry></feed>"
        )
        found = article(read("-", feed.encode()))
        assert found.text.startswith(PARAGRAPHS[0])
        assert (found.url, found.authors, found.outlet) == ("https://wire.example/a", ("John Roe",), "The Wire")
        assert (found.published, found.updated) == ("2016-12-21T09:30:00+00:00", "2016-12-22T09:30:00+00:00")


def test_content_that_lies_elsewhere_is_not_followed() -> None:
    feed = (
        b'<feed><entry><content src="https://wire.example/a.html"/><link href="https://wire.example/a"/></entry></feed>'
    )
    assert kinds(read("a.atom", feed)) == ["skip"]


@pytest.mark.parametrize(
    ("places", "url"),
    [
        ("<link> https://courier.example/1 </link>", "https://courier.example/1"),
        ("<link>/1#top</link>", "https://courier.example/1#top"),
        ('<link rel="self" href="/self"/><link href="story"/>', "https://courier.example/feeds/story"),
        ("<link>javascript:alert(1)</link><guid>https://courier.example/3</guid>", "https://courier.example/3"),
        ('<guid isPermaLink="false">https://courier.example/3</guid>', None),
        ("<guid>12345</guid>", None),
        ("<link>https://[courier/</link>", None),
        ("<link/>", None),
    ],
)
def test_an_item_is_where_its_link_leads_from_the_feed(places: str, url: str | None) -> None:
    (found,) = feed_items(rss(f"<item>{places}</item>"), "https://courier.example/feeds/all.xml")
    assert found.known.url == url


def test_a_feed_cut_short_gives_what_is_there() -> None:
    whole = rss(item(1, ENCODED), item(2, ENCODED))
    assert kinds(read("a.xml", whole[:-400]))[0] == "article"


def test_entities_are_never_resolved(tmp_path: object) -> None:
    secret = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "inner">]>'
    data = rss(item(1, f"<description>{html.escape(WHOLE)}&x;&y;</description>"), before=secret)
    found = article(read("a.xml", data))
    assert "root:" not in found.text
    assert "inner" not in found.text


@pytest.mark.parametrize("place", ["<item><title>&a9;</title></item>", '<item><link href="&a9;"/></item>'])
def test_a_bomb_of_entities_costs_neither_time_nor_memory(place: str) -> None:
    bomb = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    started = time.monotonic()
    assert "article" not in kinds(read("a.xml", rss(place, before=f"<!DOCTYPE rss [{bomb}]>")))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<rss><channel/></rss>", "lists no article"),
        (b"<feed>" + b"<entry>" * 100_000, ""),
        (b'<?xml version="1.0"?><nitf><body/></nitf>', "no page, feed or sitemap"),
        (b"<rss \xff\xfe", ""),
    ],
)
def test_a_feed_of_nothing_is_a_failure(data: bytes, says: str) -> None:
    items = read("a.xml", data)
    assert "article" not in kinds(items)
    assert says in failure(items) if says else items


def test_what_another_language_says_is_set_aside() -> None:
    french = (
        "<p>" + "Le président de la République a reçu mardi à Paris le chancelier allemand pour parler. " * 20 + "</p>"
    )
    (found,) = read("a.xml", rss(item(1, f"<content:encoded><![CDATA[{french}]]></content:encoded>")), ReadOptions())
    assert isinstance(found, ReadSkip)
    assert "language fr" in found.reason
