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
