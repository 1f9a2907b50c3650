"""What single date expressions of news English mean: days, weekdays, months, years, "last week", "two years ago"."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from legation.domain.interval import Interval, Precision
from legation.extraction.lexicon.words import word_table
from legation.extraction.time.calendar import (
    SEASONS,
    a_day,
    a_month,
    a_quarter,
    a_season,
    a_week,
    a_year,
    day_of,
    months,
    years,
)
from legation.extraction.time.patterns import date_pattern, dates_in_order


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a text was published; `ahead` where the clause speaks of what is to come."""

    day: date
    ahead: bool = False


Match = re.Match[str]
Rule = Callable[[Match, Anchor | None], Interval | None]

_MONTHS: dict[str, int] = word_table("time/rules.months") | word_table("time/rules.short_months")
_WEEKDAYS: dict[str, int] = word_table("time/rules.weekdays")
_NUMBERS: dict[str, int] = word_table("time/rules.numbers")
_ORDINALS: dict[str, int] = word_table("time/rules.ordinals")
_FEASTS: dict[str, tuple[int, int]] = word_table("time/rules.feasts")
_SHIFTS: dict[str, int] = word_table("time/rules.shifts")
_STEPS: dict[str, int] = word_table("time/rules.steps")
_SIDES: dict[str, int] = word_table("time/rules.sides")
_DAYS_OF_UNIT: dict[str, int] = word_table("time/rules.days_of_unit")
_MONTHS_OF_UNIT: dict[str, int] = word_table("time/rules.months_of_unit")
_AHEAD, _BACK = 1, -1
"""Steps to what comes and to what is gone."""


def _iso(m: Match, at: Anchor | None) -> Interval | None:  # noqa: ARG001 (one shape for all rules)
    return day_of(int(m["year"]), int(m["mm"]), int(m["dd"]), m[0])


def _month_number(m: Match) -> int:
    return _MONTHS[m["month"].lower().rstrip(".")]


def _full_date(m: Match, at: Anchor | None) -> Interval | None:
    month, day = _month_number(m), int(m["day"])
    last = int(m["last"]) if m["last"] else day
    year = int(m["year"]) if m["year"] else _nearest_year(month, day, at) if at else None
    first, final = (day_of(year, month, d, m[0]) if year else None for d in (day, last))
    if first is None or final is None or day > last:
        return None
    return Interval(first.start, final.end, Precision.DAY, m[0])


def _nearest_year(month: int, day: int, at: Anchor) -> int:
    """Without a year news mean the nearest such day: in December "January 5" is to come."""

    def far(year: int) -> int:
        return abs((date(year, month, min(day, 28)) - at.day).days)

    return min((at.day.year - 1, at.day.year, at.day.year + 1), key=far)


def _month_year(m: Match, at: Anchor | None) -> Interval | None:  # noqa: ARG001
    return a_month(int(m["year"]), _month_number(m), m[0])


def _month_alone(m: Match, at: Anchor | None) -> Interval | None:
    """ "Last June", "in March": the last such month, or the next where the clause looks ahead."""
    if at is None:
        return None
    month, now = _month_number(m), at.day.month
    which = " ".join((m["which"] or "").lower().split())
    year = at.day.year
    if _STEPS.get(which) == _AHEAD or (at.ahead and not which):
        year += month < now or (month == now and bool(which))
    elif which == "last":
        year -= month >= now
    elif which != "this":
        year -= month > now
    return a_month(year, month, m[0])


def _weekday(m: Match, at: Anchor | None) -> Interval | None:
    """ "On Monday": the last one, or the next where the clause looks ahead; "next Friday" is that of the next week."""
    if at is None:
        return None
    day, which = _WEEKDAYS[m["weekday"].lower()], (m["which"] or "").lower()
    apart = day - at.day.weekday()
    if which == "this":
        return a_day(at.day + timedelta(days=apart), m[0])
    if which == "next":
        return a_day(at.day + timedelta(days=apart + 7), m[0])
    if which == "coming" or at.ahead:
        return a_day(at.day + timedelta(days=apart % 7 or 7 * (which == "coming")), m[0])
    return a_day(at.day - timedelta(days=-apart % 7 or 7 * (_STEPS.get(which) == _BACK)), m[0])


def _relative_day(m: Match, at: Anchor | None) -> Interval | None:
    shift = _SHIFTS.get(" ".join(m[0].lower().split()), 0)
    return a_day(at.day + timedelta(days=shift), m[0]) if at else None


def _relative_unit(m: Match, at: Anchor | None) -> Interval | None:
    if at is None:
        return None
    step, unit, day = _STEPS[m["which"].lower() or "this"], m["unit"].lower(), at.day
    if unit in SEASONS:
        return _relative_season(m, at, step)
    if unit == "weekend":
        monday = day - timedelta(days=day.weekday())
        # "This weekend" is over on Monday to Wednesday of a clause that looks back.
        back = step == 0 and not at.ahead and day.weekday() < 3
        saturday = monday + timedelta(weeks=step - back, days=5)
        return Interval(saturday, saturday + timedelta(days=2), Precision.WEEK, m[0])
    if unit == "decade":
        if step == 0:
            return years(day.year // 10 * 10, 10, Precision.DECADE, m[0])
        return _stretch(at, step * 120, Precision.DECADE, m[0])
    return _whole(unit, step, day, m[0])


def _whole(unit: str, step: int, day: date, text: str) -> Interval:
    """The calendar's own week, month, quarter or year, so many away."""
    if unit == "week":
        return a_week(day + timedelta(weeks=step), text)
    if unit == "month":
        return a_month(day.year, day.month + step, text)
    if unit == "quarter":
        return a_quarter(day.year, (day.month + 2) // 3 + step, text)
    return a_year(day.year + step, text)


def _relative_season(m: Match, at: Anchor, step: int) -> Interval:
    """ "Last summer": the last that is over; "next summer": the next to begin; "this summer": that of the year."""
    name = m["unit"]
    around = [a_season(at.day.year + shift, name, m[0]) for shift in (-2, -1, 0, 1)]
    if step < 0:
        return [s for s in around if s.end and s.end <= at.day][-1]
    if step > 0:
        return next(s for s in around if s.start and s.start > at.day)
    winter = name.lower() == "winter" and at.day.month < 3
    return around[1 if winter else 2]


def _stretch(at: Anchor, count: int, precision: Precision, text: str) -> Interval:
    """So many months back to the day, or on from it."""
    index = at.day.year * 12 + at.day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    other = date(year, month, min(at.day.day, calendar.monthrange(year, month)[1]))
    if count > 0:
        return Interval(at.day, other, precision, text)
    return Interval(other, at.day + timedelta(days=1), precision, text)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[" ".join(word.lower().split())]


def _past_units(m: Match, at: Anchor | None) -> Interval | None:
    """ "The past two years": up to the day of publication; "the next": on from it."""
    number, unit = _number(m["n"]) if m["n"] else 1, m["unit"].lower().rstrip("s")
    if at is None or not number:
        return None
    sign = _AHEAD if _STEPS[m["which"].lower()] == _AHEAD else _BACK
    if unit in _DAYS_OF_UNIT:
        days = _DAYS_OF_UNIT[unit]
        first, last = sorted((at.day, at.day + timedelta(days=sign * number * days)))
        return Interval(first, last + timedelta(days=sign < 0), Precision.DAY if days == 1 else Precision.WEEK, m[0])
    return _stretch(at, sign * number * _MONTHS_OF_UNIT[unit], Precision(unit), m[0])


def _ago(m: Match, at: Anchor | None) -> Interval | None:
    return _away(m, at, -1) if at else None


def _in_units(m: Match, at: Anchor | None) -> Interval | None:
    """ "In two weeks": only where the clause looks ahead; "the third time in two weeks" is no date."""
    return _away(m, at, 1) if at and at.ahead else None


def _away(m: Match, at: Anchor, sign: int) -> Interval | None:
    """The day, week, month or year so far from the day of publication."""
    number, unit = sign * _number(m["n"]), m["unit"].lower().rstrip("s")
    if not number:
        return None
    if _DAYS_OF_UNIT.get(unit) == 1:
        return a_day(at.day + timedelta(days=number), m[0])
    return _whole(unit if unit != "decade" else "year", number * (10 if unit == "decade" else 1), at.day, m[0])


def beside(m: Match, at: Anchor | None) -> Interval | None:
    """ "Two days earlier", "the next day", "that day": `at` is the day told before, not that of publication."""
    if at is None:
        return None
    sign = _SIDES[" ".join(m["side"].lower().split())] if m["side"] else 0
    number = _number(m["n"]) if m["n"] else 1
    unit = m["unit"].lower().rstrip("s")
    if not number:
        return None
    if _DAYS_OF_UNIT.get(unit) == 1:
        return a_day(at.day + timedelta(days=sign * number), m[0])
    return _whole("year" if unit == "decade" else unit, sign * number * (10 if unit == "decade" else 1), at.day, m[0])


def _weekday_of_month(m: Match, at: Anchor | None) -> Interval | None:
    """ "The last Friday in October": of the year told, else the last such day, or the next where the clause looks ahead."""
    month, weekday, which = _month_number(m), _WEEKDAYS[m["weekday"].lower()], m["ord"].lower()

    def of(year: int) -> date:
        days = calendar.monthrange(year, month)[1]
        fitting = [day for n in range(days) if (day := date(year, month, n + 1)).weekday() == weekday]
        return fitting[-1 if which == "last" else _ORDINALS[which] - 1]

    if m["year"]:
        return a_day(of(int(m["year"])), m[0])
    if at is None:
        return None
    around = [of(at.day.year + shift) for shift in (-1, 0, 1)]
    fitting = [day for day in around if (day >= at.day if at.ahead else day <= at.day)]
    return a_day(fitting[0 if at.ahead else -1], m[0])


def _unresolved(m: Match, at: Anchor | None) -> Interval | None:  # noqa: ARG001
    """ "Two years earlier": than what, only the story knows."""
    return None


def _quarter_year(m: Match, at: Anchor | None) -> Interval | None:
    number = int(m["q"]) if m["q"] else _ORDINALS[m["ord"].lower()]
    year = int(m["year"]) if m["year"] else at.day.year + _STEPS[(m["which"] or "this").lower()] if at else None
    if year and at and not m["year"] and not m["which"] and not at.ahead and 3 * number - 2 > at.day.month:
        year -= 1  # "in the fourth quarter", said in February
    return a_quarter(year, number, m[0]) if year else None


def _half_year(m: Match, at: Anchor | None) -> Interval | None:
    year = int(m["year"]) if m["year"] else at.day.year + _STEPS[(m["which"] or "this").lower()] if at else None
    return months(year, 1 if m["ord"].lower() == "first" else 7, 6, Precision.YEAR, m[0]) if year else None


def _season_year(m: Match, at: Anchor | None) -> Interval | None:
    if m["year"]:
        return a_season(int(m["year"]), m["season"], m[0])
    if at is None:
        return None
    found = [a_season(at.day.year + shift, m["season"], m[0]) for shift in (-1, 0, 1)]
    fitting = [s for s in found if s.start and s.end and (s.end > at.day if at.ahead else s.start <= at.day)]
    return fitting[0 if at.ahead else -1]


def _plain_year(m: Match, at: Anchor | None) -> Interval | None:  # noqa: ARG001
    return a_year(int(m["year"]), m[0])


def _years(m: Match, at: Anchor | None) -> Interval | None:  # noqa: ARG001
    first, end = int(m["from"]), m["to"]
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    return years(first, last + 1 - first, Precision.YEAR, m[0]) if first < last else None


def _decade(m: Match, at: Anchor | None) -> Interval | None:  # noqa: ARG001
    decade = int(m["decade"])
    return years(decade if decade > 99 else 1900 + decade, 10, Precision.DECADE, m[0])


def _feast(m: Match, at: Anchor | None) -> Interval | None:
    month, day = _FEASTS[" ".join(m["feast"].lower().replace("\u2019", "'").split())]
    year = int(m["year"]) if m["year"] else _nearest_year(month, day, at) if at else None
    return day_of(year, month, day, m[0]) if year else None


_MEANINGS: dict[str, Rule] = {
    "iso": _iso,
    "full_date": _full_date,
    "feast": _feast,
    "quarter_year": _quarter_year,
    "half_year": _half_year,
    "season_year": _season_year,
    "month_year": _month_year,
    "month_alone": _month_alone,
    "weekday": _weekday,
    "relative_day": _relative_day,
    "past_units": _past_units,
    "ago": _ago,
    "in_units": _in_units,
    "beside": beside,
    "weekday_of_month": _weekday_of_month,
    "unresolved": _unresolved,
    "relative_unit": _relative_unit,
    "years": _years,
    "decade": _decade,
    "plain_year": _plain_year,
}
RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (written, _MEANINGS[meaning]) for meaning, written in dates_in_order()
)
"""Earlier rules win; what they match is taken."""
TRIGGER = date_pattern("trigger")
"""Every date expression holds one of these."""
WHOLE = date_pattern("whole")
"""Dates only behind a part: "the end of the month"."""


def whole(m: Match, at: Anchor | None) -> Interval | None:
    """ "The month" of the day of publication."""
    if at is None:
        return None
    unit = m["unit"].lower()
    return (
        years(at.day.year // 10 * 10, 10, Precision.DECADE, m[0]) if unit == "decade" else _whole(unit, 0, at.day, m[0])
    )
