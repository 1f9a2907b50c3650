"""Feeds in JSON are read like those in XML."""

import json

from legation.ingest.items import ArticleRead, ReadSkip
from tests.ingest.reading import failure, read
from tests.ingest.texts import HEADLINE, OTHER, PARAGRAPHS, paragraphs

FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "The Wire", "language": "en"}


def test_whole_items_are_articles_and_the_others_say_where_they_are() -> None:
    told = {"title": HEADLINE, "date_published": "2016-12-21T09:30:00Z", "authors": [{"name": "Jane Doe"}]}
    items = [
        {**told, "url": "https://wire.example/1", "content_html": paragraphs() + f"<p>{OTHER}</p>"},
        {**told, "url": "https://wire.example/2", "content_text": "\n\n".join((*PARAGRAPHS, OTHER))},
        {**told, "url": "https://wire.example/3", "content_text": "A teaser."},
    ]
    first, second, third = read("a.json", json.dumps({**FEED, "items": items}).encode())
    for found in (first, second):
        assert isinstance(found, ArticleRead)
        assert (found.article.title, found.article.outlet) == (HEADLINE, "The Wire")
        assert (found.article.authors, found.article.published) == (("Jane Doe",), "2016-12-21T09:30:00+00:00")
    assert isinstance(third, ReadSkip)
    assert "https://wire.example/3" in third.reason


def test_a_feed_without_items_is_a_failure() -> None:
    assert "lists no article" in failure(read("a.json", json.dumps({**FEED, "items": []}).encode()))
