"""Dates in the forms that papers, feeds and pages use."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.ingest.dates import iso_instant, written_date


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("2016-12-21", "2016-12-21"),
        ("2016-12-21T09:30:00Z", "2016-12-21T09:30:00+00:00"),
        ("2016-12-21T09:30:00.123+0200", "2016-12-21T09:30:00+02:00"),
        ("2016-12-21 09:30", "2016-12-21T09:30:00"),
        ("20161221", "2016-12-21"),
        ("Wed, 21 Dec 2016 09:30:00 +0200", "2016-12-21T09:30:00+02:00"),
        ("December 21, 2016", "2016-12-21"),
        ("Published 21st Dec. 2016 at noon", "2016-12-21"),
        ("21/12/2016", "2016-12-21"),
        ("12/21/2016", "2016-12-21"),
        ("2016/12/21", "2016-12-21"),
        ("2016.12.21 09:30:00", "2016-12-21T09:30:00"),
    ],
)
def test_a_date_is_read(given_text: str, expected: str) -> None:
    assert iso_instant(given_text) == expected


@pytest.mark.parametrize(
    "value", ["03/04/2016", "2016-13-40", "yesterday", "", None, 5, "February 30, 2016", "x" * 500]
)
def test_what_tells_no_date_is_none(value: object) -> None:
    assert iso_instant(value) is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_date_is_the_date(day: date) -> None:
    assert written_date(f"Riga, {day:%B} {day.day}, {day.year}.") == day.isoformat()
    assert written_date(f"{day.day} {day:%b} {day.year}") == day.isoformat()


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2099, 1, 1), timezones=st.timezones()))
def test_an_iso_instant_is_read_back(moment: datetime) -> None:
    text = moment.replace(microsecond=0).isoformat()
    if len(text) == len("2016-12-21T09:30:00+02:00"):
        assert iso_instant(text) == text
