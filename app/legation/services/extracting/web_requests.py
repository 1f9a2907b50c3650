"""Requests of `legation extract` from a web address: lines as they stand there, or one for each article behind it."""

import json
from collections.abc import Iterator

from legation.domain.article import Article
from legation.fetching.articles import read_answer
from legation.fetching.client import Fetcher
from legation.fetching.failures import FetchFailed
from legation.ingest.boilerplate.cuts import without_cuts
from legation.ingest.items import ArticleRead, ReadFailure, ReadItem, ReadOptions, ReadSkip

_LINES = frozenset(("application/x-ndjson", "application/jsonl", "application/x-jsonlines"))
_LINE_ENDINGS = (".jsonl", ".ndjson")


def web_requests(url: str, fetcher: Fetcher) -> Iterator[bytes | ReadFailure | ReadSkip]:
    """One line a text; what cannot be read as it is. Cuts are left out of the texts."""
    try:
        fetched = fetcher.fetch(url)
    except FetchFailed as error:
        yield ReadFailure(url, str(error))
        return
    if fetched.media_type in _LINES or fetched.url.split("?")[0].endswith(_LINE_ENDINGS):
        yield from fetched.data.splitlines()
    else:
        yield from map(_line, read_answer(url, fetched, ReadOptions(), fetcher))


def _line(item: ReadItem) -> bytes | ReadFailure | ReadSkip:
    return _request(item.article) if isinstance(item, ArticleRead) else item


def _request(article: Article) -> bytes:
    request = {
        "id": article.url or article.id,
        "text": without_cuts(article.text, article.cuts),
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
    }
    return json.dumps({key: value for key, value in request.items() if value}).encode()
