"""Pages are read from crawls; records that lie or are broken are reported and the run goes on, in constant memory."""

import gzip
import io
import tracemalloc
import zlib
from random import Random

import pytest

from legation.ingest.items import ArticleRead, ReadFailure, ReadOptions
from legation.ingest.readers import read_stream
from tests.ingest.archives import gzipped
from tests.ingest.reading import article, failure, kinds, read
from tests.ingest.texts import HEADLINE, PARAGRAPHS, page, paragraphs
from tests.ingest.warcs import INFO, URL, Made, answer, page_body, page_record, record


def test_pages_give_their_text_their_address_and_the_day_of_the_crawl() -> None:
    (item,) = read("a.warc", INFO + page_record(7))
    assert isinstance(item, ArticleRead)
    assert item.path == "a.warc:2"
    assert item.article.text.startswith(HEADLINE + " 7\n" + PARAGRAPHS[0])
    assert (item.article.url, item.article.published) == (URL % 7, "2016-12-21")
    assert item.found["published"] == "warc"


def test_the_date_of_the_page_is_better_than_that_of_the_crawl() -> None:
    dated = page(paragraphs(), "<meta property='article:published_time' content='2016-12-19T10:00:00Z'>")
    assert article(read("a.warc", record(answer(dated.encode())))).published == "2016-12-19T10:00:00+00:00"


def test_what_is_no_page_is_passed_over() -> None:
    data = b"".join(
        (
            INFO,
            record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
            record(answer(b"gone", status=404)),
            record(answer(page_body(), status=301)),
            record(answer(b"\x89PNG", "Content-Type: image/png")),
            record(b"no answer"),
            record(answer(b""), kind="revisit"),
            page_record(1),
        )
    )
    assert article(read("a.warc", data)).url == URL % 1


def test_a_packed_crawl_is_read_record_by_record() -> None:
    data = gzipped(INFO, page_record(1), page_record(2))
    assert [item.path for item in read("a.warc.gz", data)] == ["a.warc.gz:2", "a.warc.gz:3"]
    assert kinds(read("-", gzipped(INFO + page_record(1)))) == ["article"]


@pytest.mark.parametrize("length", [0, 10, 10_000, 10**9, 10**17])
def test_a_lying_length_is_a_failure_and_the_next_page_is_read(length: int) -> None:
    lying = record(answer(page_body(0)), length=length)
    items = read("a.warc", INFO + page_record(1) + lying + page_record(2) + page_record(3))
    assert [item.article.url for item in items if isinstance(item, ArticleRead)] == [URL % 1, URL % 2, URL % 3]
    (failed,) = (item for item in items if isinstance(item, ReadFailure))
    assert "left out" in failed.message


@pytest.mark.parametrize("told", [b"-5", b"many", b"", b"0x10", b"9" * 50])
def test_a_length_that_is_none_is_a_failure(told: bytes) -> None:
    broken = record(answer(page_body(0))).replace(b"Content-Length: ", b"Content-Length: " + told + b"x", 1)
    assert kinds(read("a.warc", broken + page_record(1))) == ["failure", "article"]


def test_headers_without_end_are_a_failure() -> None:
    endless = b"WARC/1.0\r\n" + b"X: y\r\n" * 50_000
    assert kinds(read("a.warc", endless + b"\r\n\r\n" + page_record(1)))[-1] == "article"


def test_a_page_that_shows_a_record_does_not_become_one() -> None:
    forged = record(answer(page(f"<p>{PARAGRAPHS[0]}</p><pre>\r\n\r\n").encode() + page_record(66) + b"</pre>"))
    assert [item.article.url for item in read("a.warc", forged + page_record(1)) if isinstance(item, ArticleRead)] == [
        URL % 0,
        URL % 1,
    ]


def test_a_damaged_record_of_a_packed_crawl_does_not_end_it() -> None:
    random = Random(3)
    noise = "".join(f"<p>{random.random()} of them said so on Monday.</p>" for _ in range(900)).encode()
    bad = bytearray(gzipped(record(answer(page_body(9) + noise))))
    bad[len(bad) // 2 : len(bad) // 2 + 30] = bytes(30)
    items = read("a.warc.gz", gzipped(page_record(1)) + bytes(bad) + gzipped(page_record(2)))
    assert kinds(items)[0] == kinds(items)[-1] == "article"
    assert "failure" in kinds(items)
    early = bytearray(gzipped(page_record(9)))
    early[60] ^= 0xFF
    assert kinds(read("a.warc.gz", gzipped(page_record(1)) + bytes(early) + gzipped(page_record(2)))) == [
        "article",
        "failure",
        "article",
    ]
    cut_short = kinds(read("a.warc.gz", gzipped(page_record(1), page_record(2))[:-100]))
    assert (cut_short[0], set(cut_short[1:])) == ("article", {"failure"})


def test_bodies_are_unpacked() -> None:
    body = page_body()
    chunked = b"%x;name=value\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
    html = "Content-Type: text/html\r\n"
    for data, headers in (
        (chunked, html + "Transfer-Encoding: chunked"),
        (body, html + "Transfer-Encoding: chunked"),
        (gzip.compress(body), html + "Content-Encoding: gzip"),
        (body, html + "Content-Encoding: gzip"),
        (zlib.compress(body), html + "Content-Encoding: deflate"),
        (zlib.compress(body, wbits=-15), html + "Content-Encoding: deflate"),
    ):
        assert article(read("a.warc", record(answer(data, headers)))).text.startswith(HEADLINE), headers
    assert "br" in failure(read("a.warc", record(answer(body, html + "Content-Encoding: br"))))


def test_a_packed_body_that_is_a_bomb_is_a_failure() -> None:
    bomb = record(answer(gzip.compress(b"a" * 5_000_000), "Content-Type: text/html\r\nContent-Encoding: gzip"))
    items = read("a.warc", bomb + page_record(1), ReadOptions(max_bytes=1_000_000))
    assert kinds(items) == ["failure", "article"]


def test_the_encoding_an_answer_tells_is_believed_where_it_is_true() -> None:
    text = page(paragraphs() + "<p>Ķekava is a town near Riga, and so is Ādaži, said he.</p>").replace("utf-8", "")
    told = "Content-Type: text/html; charset=windows-1257"
    assert "Ķekava" in article(read("a.warc", record(answer(text.encode("cp1257"), told)))).text
    assert (
        "Ķekava"
        in article(read("a.warc", record(answer(text.encode(), "Content-Type: text/html; charset=latin-1")))).text
    )


def test_a_record_larger_than_the_bound_is_left_out() -> None:
    large = record(answer(b"x" * 300_000, "Content-Type: video/mp4"))
    items = read("a.warc", large + page_record(1), ReadOptions(max_bytes=100_000))
    assert kinds(items) == ["failure", "article"]


def test_a_crawl_without_pages_says_so() -> None:
    assert "no page" in failure(read("a.warc", INFO))
    assert "no page" in failure(read("a.warc", b""))


def test_memory_does_not_grow_with_the_crawl() -> None:
    def crawl(megabytes: int) -> Made:
        image = record(answer(b"\xff" * 1_000_000, "Content-Type: image/jpeg"))
        return Made((page_record(at // 10) if at % 10 == 0 else image) for at in range(10 * megabytes // 9))

    def peak(megabytes: int) -> int:
        tracemalloc.start()
        stream = io.BufferedReader(crawl(megabytes))
        assert all(isinstance(item, ArticleRead) for item in read_stream("a.warc", stream, ReadOptions()))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(5)
    assert peak(200) < peak(20) + 2_000_000
