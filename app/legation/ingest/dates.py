"""Dates and instants as papers, feeds and page metadata write them, to ISO 8601."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
WRITTEN = re.compile(
    rf"\b(?:{_MONTH}\s+{_DAY},?\s+{_YEAR}|{_DAY.replace('day', 'day2')}\s+{_MONTH.replace('month', 'month2')},?\s+{_YEAR.replace('year', 'year2')})\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"^(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<year>(?:19|20)\d\d)(?:,?\s+\d{1,2}:\d\d(?::\d\d)?)?$")
_ISO = re.compile(r"^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$")
_YEAR_FIRST = re.compile(r"^((?:19|20)\d\d)([/.])(\d\d)\2(\d\d)\b")
_EPOCH = re.compile(r"^\d{9,13}(?:\.\d+)?$")
_EARLIEST_SECONDS = 100_000_000.0  # 1973: anything smaller is some other number
_LATEST_SECONDS = 4_102_444_800.0  # 2100
_MONTHS_OF_YEAR = 12
_COMPACT = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)$")


def iso_instant(value: object, *, day_first: bool | None = None) -> str | None:
    """The date or instant with its offset, "2016-12-21" or "2016-12-21T09:30:00+02:00"; None when it tells none.

    `day_first` says how 03/04/2020 and 03.04.2020 are meant where the source of the value tells it.
    """
    if isinstance(value, int | float) and not isinstance(value, bool) and not _COMPACT.match(str(value)):
        return _epoch(float(value))
    text = " ".join(str(value).split()) if value is not None else ""
    if _EPOCH.match(text) and not _COMPACT.match(text):
        return _epoch(float(text))
    if not 8 <= len(text) <= 80:
        return None
    return (
        _iso(_YEAR_FIRST.sub(r"\1-\3-\4", text))
        or _compact(text)
        or _feed(text)
        or _numeric(text, day_first)
        or written_date(text)
    )


def written_date(text: str) -> str | None:
    """The first date written out with its month's name, "December 21, 2016" or "21 Dec. 2016"."""
    for match in WRITTEN.finditer(text):
        parts = match.groupdict()
        month = MONTHS[(parts["month"] or parts["month2"]).lower()]
        found = _valid(int(parts["year"] or parts["year2"]), month, int(parts["day"] or parts["day2"]))
        if found:
            return found
    return None


def _epoch(seconds: float) -> str | None:
    """Seconds since 1970, or milliseconds where seconds would lie far in the future."""
    seconds = seconds / 1000 if seconds > _LATEST_SECONDS else seconds
    if not _EARLIEST_SECONDS <= seconds <= _LATEST_SECONDS:
        return None
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _iso(text: str) -> str | None:
    match = _ISO.match(text)
    if match is None:
        return None
    day, clock, offset = match.groups()
    if not _valid(*map(int, day.split("-"))) or clock is None:
        return _valid(*map(int, day.split("-")))
    stamp = f"{day}T{clock}" + ("+00:00" if offset in ("Z", "UTC", "GMT") else offset or "")
    try:
        return datetime.fromisoformat(stamp).isoformat()
    except ValueError:
        return day


def _compact(text: str) -> str | None:
    match = _COMPACT.match(text)
    return _valid(*map(int, match.groups())) if match else None


def _feed(text: str) -> str | None:
    """RFC 822, as feeds and e-mail write it."""
    if not re.match(r"^(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, OverflowError):
        return None


def tells_day_first(values: Iterable[object]) -> bool | None:
    """How most of the dates of one source are written that can be read in one way alone; None when these do not tell it."""
    balance = 0
    for value in values:
        match = _NUMERIC.match(" ".join(value.split())) if isinstance(value, str) else None
        if match is not None:
            balance += (int(match["a"]) > _MONTHS_OF_YEAR) - (int(match["b"]) > _MONTHS_OF_YEAR)
    return balance > 0 if balance else None


def _numeric(text: str, day_first: bool | None) -> str | None:
    """21/12/2016 or 12/21/2016, where only one reading is a date. 03/04/2016 tells nothing by itself; with dots the day is first."""
    match = _NUMERIC.match(text)
    if match is None:
        return None
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    by_day, by_month = _valid(year, b, a), _valid(year, a, b)
    if by_day is None or by_month is None or by_day == by_month:
        return by_day or by_month
    if day_first is None and "." not in text:
        return None
    return by_month if day_first is False else by_day


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
