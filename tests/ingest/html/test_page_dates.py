"""When a page was published is told apart from when it was changed; a change is never taken for it."""

import pytest

from legation.domain.article import Article
from tests.ingest.reading import article, read
from tests.ingest.texts import HEADLINE, page, paragraphs

PUBLISHED = "2018-01-25"
CHANGED = "2019-01-15T21:45:42Z"
MODIFIED = f"<meta property='article:modified_time' content='{CHANGED}'>"


def dated(above: str, head: str = "") -> Article:
    body = f"<article><h1>{HEADLINE}</h1>{above}{paragraphs()}</article>"
    return article(read("p.html", page(body, f"<title>{HEADLINE}</title>{head}").encode()))


@pytest.mark.parametrize(
    ("above", "head"),
    [
        ("<p class='meta'>January 25, 2018 -- 12:31 GMT</p>", MODIFIED),
        ("<p class='date'>25 January 2018</p>", f"<meta property='og:updated_time' content='{CHANGED}'>"),
        ("<p>Published 25 January 2018</p>", f"<meta itemprop='dateModified' content='{CHANGED}'>"),
        (f"<time itemprop='dateModified' datetime='{CHANGED}'>x</time><p>25 Jan. 2018</p>", ""),
        (f"<p>Updated: <time datetime='{CHANGED}'>15 January</time></p><p>Posted on January 25, 2018</p>", ""),
        (f"<time class='last-updated' datetime='{CHANGED}'>15 January</time><time datetime='2018-01-25'>x</time>", ""),
        (
            f"<time class='updated' datetime='{CHANGED}'>a</time><time class='published' datetime='2018-01-25'>b</time>",
            "",
        ),
        ("<span itemprop='datePublished' content='2018-01-25T12:31:00Z'>25 January</span>", MODIFIED),
        ("<p>First published on 25 January 2018, last updated on 15 January 2019</p>", ""),
        ("<time datetime='2018-01-25T12:31:00+00:00'>25 January</time>", MODIFIED),
        ("<p>Last modified: 15 January 2019</p><p>25 January 2018</p>", ""),
        (f"<time datetime='{CHANGED}'>Edited on 15 January</time><p>25 January 2018</p>", ""),
    ],
)
def test_the_publication_is_found_beside_a_change(above: str, head: str) -> None:
    assert (dated(above, head).published or "").startswith(PUBLISHED)


@pytest.mark.parametrize(
    ("above", "head"),
    [
        ("", MODIFIED),
        ("", f"<meta property='og:updated_time' content='{CHANGED}'>"),
        (f"<time itemprop='dateModified' datetime='{CHANGED}'>15 January 2019</time>", ""),
        (f"<p>Updated: <time datetime='{CHANGED}'>15 January 2019</time></p>", ""),
    ],
)
def test_a_change_alone_is_no_publication(above: str, head: str) -> None:
    found = dated(above, head)
    assert found.published is None
    assert (found.updated or "").startswith("2019-01-15")


def test_the_number_of_an_article_in_its_address_is_no_day() -> None:
    found = dated(
        "<p class='submitted'>Submitted on Sun, 2021-04-25 18:10</p>",
        "<link rel='canonical' href='https://news.example.com/journal/2021/04/92713'>",
    )
    assert (found.published or "").startswith("2021-04-25")
