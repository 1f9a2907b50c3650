"""Articles that come over HTTP, read by the same services as those of the command line."""

from collections.abc import Iterator
from itertools import islice
from time import perf_counter

from legation.api.dependencies import Parts
from legation.api.problems import FetchingOff, SetAside
from legation.api.schemas import AboutUpload, AddressIn, ArticleIn
from legation.errors import BadInput
from legation.ingest.items import ReadItem, ReadOptions
from legation.services.build import Built, Result
from legation.services.extracting.requests import check_date

_GROWN = 10
"""How many times its packed size what is sent may have in all."""


def read_record(parts: Parts, given: ArticleIn) -> Built:
    """Read one article sent as JSON. Raises BadInput or SetAside."""
    from legation.ingest.readers import read_record as read

    record = given.model_dump(mode="json", exclude_none=True)
    return _store(parts, read(record, given.title or "the article", ReadOptions(phrases=parts.settings.phrases_extra)))


def fetch_article(parts: Parts, given: AddressIn) -> ReadItem:
    """The article behind an address. Raises FetchingOff where the service may not fetch, FetchFailed, BadInput."""
    from legation.fetching.answers import Fetched
    from legation.fetching.articles import articles_in, listing_in

    if not parts.settings.fetch:
        raise FetchingOff("the service fetches no addresses: set LEGATION_FETCH=true, or send the article's text")
    fetched: Fetched = parts.fetcher.fetch(given.url)
    if listing_in(fetched, parts.fetcher.limits.size) is not None:
        raise BadInput("the address is a feed or sitemap: send the addresses of its articles one by one")
    published = given.published.isoformat() if given.published else None
    unpacked, phrases = _GROWN * parts.settings.max_body, parts.settings.phrases_extra
    options = ReadOptions(published, given.outlet, title=given.title, max_unpacked=unpacked, phrases=phrases)
    return _only("the address", articles_in(given.url, fetched, options))


def read_item(parts: Parts, item: ReadItem) -> Built:
    """Read one fetched article. Raises BadInput or SetAside."""
    return _store(parts, item)


def read_upload(parts: Parts, name: str, data: bytes, about: AboutUpload) -> Built:
    """Read one article sent as a file. Raises BadInput or SetAside."""
    from legation.ingest.readers import read_bytes

    if about.published:
        check_date(about.published)
    unpacked, phrases = _GROWN * parts.settings.max_body, parts.settings.phrases_extra
    options = ReadOptions(
        about.published, about.outlet, url=about.url, title=about.title, max_unpacked=unpacked, phrases=phrases
    )
    return _store(parts, _only("the file", read_bytes(name, data, options)))


def read_now(parts: Parts, data: bytes, first: int) -> Iterator[Built]:
    """Read every line of a batch from that one on, counted from 0; one result a line."""
    from legation.ingest.readers import read_bytes

    most = parts.settings.max_body
    options = ReadOptions(max_bytes=most, max_unpacked=_GROWN * most, phrases=parts.settings.phrases_extra)
    for item in islice(read_bytes("batch.ndjson", data, options), first, None):
        yield _built(parts, item)


def _only(what: str, items: Iterator[ReadItem]) -> ReadItem:
    """The one item; no more than two are read to see that there is no other."""
    found = list(islice(items, 2))
    if len(found) != 1:
        held = "more than one article" if found else "no article"
        raise BadInput(f"{what} holds {held}: send its articles one a line to /v1/articles/batch")
    return found[0]


def _built(parts: Parts, item: ReadItem) -> Built:
    from legation.services.build import add_article

    began = perf_counter()
    built = add_article(item, parts.crew, parts.knowledge, parts.store, parts.settings.workspace)
    parts.meters.read(built.result.value, perf_counter() - began)
    return built


def _store(parts: Parts, item: ReadItem) -> Built:
    built = _built(parts, item)
    if built.result is Result.SKIPPED:
        raise SetAside(built.message or "the article was set aside")
    if built.result is Result.FAILED:
        raise BadInput(built.message or "the article cannot be read")
    return built
