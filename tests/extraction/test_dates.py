from datetime import date

import pytest

from app.domain.interval import Precision
from app.extraction.dates import find_intervals

ANCHOR = date(2016, 12, 21)  # a Wednesday

RESOLVED = {
    "on 5 March 2014": ("2014-03-05", "2014-03-06", Precision.DAY),
    "on March 5, 2014": ("2014-03-05", "2014-03-06", Precision.DAY),
    "on 2014-03-05": ("2014-03-05", "2014-03-06", Precision.DAY),
    "on 26.02.2014": ("2014-02-26", "2014-02-27", Precision.DAY),
    "on January 5": ("2017-01-05", "2017-01-06", Precision.DAY),
    "in March 2014": ("2014-03-01", "2014-04-01", Precision.MONTH),
    "in December 2014": ("2014-12-01", "2015-01-01", Precision.MONTH),
    "last March": ("2016-03-01", "2016-04-01", Precision.MONTH),
    "in 2014": ("2014-01-01", "2015-01-01", Precision.YEAR),
    "since 2014": ("2014-01-01", None, Precision.OPEN),
    "in the 1990s": ("1990-01-01", "2000-01-01", Precision.DECADE),
    "in the second quarter of 2014": ("2014-04-01", "2014-07-01", Precision.QUARTER),
    "in the summer of 2014": ("2014-06-01", "2014-09-01", Precision.SEASON),
    "between 2004 and 2010": ("2004-01-01", "2011-01-01", Precision.YEAR),
    "on Monday": ("2016-12-19", "2016-12-20", Precision.DAY),
    "next Monday": ("2016-12-26", "2016-12-27", Precision.DAY),
    "yesterday": ("2016-12-20", "2016-12-21", Precision.DAY),
    "last week": ("2016-12-12", "2016-12-19", Precision.WEEK),
    "next year": ("2017-01-01", "2018-01-01", Precision.YEAR),
    "three days ago": ("2016-12-18", "2016-12-19", Precision.DAY),
}


@pytest.mark.parametrize(("text", "expected"), RESOLVED.items())
def test_an_expression_becomes_a_half_open_interval(text: str, expected: tuple[str, str | None, Precision]) -> None:
    ((_, _, found),) = find_intervals(text, ANCHOR)
    end = str(found.end) if found.end else None
    assert (str(found.start), end, found.precision) == expected


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "last week", "three days ago", "on January 5"])
def test_without_a_published_date_relative_expressions_stay_open(text: str) -> None:
    assert find_intervals(text, None) == []


@pytest.mark.parametrize("text", ["on 31 February 2014", "room 2014b", "about 450 soldiers"])
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_intervals(text, ANCHOR) == []
