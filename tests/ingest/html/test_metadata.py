"""What a page says of itself, best source first."""

import json

import pytest

from legation.ingest.compose import article_of_page
from legation.ingest.html.blocks import parse_html
from legation.ingest.html.metadata import Metadata, page_metadata, searched_date, split_authors
from legation.ingest.items import ArticleRead, ReadOptions
from tests.ingest.texts import page, paragraphs

JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Group"},
        {
            "@type": "NewsArticle",
            "headline": "From JSON-LD",
            "author": [{"name": "Jane Doe"}, {"name": "John Roe"}],
            "publisher": {"name": "The Riga Courier"},
            "datePublished": "2016-12-21T09:00:00+02:00",
            "dateModified": "2016-12-22",
            "url": "https://courier.example/a",
            "inLanguage": "en",
        },
    ],
}


def metadata(head: str = "", body: str = "") -> Metadata:
    return page_metadata(parse_html(page(body + paragraphs(), head)))


def script(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_json_ld_comes_first() -> None:
    known = metadata(script(JSON_LD) + "<meta property='og:title' content='From OpenGraph'>")
    assert (known.title, known.outlet, known.authors) == ("From JSON-LD", "The Riga Courier", ("Jane Doe", "John Roe"))
    assert (known.published, known.updated) == ("2016-12-21T09:00:00+02:00", "2016-12-22")
    assert known.url == "https://courier.example/a"
    assert known.found["title"] == "json-ld"


def test_meta_tags_fill_what_is_lacking() -> None:
    known = metadata(
        script({"@type": "NewsArticle", "headline": "Only a title"})
        + "<meta property='article:published_time' content='2016-12-21'><meta name='author' content='By Jane Doe'>"
    )
    assert (known.title, known.published, known.authors) == ("Only a title", "2016-12-21", ("Jane Doe",))
    assert (known.found["title"], known.found["published"]) == ("json-ld", "meta")


def test_mark_up_fills_the_rest() -> None:
    known = metadata(
        "<title>x</title><link rel='canonical' href='https://a.example/b'>",
        "<h1>A long headline here</h1><time datetime='2015-01-01'></time><time class='published' datetime='2016-12-21'></time>",
    )
    assert (known.title, known.published, known.url) == ("A long headline here", "2016-12-21", "https://a.example/b")


def test_the_windows_title_loses_the_outlets_name() -> None:
    assert metadata("<title>Canada leads in Latvia | The Riga Courier</title>").title == "Canada leads in Latvia"


@pytest.mark.parametrize(
    "broken", ["{", "[" * 5000, '{"@type": ["NewsArticle", 4], "author": {"name": [1]}}', "null", "4"]
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script><meta property="og:title" content="Still read">'
    assert metadata(head).title == "Still read"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe and John Roe, Reuters", ["Jane Doe", "John Roe"]),
        ("JANE DOE in Riga", ["Jane Doe"]),
        ("Written by Jane Doe, Senior Correspondent", ["Jane Doe"]),
        ("By Jane Doe | jane@courier.example", ["Jane Doe"]),
        ("Staff", []),
        ("Associated Press", []),
    ],
)
def test_a_byline_gives_names_only(line: str, names: list[str]) -> None:
    assert split_authors(line) == names


@pytest.mark.parametrize(
    "window",
    [
        "Canada to lead force | The Riga Courier",
        "Canada to lead force | World | The Riga Courier",
        "Canada to lead force – The Riga Courier",
        "The Riga Courier: Canada to lead force",
        "The Riga Courier - Canada to lead force",
    ],
)
def test_the_outlet_is_what_the_windows_title_holds_beside_the_articles(window: str) -> None:
    known = metadata(f"<title>{window}</title>", "<h1>Canada to lead force</h1>")
    assert (known.title, known.outlet) == ("Canada to lead force", "The Riga Courier")


def test_the_outlets_name_is_taken_off_the_title_where_the_heading_has_none() -> None:
    head = "<meta property='og:title' content='Canada to lead force / The Riga Courier'>"
    assert metadata(head, "<h1>Canada to lead force</h1>").title == "Canada to lead force"


def test_a_title_that_only_begins_like_the_heading_is_left_alone() -> None:
    head = "<meta property='og:title' content='Canada to lead force in Latvia'>"
    assert metadata(head, "<h1>Canada to lead force</h1>").title == "Canada to lead force in Latvia"


def test_the_link_home_names_the_outlet() -> None:
    assert (
        metadata("", "<a href='/' rel='home'><img src='l.svg' alt='The Riga Courier'></a>").outlet == "The Riga Courier"
    )


def test_without_any_word_of_it_there_is_no_outlet() -> None:
    assert metadata("<title>Canada to lead force</title>", "<h1>Canada to lead force</h1>").outlet is None


def test_a_page_that_states_no_date_is_searched_for_one() -> None:
    tree = parse_html(page(paragraphs() + "<footer><p>Riga, 14.03.2018</p></footer>"))
    assert searched_date(tree, None).published == "2018-03-14"
    assert searched_date(parse_html(page(paragraphs())), None).published is None


def test_a_title_comes_without_the_outlets_name_behind_it() -> None:
    head = (
        '<title>Riga signs | The Quay</title><meta property="og:title" content="Riga signs the pact | The Quay">'
        '<meta property="og:site_name" content="The Quay">'
    )
    assert page_metadata(parse_html(f"<html><head>{head}</head><body><p>Text.</p></body></html>")).title == (
        "Riga signs the pact"
    )


def test_of_the_datas_names_the_one_that_the_page_shows_is_the_title() -> None:
    data = '{"@type": "Article", "name": "Hermitian matrix", "headline": "equal to its transpose", "datePublished": "2020-01-02"}'
    page_ = f'<html><head><script type="application/ld+json">{data}</script></head><body><h1>Hermitian matrix</h1></body></html>'
    assert page_metadata(parse_html(page_)).title == "Hermitian matrix"


def test_an_outlet_comes_without_its_slogan_and_an_author_once() -> None:
    head = '<meta property="og:site_name" content="WSVN 7News | Miami News, Weather">'
    body = '<a rel="author">Jane Doe</a><a rel="author">Jane Doe</a>'
    known = page_metadata(parse_html(f"<html><head>{head}</head><body>{body}</body></html>"))
    assert (known.outlet, known.authors) == ("WSVN 7News", ("Jane Doe",))


def test_a_year_alone_is_no_date_of_publication() -> None:
    tree = parse_html("<html><body><p>Text.</p><footer>Copyright 1998 by somebody</footer></body></html>")
    assert searched_date(tree, None).published is None


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("<meta property='article:modified_time' content='2019-01-15'>", "<p>25 January 2018</p>", "2018-01-25"),
        (
            "<meta name='last-modified' content='2019-01-15'>",
            "<span class='published'>Jan 25, 2018</span>",
            "2018-01-25",
        ),
        ("", "<p>Updated: 15 January 2019</p><p>First published: 25 January 2018</p>", "2018-01-25"),
        ("", "<p class='meta'>Posted 2018-01-25 10:00 | Modified 2019-01-15 11:00</p>", "2018-01-25"),
        ("", "<p>Written: 2018-01-25 15:03 / Updated: 2018-01-26 15:30</p>", "2018-01-25"),
        ("<meta property='og:updated_time' content='2019-01-15T00:00:00Z'>", "", None),
        ("", "<p>Last updated on January 15, 2019</p>", None),
    ],
)
def test_the_day_of_the_last_change_is_never_that_of_publication(head: str, body: str, day: str | None) -> None:
    item = article_of_page(
        "p", page(f"<article><h1>Canada leads the group</h1>{body}{paragraphs()}</article>", head), ReadOptions()
    )
    assert isinstance(item, ArticleRead)
    assert (item.article.published or "")[:10] == (day or "")
