"""Each row of a Parquet file is one article."""

import datetime
import io
import sys
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from legation.ingest.items import ArticleRead, ReadOptions
from tests.ingest.archives import gzipped
from tests.ingest.reading import article, failure, kinds, read
from tests.ingest.texts import ARTICLE, HEADLINE, OTHER


def parquet(columns: dict[str, Any], rows_a_group: int = 2) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out, row_group_size=rows_a_group)
    return out.getvalue()


def test_each_row_is_an_article_under_its_number() -> None:
    day = datetime.datetime(2016, 12, 21, 9, 30, tzinfo=datetime.UTC)
    columns = {
        "Headline": [HEADLINE] * 5,
        "content": [ARTICLE, OTHER, "", ARTICLE, OTHER],
        "date": [day] * 5,
        "blob": [b"x"] * 5,
    }
    items = read("a.parquet", parquet(columns))
    assert kinds(items) == ["article", "article", "failure", "article", "article"]
    assert [item.path for item in items] == [f"a.parquet:{n}" for n in range(1, 6)]
    assert isinstance(items[0], ArticleRead)
    assert (items[0].article.title, items[0].article.published) == (HEADLINE, "2016-12-21T09:30:00+00:00")


def test_columns_may_be_objects_and_bytes_named_by_the_user() -> None:
    columns = {"data": [{"Body": ARTICLE, "n": 1}], "raw": [OTHER.encode()]}
    assert article(read("-", parquet(columns), ReadOptions(fields={"text": "data.Body"}))).text == ARTICLE
    assert article(read("a", parquet(columns), ReadOptions(fields={"text": "raw"}))).text == OTHER
    assert article(read("a.parquet.gz", gzipped(parquet(columns)), ReadOptions(fields={"text": "raw"}))).text == OTHER


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (parquet({"a": [1]}), "--map text="),
        (parquet({"text": pa.array([], pa.string())}), "no row"),
        (parquet({"text": [ARTICLE]})[:-30], "damaged"),
        (b"PAR1", "damaged"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(data: bytes, says: str) -> None:
    assert says in failure(read("a.parquet", data))


def test_a_damaged_group_is_a_failure_and_the_next_is_read() -> None:
    data = bytearray(parquet({"text": [ARTICLE + str(n) for n in range(4)]}))
    data[30:200] = bytes(170)
    assert kinds(read("a.parquet", bytes(data))) == ["failure", "article", "article"]


def test_without_the_library_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = parquet({"text": [ARTICLE]})
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert "pip install pyarrow" in failure(read("a.parquet", data))
