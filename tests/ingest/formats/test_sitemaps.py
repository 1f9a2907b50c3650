"""Sitemaps name pages and bring none."""

from legation.ingest.formats.sitemaps import sitemap_of
from legation.ingest.items import ReadSkip
from tests.ingest.reading import failure, read

SITEMAP = b"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc> https://a.example/1 </loc><lastmod>2016-12-21</lastmod></url><url><loc>https://a.example/2?x=1&amp;y=2</loc></url>
<url><loc>https://a.example/1</loc></url><url><loc>javascript:alert(1)</loc></url><url/></urlset>"""


def test_each_page_is_set_aside_with_its_address() -> None:
    first, second = read("sitemap.xml", SITEMAP)
    assert isinstance(first, ReadSkip)
    assert first.reason.endswith("https://a.example/1")
    assert second.path == "sitemap.xml:2"


def test_links_stand_once_each() -> None:
    found = sitemap_of(SITEMAP)
    assert [page.url for page in found.pages] == ["https://a.example/1", "https://a.example/2?x=1&y=2"]
    assert [page.updated for page in found.pages] == ["2016-12-21", None]


def test_an_index_names_sitemaps() -> None:
    index = b"<sitemapindex><sitemap><loc>https://a.example/s.xml.gz</loc></sitemap></sitemapindex>"
    found = sitemap_of(index)
    assert (found.pages, found.further) == ((), ("https://a.example/s.xml.gz",))
    (skip,) = read("sitemap.xml", index)
    assert isinstance(skip, ReadSkip)


def test_what_is_no_address_or_too_long_is_left_out() -> None:
    places = "".join(f"<url><loc>{place}</loc></url>" for place in ("mailto:a@b.example", "/1", f"/{'x' * 4_000}"))
    found = sitemap_of(f"<urlset>{places}</urlset>".encode(), "https://a.example/map.xml")
    assert [page.url for page in found.pages] == ["https://a.example/1"]


def test_a_sitemap_of_nothing_is_a_failure() -> None:
    assert "names no page" in failure(read("sitemap.xml", b"<urlset><url/></urlset>"))
