"""The day of a record is found under the names that exports use, in the forms they write; what cannot be read is told."""

import json

import pytest

from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_bytes

TEXT = "Iran threatened Oman on Friday."


def record(**fields: object) -> ArticleRead:
    (item,) = read_bytes("r.jsonl", json.dumps({"title": "Gulf note", "text": TEXT, **fields}).encode(), ReadOptions())
    assert isinstance(item, ArticleRead), item
    return item


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date_publish", "2020-03-06 10:00:00"),
        ("pub_date", "2020-03-06T10:00:00+0000"),
        ("date", 1583488800),
        ("date", "1583488800"),
        ("timestamp", 1583488800000),
        ("published_utc", 1583488800.5),
        ("publishedAt", "2020-03-06T10:00:00Z"),
        ("created_utc", "1583488800000"),
        ("date", "6.3.2020"),
        ("datePublished", "06.03.2020 10:00"),
        ("first_published", "Fri, 06 Mar 2020 10:00:00 GMT"),
        ("post_date", "2020-03-06 10:00:00+00"),
        ("date", 20200306),
        ("day", "March 6, 2020"),
    ],
)
def test_the_day_is_found(name: str, value: object) -> None:
    found = record(**{name: value})
    assert (found.article.published or "").startswith("2020-03-06")
    assert found.warnings == ()


@pytest.mark.parametrize("value", ["03/04/2020", "yesterday morning", "16/16/2020", "Q1 of the year", 12])
def test_a_date_that_cannot_be_read_is_a_warning(value: object) -> None:
    found = record(date=value)
    assert found.article.published is None
    (warning,) = found.warnings
    assert str(value) in warning


def test_a_change_is_no_publication() -> None:
    found = record(date_modify="2020-03-07", date_publish="2020-03-06").article
    assert (found.published, found.updated) == ("2020-03-06", "2020-03-07")
    assert record(date_modify="2020-03-07").article.published is None
