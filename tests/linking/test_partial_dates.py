"""Days, months and years as half-open bounds."""

from datetime import date

import pytest

from legation.domain.interval import Precision
from legation.linking.partial_dates import day_after, first_day, precision_of


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("2014", date(2014, 1, 1), date(2015, 1, 1)),
        ("2014-12", date(2014, 12, 1), date(2015, 1, 1)),
        ("2014-11-05", date(2014, 11, 5), date(2014, 11, 5)),
        ("", None, None),
    ],
)
def test_a_partial_date_is_widened_outwards(text: str, first: date | None, end: date | None) -> None:
    assert first_day(text) == first
    assert day_after(text) == end


@pytest.mark.parametrize("text", ["soon", "2014-13", "2014-02-30", "20140203", "2014s"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (date's own words vary)
        first_day(text)


def test_the_coarsest_date_decides_the_precision() -> None:
    assert precision_of("2014-11-05", "2015") is Precision.YEAR
    assert precision_of("2014-11-05", "") is Precision.DAY
    assert precision_of("", "") is Precision.OPEN
