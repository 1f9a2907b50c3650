"""Outlets are called by their one known name, and left as they are where that is not plain."""

import pytest

from legation.domain.article import Article
from legation.ingest.items import ArticleRead, ReadSkip
from legation.linking.knowledge import Knowledge, open_knowledge
from legation.services.outlets import known_outlet, with_known_outlet


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return open_knowledge()


@pytest.mark.parametrize(
    ("name", "url", "known"),
    [
        ("theglobeandmail.com", None, "The Globe and Mail"),
        ("@globeandmail", None, "The Globe and Mail"),
        ("Globe & Mail", None, "The Globe and Mail"),
        ("https://www.theglobeandmail.com/", None, "The Globe and Mail"),
        (None, "https://www.theglobeandmail.com/news/article1", "The Globe and Mail"),
        (None, "https://news.bbc.co.uk/1/hi", "BBC"),
        ("The Globe and Mail", "https://cnn.com/1", "The Globe and Mail"),
        ("The Riga Courier", None, None),
        ("Times", None, None),
        ("", None, None),
        (None, "https://127.0.0.1/news", None),
        (None, "https://globe.example/news", None),
        (None, None, None),
    ],
)
def test_what_an_outlet_is_called(name: str | None, url: str | None, known: str | None, knowledge: Knowledge) -> None:
    assert known_outlet(name, url, knowledge) == known


def test_an_article_keeps_its_id_and_tells_that_the_outlet_came_from_its_address(knowledge: Knowledge) -> None:
    article = Article("art_1", "rev_1", "Text.", url="https://www.theglobeandmail.com/news/1")
    item = with_known_outlet(ArticleRead("a.html", article, {"title": "meta"}), knowledge)
    assert isinstance(item, ArticleRead)
    assert (item.article.id, item.article.outlet) == ("art_1", "The Globe and Mail")
    assert item.found == {"title": "meta", "outlet": "url"}


def test_what_is_no_article_passes(knowledge: Knowledge) -> None:
    skip = ReadSkip("a.html", "language fr: there is no pipeline for it")
    assert with_known_outlet(skip, knowledge) is skip
