from datetime import date

import pytest

from legation.domain.interval import Precision
from legation.extraction.time.expressions import find_intervals

ANCHOR = date(2016, 12, 21)  # a Wednesday
DAY, WEEK, MONTH, QUARTER = Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.QUARTER
SEASON, YEAR, DECADE, OPEN = Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.OPEN
Expected = tuple[str | None, str | None, Precision]

DAYS: dict[str, Expected] = {
    "on 5 March 2014": ("2014-03-05", "2014-03-06", DAY),
    "on the 5th of March, 2014": ("2014-03-05", "2014-03-06", DAY),
    "on March 5, 2014": ("2014-03-05", "2014-03-06", DAY),
    "on Wednesday, March 5, 2014": ("2014-03-05", "2014-03-06", DAY),
    "on Feb. 26": ("2017-02-26", "2017-02-27", DAY),
    "on Sept. 9": ("2016-09-09", "2016-09-10", DAY),
    "on 2014-03-05": ("2014-03-05", "2014-03-06", DAY),
    "on 26.02.2014": ("2014-02-26", "2014-02-27", DAY),
    "on January 5": ("2017-01-05", "2017-01-06", DAY),
    "on November 30": ("2016-11-30", "2016-12-01", DAY),
    "on March 3-5, 2014": ("2014-03-03", "2014-03-06", DAY),
    "on 3\u20135 March 2014": ("2014-03-03", "2014-03-06", DAY),
    "on Monday": ("2016-12-19", "2016-12-20", DAY),
    "on Wednesday": ("2016-12-21", "2016-12-22", DAY),
    "on Thursday": ("2016-12-15", "2016-12-16", DAY),
    "Monday's summit": ("2016-12-19", "2016-12-20", DAY),
    "late on Tuesday": ("2016-12-20", "2016-12-21", DAY),
    "last Friday": ("2016-12-16", "2016-12-17", DAY),
    "last Wednesday": ("2016-12-14", "2016-12-15", DAY),
    "this Monday": ("2016-12-19", "2016-12-20", DAY),
    "this Friday": ("2016-12-23", "2016-12-24", DAY),
    "next Monday": ("2016-12-26", "2016-12-27", DAY),
    "next Friday": ("2016-12-30", "2016-12-31", DAY),
    "the coming Friday": ("2016-12-23", "2016-12-24", DAY),
    "today": ("2016-12-21", "2016-12-22", DAY),
    "tonight": ("2016-12-21", "2016-12-22", DAY),
    "this morning": ("2016-12-21", "2016-12-22", DAY),
    "yesterday": ("2016-12-20", "2016-12-21", DAY),
    "last night": ("2016-12-20", "2016-12-21", DAY),
    "tomorrow": ("2016-12-22", "2016-12-23", DAY),
    "the day before yesterday": ("2016-12-19", "2016-12-20", DAY),
    "the day after tomorrow": ("2016-12-23", "2016-12-24", DAY),
    "three days ago": ("2016-12-18", "2016-12-19", DAY),
    "10 days ago": ("2016-12-11", "2016-12-12", DAY),
    "on Christmas Eve": ("2016-12-24", "2016-12-25", DAY),
    "on New Year\u2019s Day": ("2017-01-01", "2017-01-02", DAY),
    "in the past three days": ("2016-12-18", "2016-12-22", DAY),
    "this past Monday": ("2016-12-19", "2016-12-20", DAY),
    "on the last Friday in October": ("2016-10-28", "2016-10-29", DAY),
    "on the first Monday of May 2014": ("2014-05-05", "2014-05-06", DAY),
    "later in the day": ("2016-12-21", "2016-12-22", DAY),
    "on Thursday and Friday": ("2016-12-15", "2016-12-17", DAY),
}

WEEKS_AND_MONTHS: dict[str, Expected] = {
    "last week": ("2016-12-12", "2016-12-19", WEEK),
    "this week": ("2016-12-19", "2016-12-26", WEEK),
    "earlier this week": ("2016-12-19", "2016-12-26", WEEK),
    "next week": ("2016-12-26", "2017-01-02", WEEK),
    "this past week": ("2016-12-14", "2016-12-22", WEEK),
    "early this month": ("2016-12-01", "2016-12-11", WEEK),
    "over the past month": ("2016-11-21", "2016-12-22", MONTH),
    "two weeks ago": ("2016-12-05", "2016-12-12", WEEK),
    "a couple of weeks ago": ("2016-12-05", "2016-12-12", WEEK),
    "last weekend": ("2016-12-17", "2016-12-19", WEEK),
    "next weekend": ("2016-12-31", "2017-01-02", WEEK),
    "in early March 2014": ("2014-03-01", "2014-03-11", WEEK),
    "in mid-March 2014": ("2014-03-11", "2014-03-21", WEEK),
    "in late March": ("2016-03-21", "2016-04-01", WEEK),
    "at the end of March 2014": ("2014-03-21", "2014-04-01", WEEK),
    "at the end of the month": ("2016-12-21", "2017-01-01", WEEK),
    "at the beginning of last month": ("2016-11-01", "2016-11-11", WEEK),
    "in March 2014": ("2014-03-01", "2014-04-01", MONTH),
    "in December 2014": ("2014-12-01", "2015-01-01", MONTH),
    "in March": ("2016-03-01", "2016-04-01", MONTH),
    "in December": ("2016-12-01", "2017-01-01", MONTH),
    "last March": ("2016-03-01", "2016-04-01", MONTH),
    "last December": ("2015-12-01", "2016-01-01", MONTH),
    "last June": ("2016-06-01", "2016-07-01", MONTH),
    "next June": ("2017-06-01", "2017-07-01", MONTH),
    "this month": ("2016-12-01", "2017-01-01", MONTH),
    "last month": ("2016-11-01", "2016-12-01", MONTH),
    "next month": ("2017-01-01", "2017-02-01", MONTH),
    "six months ago": ("2016-06-01", "2016-07-01", MONTH),
    "over the past six months": ("2016-06-21", "2016-12-22", MONTH),
    "between June and September 2014": ("2014-06-01", "2014-10-01", MONTH),
    "from November to February 2014": ("2013-11-01", "2014-03-01", MONTH),
}

LONGER: dict[str, Expected] = {
    "in Q2 2024": ("2024-04-01", "2024-07-01", QUARTER),
    "in the third quarter": ("2016-07-01", "2016-10-01", QUARTER),
    "in the second quarter of 2014": ("2014-04-01", "2014-07-01", QUARTER),
    "in the fourth quarter of last year": ("2015-10-01", "2016-01-01", QUARTER),
    "last quarter": ("2016-07-01", "2016-10-01", QUARTER),
    "in early 2018": ("2018-01-01", "2018-05-01", QUARTER),
    "mid-2018": ("2018-05-01", "2018-09-01", QUARTER),
    "late last year": ("2015-09-01", "2016-01-01", QUARTER),
    "at the end of the year": ("2016-09-01", "2017-01-01", QUARTER),
    "in the summer of 2014": ("2014-06-01", "2014-09-01", SEASON),
    "in spring 2014": ("2014-03-01", "2014-06-01", SEASON),
    "in the winter of 2014": ("2014-12-01", "2015-03-01", SEASON),
    "last summer": ("2016-06-01", "2016-09-01", SEASON),
    "last winter": ("2015-12-01", "2016-03-01", SEASON),
    "next spring": ("2017-03-01", "2017-06-01", SEASON),
    "in 2014": ("2014-01-01", "2015-01-01", YEAR),
    "this year": ("2016-01-01", "2017-01-01", YEAR),
    "last year": ("2015-01-01", "2016-01-01", YEAR),
    "next year": ("2017-01-01", "2018-01-01", YEAR),
    "two years ago": ("2014-01-01", "2015-01-01", YEAR),
    "a year ago": ("2015-01-01", "2016-01-01", YEAR),
    "a decade ago": ("2006-01-01", "2007-01-01", YEAR),
    "in the first half of 2014": ("2014-01-01", "2014-07-01", YEAR),
    "between 2004 and 2010": ("2004-01-01", "2011-01-01", YEAR),
    "from 2004 to 2010": ("2004-01-01", "2011-01-01", YEAR),
    "in 2008 and 2009": ("2008-01-01", "2010-01-01", YEAR),
    "in the run-up to the 2014 elections": ("2014-01-01", "2015-01-01", YEAR),
    "in 2004-2010": ("2004-01-01", "2011-01-01", YEAR),
    "in 2014/15": ("2014-01-01", "2016-01-01", YEAR),
    "over the past two years": ("2014-12-21", "2016-12-22", YEAR),
    "in the early 1990s": ("1990-01-01", "1994-01-01", YEAR),
    "in the 1990s": ("1990-01-01", "2000-01-01", DECADE),
    "in the \u201990s": ("1990-01-01", "2000-01-01", DECADE),
    "over the past decade": ("2006-12-21", "2016-12-22", DECADE),
}

BOUNDED: dict[str, Expected] = {
    "since 2014": ("2014-01-01", None, OPEN),
    "since Monday": ("2016-12-19", None, OPEN),
    "since last year": ("2015-01-01", None, OPEN),
    "since May 10": ("2016-05-10", None, OPEN),
    "since early March": ("2016-03-01", None, OPEN),
    "since the summer of 2014": ("2014-06-01", None, OPEN),
    "as of 2014": ("2014-01-01", None, OPEN),
    "starting in March 2017": ("2017-03-01", None, OPEN),
    "after 2014": ("2015-01-01", None, OPEN),
    "until 2019": (None, "2020-01-01", OPEN),
    "by mid-September": (None, "2016-09-21", OPEN),
    "by the end of 2017": (None, "2018-01-01", OPEN),
    "by next Friday": (None, "2016-12-31", OPEN),
    "no later than June 2017": (None, "2017-07-01", OPEN),
    "before 2014": (None, "2014-01-01", OPEN),
    "prior to March 5, 2014": (None, "2014-03-05", OPEN),
}

AHEAD: dict[str, Expected] = {
    "on Monday": ("2016-12-26", "2016-12-27", DAY),
    "on Wednesday": ("2016-12-21", "2016-12-22", DAY),
    "on Friday": ("2016-12-23", "2016-12-24", DAY),
    "in March": ("2017-03-01", "2017-04-01", MONTH),
    "in December": ("2016-12-01", "2017-01-01", MONTH),
    "in three days": ("2016-12-24", "2016-12-25", DAY),
    "in two weeks' time": ("2017-01-02", "2017-01-09", WEEK),
    "over the next two years": ("2016-12-21", "2018-12-21", YEAR),
    "by March": (None, "2017-04-01", OPEN),
    "in the spring": ("2017-03-01", "2017-06-01", SEASON),
    "between Monday and Wednesday": ("2016-12-26", "2016-12-29", DAY),
}


def _found(text: str, ahead: bool) -> Expected:
    ((_, _, found),) = find_intervals(text, ANCHOR, ahead)
    return (str(found.start) if found.start else None, str(found.end) if found.end else None, found.precision)


@pytest.mark.parametrize(
    ("text", "expected"), [*DAYS.items(), *WEEKS_AND_MONTHS.items(), *LONGER.items(), *BOUNDED.items()]
)
def test_an_expression_becomes_a_half_open_interval(text: str, expected: Expected) -> None:
    assert _found(text, ahead=False) == expected


@pytest.mark.parametrize(("text", "expected"), AHEAD.items())
def test_in_a_clause_of_what_is_to_come_an_expression_means_the_next(text: str, expected: Expected) -> None:
    assert _found(text, ahead=True) == expected


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "last week", "three days ago", "on January 5", "in March"])
def test_without_a_published_date_relative_expressions_stay_open(text: str) -> None:
    assert find_intervals(text, None) == []


@pytest.mark.parametrize("text", ["in 2014", "since March 2014", "between June and September 2014", "in the 1990s"])
def test_without_a_published_date_full_expressions_are_resolved(text: str) -> None:
    assert find_intervals(text, None) == find_intervals(text, ANCHOR) != []


@pytest.mark.parametrize(
    "text",
    [
        "on 31 February 2014",
        "room 2014b",
        "about 450 soldiers",
        "two years earlier",
        "a year earlier",
        "that day",
        "the next day",
        "a week after his visit",
        "nearly 2000 people",
        "1500 soldiers",
        "$2000",
        "several weeks ago",
        "for the third time in two years",
        "on Mondays",
        "on a march",
        "the year",
        "30-31 soldiers",
    ],
)
def test_what_is_no_date_or_has_no_anchor_is_left_alone(text: str) -> None:
    assert find_intervals(text, ANCHOR) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On May 3, 2014 he left. Two days later he met her.", "2014-05-05"),
        ("He came on Monday. The next day he left.", "2016-12-20"),
        ("He came on Monday. That day he spoke.", "2016-12-19"),
        ("It fell in May 2014; a year earlier it rose.", "2013-01-01"),
    ],
)
def test_what_counts_from_a_day_told_before_counts_from_it(text: str, expected: str) -> None:
    assert [str(found.start) for _, _, found in find_intervals(text, ANCHOR)][1] == expected


def test_what_counts_from_a_day_of_another_paragraph_stays_open() -> None:
    assert len(find_intervals("He came on Monday.\n\nTwo days later he left.", ANCHOR)) == 1


def test_a_date_is_cut_out_of_its_text_with_the_words_that_bound_it() -> None:
    text = "Troops have been there since early March, he said on Monday."
    found = [(text[start:end], interval.text) for start, end, interval in find_intervals(text, ANCHOR)]
    assert found == [("since early March", "since early March"), ("Monday", "Monday")]
