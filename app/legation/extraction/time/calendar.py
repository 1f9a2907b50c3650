"""Days, months, quarters and other stretches of the calendar as half-open intervals."""

from datetime import date, timedelta

from legation.domain.interval import Interval, Precision
from legation.extraction.lexicon.words import word_table

SEASONS: dict[str, int] = word_table("time/calendar.seasons")
_COARSER = list(Precision)


def a_day(day: date, text: str) -> Interval:
    """One day."""
    return Interval(day, day + timedelta(days=1), Precision.DAY, text)


def day_of(year: int, month: int, day: int, text: str) -> Interval | None:
    """None for a day the calendar does not have."""
    try:
        return a_day(date(year, month, day), text)
    except ValueError:
        return None


def a_week(day: date, text: str) -> Interval:
    """The week from Monday that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(weeks=1), Precision.WEEK, text)


def months(year: int, month: int, count: int, precision: Precision, text: str) -> Interval:
    """So many months from the first of one; months beyond December or before January count on into other years."""
    first, last = year * 12 + month - 1, year * 12 + month - 1 + count
    return Interval(date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, 1), precision, text)


def a_month(year: int, month: int, text: str) -> Interval:
    """One calendar month; counts on like `months`."""
    return months(year, month, 1, Precision.MONTH, text)


def a_quarter(year: int, quarter: int, text: str) -> Interval:
    """One calendar quarter; counts on like `months`."""
    return months(year, 3 * quarter - 2, 3, Precision.QUARTER, text)


def a_season(year: int, name: str, text: str) -> Interval:
    """Three months; winter begins in the December of its year."""
    return months(year, SEASONS[name.lower()], 3, Precision.SEASON, text)


def years(first: int, count: int, precision: Precision, text: str) -> Interval:
    """So many calendar years from the first."""
    return Interval(date(first, 1, 1), date(first + count, 1, 1), precision, text)


def a_year(year: int, text: str) -> Interval:
    """One calendar year."""
    return years(year, 1, Precision.YEAR, text)


def coarser(one: Precision, other: Precision) -> Precision:
    """The less exact of two precisions."""
    return max(one, other, key=_COARSER.index)
