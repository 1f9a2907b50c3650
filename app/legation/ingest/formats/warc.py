"""Pages in a WARC file, as crawlers keep them, in constant memory."""

from collections.abc import Iterator
from typing import BinaryIO

from legation.errors import BadInput
from legation.ingest.compose import article_of_page
from legation.ingest.formats.declared_encoding import text_in
from legation.ingest.formats.http_responses import HttpAnswer, parse_answer, unpacked_body
from legation.ingest.formats.item_errors import item_or_failure
from legation.ingest.formats.warc_records import Record, warc_records
from legation.ingest.html.metadata import Metadata
from legation.ingest.items import ReadFailure, ReadItem, ReadOptions
from legation.ingest.metadata.guessed_dates import day_of, with_guess

_PAGES = frozenset(("text/html", "application/xhtml+xml"))


def read_warc(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[ReadItem]:
    """The article of each page that was answered with status 200; what else a crawl keeps is passed over."""
    empty = True
    for number, record in enumerate(warc_records(stream, options.max_bytes), start=1):
        item = _item(f"{path}:{number}", record, options)
        if item is not None:
            empty = False
            yield item
    if empty:
        raise BadInput("the archive holds no page that was answered with status 200")


def _item(path: str, record: Record | BadInput, options: ReadOptions) -> ReadItem | None:
    if isinstance(record, BadInput):
        return ReadFailure(path, str(record))
    if record.headers.get("warc-type", "").lower() != "response":
        return None
    answer = parse_answer(record.content)
    if answer is None or answer.status != 200 or answer.media_type not in _PAGES:
        return None
    return item_or_failure(path, lambda: _article(path, record, answer, options))


def _article(path: str, record: Record, answer: HttpAnswer, options: ReadOptions) -> ReadItem:
    body = unpacked_body(answer, options.max_bytes)
    if not body.strip():
        raise BadInput("the page is empty: there is nothing to read")
    url = record.headers.get("warc-target-uri", "").strip("<> ")
    known = Metadata().filled(Metadata(url=url if url.startswith(("http://", "https://")) else None), "warc")
    # The day of the crawl is the best guess for a page that gives no date, and no better than that.
    day, markup = day_of(record.headers.get("warc-date")), text_in(body, answer.charset, markup=True)
    return with_guess(day, "warc", options, lambda told: article_of_page(path, markup, told, known))
