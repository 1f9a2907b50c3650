"""JSON objects of many shapes give one article's fields."""

import pytest

from legation.errors import BadInput
from legation.ingest.formats.records import text_and_metadata


def test_fields_are_found_under_their_common_names() -> None:
    text, _, known = text_and_metadata(
        {
            "Headline": "A  headline",
            "Full Text": "The text.",
            "source": {"id": 4, "name": "The Wire"},
            "byline": "Jane Doe; John Roe",
            "publish-date": "2016-12-21T10:00:00Z",
            "link": "https://wire.example/a",
        }
    )
    assert text == "The text."
    assert (known.title, known.outlet, known.authors) == ("A headline", "The Wire", ("Jane Doe", "John Roe"))
    assert (known.published, known.url) == ("2016-12-21T10:00:00+00:00", "https://wire.example/a")


def test_the_text_is_not_altered() -> None:
    assert text_and_metadata({"text": "  two  spaces\n"})[0] == "  two  spaces\n"


def test_html_is_taken_where_there_is_no_text() -> None:
    assert text_and_metadata({"text": "", "html": "<p>x</p>"})[:2] == (None, "<p>x</p>")


def test_authors_may_be_objects() -> None:
    assert text_and_metadata({"text": "x", "authors": [{"name": "A B"}, "C D", 4]})[2].authors == ("A B", "C D")


def test_an_address_that_is_none_is_left_out() -> None:
    assert text_and_metadata({"text": "x", "url": "javascript:alert(1)"})[2].url is None


@pytest.mark.parametrize("record", [{}, {"text": 5}, {"text": " "}, {"title": "x"}, {"text": None, "html": []}])
def test_a_record_without_text_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="no text"):
        text_and_metadata(record)


@pytest.mark.parametrize(
    "dated",
    [
        {"date_publish": "2020-03-06 10:00:00"},
        {"pub_date": "Fri, 06 Mar 2020 10:00:00 GMT"},
        {"date": 1583488800000},
        {"date": "1583488800"},
        {"published": "06.03.2020"},
        {"published": "6 March 2020"},
        {"publishedAt": "2020-03-06T10:00:00Z"},
        {"datetime": "20200306"},
        {"timestamp": 1583488800.5},
        {"date": "March 6, 2020 10:00 AM"},
        {"date": "2020/03/06"},
        {"date": {"$date": "2020-03-06T10:00:00Z"}},
    ],
)
def test_a_day_is_read_however_a_record_writes_it(dated: dict[str, object]) -> None:
    _, _, known = text_and_metadata({"text": "Iran threatened Oman on Friday.", **dated})
    assert ((known.published or "")[:10], known.warnings) == ("2020-03-06", ())


@pytest.mark.parametrize(("told", "kept"), [(17, "17"), ("a-1", "a-1"), (True, None), ({"$oid": "5e"}, None)])
def test_a_records_own_id_is_kept_as_it_writes_it(told: object, kept: str | None) -> None:
    assert text_and_metadata({"text": "Iran threatened Oman on Friday.", "id": told})[2].external_id == kept
