"""What single date expressions of news English mean: days, weekdays, months, years, "last week", "two years ago"."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from legation.domain.interval import Interval, Precision
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


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day a text was published; `ahead` where the clause speaks of what is to come."""

    day: date
    ahead: bool = False


Match = re.Match[str]
Rule = Callable[[Match, Anchor | None], Interval | None]

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: i for i, word in enumerate(_WORDS)} | {"a": 1, "an": 1, "a couple of": 2, "half a": 0, "a few": 0, "several": 0}  # fmt: skip
_FEASTS = {"christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's eve": (12, 31)}
_FEASTS |= {"new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31)}
_SHIFTS = {
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_FULL = "|".join(name for name in calendar.month_name if name)
_SHORT = "|".join(name for name in (*calendar.month_abbr, "Sept") if name)
# A full stop behind a whole name ends the sentence.
_MONTH = rf"(?P<month>(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
_DAY = "(?P<weekday>" + "|".join(_DAYS) + ")"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_UNITS = r"(?P<unit>days?|nights?|weeks?|months?|years?|decades?)"
_NUMBER = r"(?P<n>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
# Before these a bare month is a date: "may" and "march" are verbs as well.
_BEFORE_MONTH = r"(?<=\bin )|(?<=\bsince )|(?<=\bby )|(?<=\buntil )|(?<=\bduring )|(?<=\bof )|(?<=\bfrom )|(?<=\bbetween )|(?<=\bbefore )|(?<=\bafter )|(?<=\band )|(?<=\bto )|(?<=\bthrough )|(?<=\bearly )|(?<=\blate )|(?<=\bearly-)|(?<=\blate-)|(?<=\bmid-)|(?<=\bmid )"  # fmt: skip


_BOUNDING = "|".join(rf"(?<=\b{word} )" for word in ("since", "by", "until", "during", "at", "over", "before"))


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
    if which in ("next", "coming") or (at.ahead and not which):
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
    day, which = _DAYS[m["weekday"].lower()], (m["which"] or "").lower()
    apart = day - at.day.weekday()
    if which == "this":
        return a_day(at.day + timedelta(days=apart), m[0])
    if which == "next":
        return a_day(at.day + timedelta(days=apart + 7), m[0])
    if which == "coming" or at.ahead:
        return a_day(at.day + timedelta(days=apart % 7 or 7 * (which == "coming")), m[0])
    return a_day(at.day - timedelta(days=-apart % 7 or 7 * (which in ("last", "past", "previous"))), m[0])


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
    number, unit = _number(m["n"]), m["unit"].lower().rstrip("s")
    if at is None or not number:
        return None
    sign = 1 if m["which"].lower() in ("next", "coming") else -1
    if unit in ("day", "night", "week"):
        other = at.day + timedelta(days=sign * number * (7 if unit == "week" else 1))
        first, last = sorted((at.day, other))
        return Interval(
            first, last + timedelta(days=sign < 0), Precision.WEEK if unit == "week" else Precision.DAY, m[0]
        )
    size = {"month": 1, "year": 12, "decade": 120}[unit]
    return _stretch(at, sign * number * size, Precision(unit), m[0])


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
    if unit in ("day", "night"):
        return a_day(at.day + timedelta(days=number), m[0])
    return _whole(unit if unit != "decade" else "year", number * (10 if unit == "decade" else 1), at.day, m[0])


def _unresolved(m: Match, at: Anchor | None) -> Interval | None:  # noqa: ARG001
    """ "Two years earlier": than what, only the story knows."""
    return None


def _quarter_year(m: Match, at: Anchor | None) -> Interval | None:
    number = int(m["q"]) if m["q"] else _ORDINALS[m["ord"].lower()]
    year = int(m["year"]) if m["year"] else at.day.year + _STEPS[(m["which"] or "this").lower()] if at else None
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


_OF_YEAR = rf"(?:{YEAR}|(?P<which>last|this|next)\s+year)"
_FEAST = "(?P<feast>" + "|".join(name.replace("'", "['\u2019]").replace(" ", r"\s+") for name in _FEASTS) + ")"
_UNIT = r"(?P<unit>week|weekend|month|quarter|year|decade|spring|summer|autumn|fall|winter)"

RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(rf"(?:(?<![\w-])|(?<=\bmid-)|(?<=\bearly-)|(?<=\blate-)){pattern}(?!\w)", re.IGNORECASE), rule)
    for pattern, rule in (
        (rf"{YEAR}-(?P<mm>\d\d)-(?P<dd>\d\d)", _iso),
        (rf"(?P<dd>\d{{1,2}})\.(?P<mm>\d{{1,2}})\.{YEAR}", _iso),
        (
            rf"(?:{_DAY},?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?(?P<last>\d{{1,2}}))?(?!\d)(?:,?\s+{YEAR})?",
            _full_date,
        ),
        (
            rf"(?:{_DAY},?\s+)?(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?(?P<last>\d{{1,2}}))?\s+(?:of\s+)?{_MONTH}(?:,?\s+{YEAR})?",
            _full_date,
        ),
        (rf"{_FEAST}(?:,?\s+{YEAR})?", _feast),
        (
            rf"(?:Q(?P<q>[1-4])|(?:the\s+)?(?P<ord>first|second|third|fourth)\s+quarter(?:\s+of)?)\s+{_OF_YEAR}",
            _quarter_year,
        ),
        (rf"(?P<ord>first|second)\s+half\s+of\s+{_OF_YEAR}", _half_year),
        (rf"(?P<season>spring|summer|autumn|fall|winter)(?:\s+of)?\s+{YEAR}", _season_year),
        (rf"{_MONTH},?\s+(?:of\s+)?{YEAR}", _month_year),
        (rf"(?P<which>last|next|this|coming)\s+{_MONTH}", _month_alone),
        (rf"(?:{_BEFORE_MONTH}){_MONTH}(?P<which>)", _month_alone),
        (rf"(?:(?P<which>last|next|this|coming|past|previous)\s+)?{_DAY}", _weekday),
        (r"the\s+day\s+(?:before\s+yesterday|after\s+tomorrow)", _relative_day),
        (r"today|tonight|last\s+night|yesterday|tomorrow|this\s+(?:morning|evening|afternoon)", _relative_day),
        (rf"(?:the\s+)?(?P<which>past|last|next|coming|previous)\s+{_NUMBER}\s+{_UNITS}", _past_units),
        (rf"{_NUMBER}\s+{_UNITS}\s+ago", _ago),
        (rf"in\s+{_NUMBER}\s+{_UNITS}(?:['\u2019]\s+time)?", _in_units),
        (rf"{_NUMBER}\s+{_UNITS}\s+(?:earlier|before|later|after)", _unresolved),
        (rf"(?:the\s+)?(?P<which>last|past|previous|this|current|next|coming)\s+{_UNIT}", _relative_unit),
        (rf"(?:{_BOUNDING})the\s+(?P<season>spring|summer|autumn|fall|winter)(?P<year>)", _season_year),
        (rf"(?:{_BOUNDING})the\s+(?P<which>)(?P<unit>weekend)", _relative_unit),
        (r"in\s+the\s+(?P<season>spring|summer|autumn|fall|winter)(?P<year>)", _season_year),
        (r"(?P<from>1[5-9]\d\d|20\d\d)[-\u2013/](?P<to>\d\d(?:\d\d)?)", _years),
        (r"(?:the\s+)?['\u2019]?(?P<decade>1[5-9]\d0|20[0-9]0|(?<=['\u2019])[2-9]0)['\u2019]?s", _decade),
        (YEAR, _plain_year),
    )
)
"""Earlier rules win; what they match is taken."""
TRIGGER = re.compile(
    rf"\b(?:(?:1[5-9]|20)\d\d(?:['\u2019]?s)?|\d0['\u2019]?s|Q[1-4]|{_FULL}|{_SHORT}|{'|'.join(_DAYS)}"
    r"|today|tonight|yesterday|tomorrow|night|morning|evening|afternoon|christmas|boxing|new\s+year|valentine|halloween"
    r"|(?:day|night|week|weekend|month|quarter|year|decade)s?|spring|summer|autumn|fall|winter|half)\b",
    re.IGNORECASE,
)
"""Every date expression holds one of these."""
WHOLE = re.compile(r"the\s+(?P<unit>week|month|year|decade)(?!\w)", re.IGNORECASE)
"""Dates only behind a part: "the end of the month"."""


def whole(m: Match, at: Anchor | None) -> Interval | None:
    """ "The month" of the day of publication."""
    if at is None:
        return None
    unit = m["unit"].lower()
    return (
        years(at.day.year // 10 * 10, 10, Precision.DECADE, m[0]) if unit == "decade" else _whole(unit, 0, at.day, m[0])
    )
