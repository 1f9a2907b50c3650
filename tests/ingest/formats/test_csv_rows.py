"""Each row of a table is one article; a bad row is reported and the rest goes on."""

import csv
import io

import pytest

from legation.ingest.items import ArticleRead, ReadOptions
from tests.ingest.reading import article, failure, kinds, read
from tests.ingest.texts import ARTICLE, HEADLINE, OTHER, PARAGRAPHS

BODY = "\n".join(PARAGRAPHS)


def table(
    *rows: tuple[str, ...], columns: tuple[str, ...] = ("Title", "Content", "Date"), delimiter: str = ","
) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows((columns, *rows))
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", list(",;\t|"))
def test_each_row_is_an_article_whatever_parts_the_columns(delimiter: str) -> None:
    data = table((HEADLINE, ARTICLE, "2016-12-21"), ("x", OTHER, ""), delimiter=delimiter)
    first, second = read("a.csv", data)
    assert isinstance(first, ArticleRead)
    assert isinstance(second, ArticleRead)
    assert (first.article.title, first.article.text, first.article.published) == (HEADLINE, ARTICLE, "2016-12-21")
    assert second.article.text == OTHER
    assert (first.path, second.path) == ("a.csv:2", f"a.csv:{3 + ARTICLE.count(chr(10))}")


def test_a_table_is_known_by_its_header() -> None:
    assert article(read("-", table((HEADLINE, ARTICLE, "2016-12-21")))).title == HEADLINE
    words = "Some content, title and date\nare words.\n" + ARTICLE
    assert article(read("-", words.encode())).text == words


def test_a_spreadsheets_own_ways_are_understood() -> None:
    assert article(read("a.csv", b"sep=;\r\n" + table((HEADLINE, BODY, ""), delimiter=";"))).title == HEADLINE
    assert (
        article(read("a.csv", table((HEADLINE, BODY, ""), delimiter="\t").decode().encode("utf-16"))).title == HEADLINE
    )
    assert article(read("a.csv", b"\xef\xbb\xbf" + table((HEADLINE, BODY, "")))).title == HEADLINE
    assert (
        "\u201ca\u201d"
        in article(read("a.csv", table((HEADLINE, BODY + " \u201ca\u201d", "")).decode().encode("cp1252"))).text
    )


def test_columns_may_be_named_by_the_user() -> None:
    data = table(("h", ARTICLE, "wrong"), columns=("Überschrift", "Haupttext", "text"))
    options = ReadOptions(fields={"text": "haupttext", "title": "Überschrift"})
    found = article(read("a.csv", data, options))
    assert (found.text, found.title) == (ARTICLE, "h")


def test_a_table_without_text_names_its_columns() -> None:
    message = failure(read("a.csv", table(("a", "b"), columns=("Überschrift", "Haupttext"))))
    assert "Überschrift, Haupttext" in message
    assert "--map text=" in message


def test_bad_rows_are_reported_and_the_rest_is_read() -> None:
    rows = [("x", OTHER, ""), ("x", OTHER, "", "too", "many"), ("x", "", ""), ("x", ARTICLE, "")]
    assert kinds(read("a.csv", table(*rows))) == ["article", "failure", "failure", "article"]


def test_a_quote_that_never_closes_swallows_no_more_than_its_bound() -> None:
    data = table(("x", OTHER, "")) + b'y,"open\n' + b"line\n" * 30_000 + b'"\n' + table(("x", ARTICLE, ""))
    items = read("a.csv", data, ReadOptions(max_bytes=50_000))
    assert kinds(items)[0] == "article"
    assert "failure" in kinds(items)


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"title,text\n", b'title,text\n"\n', b"\x00\x01,\x02\n" * 9, b"title,text\n\xff\xfe\x00,\x81\n"],
)
def test_a_table_of_nothing_is_a_failure(data: bytes) -> None:
    assert set(kinds(read("a.csv", data))) == {"failure"}
