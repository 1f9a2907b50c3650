"""What tests of readers ask of the items they get."""

from collections.abc import Iterable

from legation.domain.article import Article
from legation.ingest.boilerplate.cuts import kept_text
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem, ReadOptions, ReadSkip
from legation.ingest.readers import read_bytes

PLAIN = ReadOptions()


def read(name: str, data: bytes, options: ReadOptions = PLAIN) -> list[ReadItem]:
    return list(read_bytes(name, data, options))


def article(items: Iterable[ReadItem]) -> Article:
    """The only item, which is an article whose cuts are spans of its text."""
    (item,) = items
    assert isinstance(item, ArticleRead), item
    assert all(0 <= cut.start < cut.end <= len(item.article.text) for cut in item.article.cuts)
    assert kept_text(item.article)
    return item.article


def failure(items: Iterable[ReadItem]) -> str:
    (item,) = items
    assert isinstance(item, ReadFailure), item
    return item.message


def kinds(items: Iterable[ReadItem]) -> list[str]:
    names = {ArticleRead: "article", ReadFailure: "failure", ReadSkip: "skip"}
    return [names[type(item)] for item in items]
