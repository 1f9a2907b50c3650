"""Date expressions of news English as half-open intervals, resolved against the published date where they need one.

A small interval grammar of our own: parsers for single dates give a day where the text gives a month, a year or a decade.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from app.domain.interval import Interval, Precision

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_NUMBERS = {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {"a": 1, "an": 1, "several": 0}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = "(?P<weekday>" + "|".join(_DAYS) + ")"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"

Rule = Callable[[re.Match[str], date | None], Interval | None]


def _interval(start: date | None, end: date | None, precision: Precision, text: str) -> Interval:
    return Interval(start, end, precision, text)


def _day(start: date, text: str) -> Interval:
    return _interval(start, start + timedelta(days=1), Precision.DAY, text)


def _month(year: int, month: int, text: str) -> Interval:
    end = date(year + month // 12, month % 12 + 1, 1)
    return _interval(date(year, month, 1), end, Precision.MONTH, text)


def _year(year: int, text: str) -> Interval:
    return _interval(date(year, 1, 1), date(year + 1, 1, 1), Precision.YEAR, text)


def _safe_day(year: int, month: int, day: int, text: str) -> Interval | None:
    try:
        return _day(date(year, month, day), text)
    except ValueError:
        return None


def _full_date(m: re.Match[str], anchor: date | None) -> Interval | None:
    month = _MONTHS[m["month"].lower().rstrip(".")]
    day = int(m["day"])
    if m["year"]:
        return _safe_day(int(m["year"]), month, day, m[0])
    if anchor is None:
        return None
    found = _safe_day(anchor.year, month, day, m[0])
    # Without a year news mean the nearest such day: in December "January 5" is to come.
    if found and found.start and (found.start - anchor).days > 183:
        return _safe_day(anchor.year - 1, month, day, m[0])
    if found and found.start and (anchor - found.start).days > 183:
        return _safe_day(anchor.year + 1, month, day, m[0])
    return found


def _month_year(m: re.Match[str], anchor: date | None) -> Interval | None:
    month = _MONTHS[m["month"].lower().rstrip(".")]
    if m["year"]:
        return _month(int(m["year"]), month, m[0])
    if anchor is None:
        return None
    which = (m["which"] or "").lower()
    year = anchor.year
    if which == "next":
        year += month <= anchor.month
    elif which in ("last", "this past"):
        year -= month >= anchor.month
    elif which != "this":
        year -= month > anchor.month + 3
    return _month(year, month, m[0])


def _weekday(m: re.Match[str], anchor: date | None) -> Interval | None:
    if anchor is None:
        return None
    day = _DAYS[m["weekday"].lower()]
    which = (m["which"] or "").lower()
    if which in ("next", "this", "coming"):
        ahead = (day - anchor.weekday()) % 7 or 7
        return _day(anchor + timedelta(days=ahead), m[0])
    back = (anchor.weekday() - day) % 7
    return _day(anchor - timedelta(days=back + (7 if which == "last" and back == 0 else 0)), m[0])


def _relative_day(m: re.Match[str], anchor: date | None) -> Interval | None:
    shift = {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "this morning": 0,
        "this evening": 0,
        "this afternoon": 0,
    }
    return None if anchor is None else _day(anchor + timedelta(days=shift[" ".join(m[0].lower().split())]), m[0])


def _relative_unit(m: re.Match[str], anchor: date | None) -> Interval | None:
    if anchor is None:
        return None
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[m["which"].lower()]
    unit = m["unit"].lower()
    if unit == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
        return _interval(monday, monday + timedelta(weeks=1), Precision.WEEK, m[0])
    if unit == "weekend":
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step, days=5)
        return _interval(saturday, saturday + timedelta(days=2), Precision.WEEK, m[0])
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 + step
        return _month(index // 12, index % 12 + 1, m[0])
    if unit == "quarter":
        index = anchor.year * 4 + (anchor.month - 1) // 3 + step
        return _quarter(index // 4, index % 4 + 1, m[0])
    if unit == "decade":
        start = anchor.year - 10 if step < 0 else anchor.year
        return _interval(date(start, anchor.month, 1), date(start + 10, anchor.month, 1), Precision.DECADE, m[0])
    if unit in _SEASONS:
        year = anchor.year + (step if step else 0)
        if step < 0 and _SEASONS[unit] + 3 <= anchor.month:
            year = anchor.year
        return _season(year, unit, m[0])
    return _year(anchor.year + step, m[0])


def _quarter(year: int, quarter: int, text: str) -> Interval:
    start = date(year, 3 * quarter - 2, 1)
    end = date(year + (quarter == 4), 1 if quarter == 4 else 3 * quarter + 1, 1)
    return _interval(start, end, Precision.QUARTER, text)


def _quarter_year(m: re.Match[str], anchor: date | None) -> Interval | None:  # noqa: ARG001 (one shape for all rules)
    ordinal = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    number = int(m["q"]) if m["q"] else ordinal[m["ord"].lower()]
    return _quarter(int(m["year"]), number, m[0])


def _season(year: int, name: str, text: str) -> Interval:
    first = _SEASONS[name.lower()]
    end = date(year + (first == 12), 3 if first == 12 else first + 3, 1)
    return _interval(date(year, first, 1), end, Precision.SEASON, text)


def _season_year(m: re.Match[str], anchor: date | None) -> Interval | None:  # noqa: ARG001
    return _season(int(m["year"]), m["season"], m[0])


def _plain_year(m: re.Match[str], anchor: date | None) -> Interval | None:  # noqa: ARG001
    return _year(int(m["year"]), m[0])


def _since(m: re.Match[str], anchor: date | None) -> Interval | None:  # noqa: ARG001
    return _interval(date(int(m["year"]), 1, 1), None, Precision.OPEN, m[0])


def _span_of_years(m: re.Match[str], anchor: date | None) -> Interval | None:  # noqa: ARG001
    first, last = int(m["from"]), int(m["to"])
    return _interval(date(first, 1, 1), date(last + 1, 1, 1), Precision.YEAR, m[0]) if first <= last else None


def _decade(m: re.Match[str], anchor: date | None) -> Interval | None:  # noqa: ARG001
    year = int(m["decade"])
    return _interval(date(year, 1, 1), date(year + 10, 1, 1), Precision.DECADE, m[0])


def _ago(m: re.Match[str], anchor: date | None) -> Interval | None:
    if anchor is None:
        return None
    word = m["n"].lower()
    number = int(word) if word.isdigit() else _NUMBERS.get(word, 0)
    unit = m["unit"].lower().rstrip("s")
    if not number:
        return None
    if unit == "day":
        return _day(anchor - timedelta(days=number), m[0])
    if unit == "week":
        start = anchor - timedelta(days=anchor.weekday(), weeks=number)
        return _interval(start, start + timedelta(weeks=1), Precision.WEEK, m[0])
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 - number
        return _month(index // 12, index % 12 + 1, m[0])
    return _year(anchor.year - number * (10 if unit == "decade" else 1), m[0])


def _past_units(m: re.Match[str], anchor: date | None) -> Interval | None:
    if anchor is None:
        return None
    word = (m["n"] or "one").lower()
    number = int(word) if word.isdigit() else _NUMBERS.get(word, 0)
    unit = m["unit"].lower().rstrip("s")
    days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[unit] * (number or 1)
    precision = {
        "day": Precision.DAY,
        "week": Precision.WEEK,
        "month": Precision.MONTH,
        "year": Precision.YEAR,
        "decade": Precision.DECADE,
    }[unit]
    return _interval(anchor - timedelta(days=days), anchor + timedelta(days=1), precision, m[0])


def _iso(m: re.Match[str], anchor: date | None) -> Interval | None:  # noqa: ARG001
    return _safe_day(int(m["year"]), int(m["mm"]), int(m["dd"]), m[0])


def _dotted(m: re.Match[str], anchor: date | None) -> Interval | None:  # noqa: ARG001
    return _safe_day(int(m["year"]), int(m["mm"]), int(m["dd"]), m[0])


def _part_of_month(m: re.Match[str], anchor: date | None) -> Interval | None:
    whole = _month_year(m, anchor)
    if whole is None or whole.start is None or whole.end is None:
        return None
    first, last = {"early": (1, 11), "mid": (11, 21), "late": (21, 32)}[m["part"].lower()]
    start = whole.start.replace(day=first)
    end = whole.end if last > 28 else whole.start.replace(day=last)
    return _interval(start, end, Precision.WEEK, m[0])


_NUMBER = r"(?P<n>\d{1,3}|" + "|".join(_NUMBERS) + ")"
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(rf"(?<![\w-]){pattern}(?!\w)", re.IGNORECASE), rule)
    for pattern, rule in (
        (rf"{_YEAR}-(?P<mm>\d\d)-(?P<dd>\d\d)", _iso),
        (rf"(?P<dd>\d{{1,2}})\.(?P<mm>\d{{1,2}})\.{_YEAR}", _dotted),
        (rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{_YEAR})?", _full_date),
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", _full_date),
        (rf"(?P<part>early|mid|late)[- ]{_MONTH}(?:\s+{_YEAR})?(?P<which>)", _part_of_month),
        (rf"(?:Q(?P<q>[1-4])|(?:the\s+)?(?P<ord>first|second|third|fourth)\s+quarter\s+of)\s+{_YEAR}", _quarter_year),
        (rf"(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?{_YEAR}", _season_year),
        (rf"(?:(?P<which>last|next|this)\s+)?{_MONTH}\s+(?:of\s+)?{_YEAR}", _month_year),
        (rf"(?P<which>last|next|this|this past)\s+{_MONTH}(?P<year>)", _month_year),
        (rf"(?:in|since|by|until|during|of)\s+(?P<which>){_MONTH}(?P<year>)", _month_year),
        (rf"(?:(?P<which>last|next|this|coming|on)\s+)?{_DAY}", _weekday),
        (r"today|tonight|yesterday|tomorrow|this\s+(?:morning|evening|afternoon)", _relative_day),
        (rf"(?:the\s+)?(?:past|last)\s+{_NUMBER}\s+(?P<unit>days?|weeks?|months?|years?|decades?)", _past_units),
        (rf"{_NUMBER}\s+(?P<unit>days?|weeks?|months?|years?|decades?)\s+(?:ago|earlier)", _ago),
        (
            r"(?:the\s+)?(?P<which>last|past|previous|this|next|coming)\s+(?P<unit>week|weekend|month|quarter|year|decade|spring|summer|autumn|fall|winter)",
            _relative_unit,
        ),
        (r"(?:since|from)\s+" + _YEAR, _since),
        (r"(?:between|from)\s+(?P<from>1[5-9]\d\d|20\d\d)\s+(?:and|to)\s+(?P<to>1[5-9]\d\d|20\d\d)", _span_of_years),
        (r"(?P<from>1[5-9]\d\d|20\d\d)[-\u2013](?P<to>1[5-9]\d\d|20\d\d)", _span_of_years),
        (r"(?:the\s+)?(?P<decade>1[5-9]\d0|20\d0)s", _decade),
        (_YEAR, _plain_year),
    )
)


def find_intervals(text: str, anchor: date | None) -> list[tuple[int, int, Interval]]:
    """(start, end, interval) of every date expression in code points; longest rules first, no overlaps, in text order."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, Interval]] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken):
                continue
            interval = rule(match, anchor)
            taken.append((start, end))
            if interval is not None:
                found.append((start, end, interval))
    return sorted(found, key=lambda f: f[:2])


def find_dates(doc: Doc, anchor: date | None) -> list[tuple[int, int, Interval]]:
    """The same in token indices of a Doc."""
    dates = []
    for start, end, interval in find_intervals(doc.text, anchor):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and not _modal_may(span.root, interval):
            dates.append((span.start, span.end, interval))
    return dates


def _modal_may(token: Token, interval: Interval) -> bool:
    """ "May" the verb and "March" the deed are no months."""
    return bool(interval.text and interval.text.lower() in ("may", "march") and token.pos_ in ("AUX", "VERB"))


def nearest_date(predicate: Token, dates: list[tuple[int, int, Interval]], doc: Doc) -> Interval | None:
    """The date hanging below the predicate or its phrase; without one the only date of the sentence's same clause."""
    if not dates:
        return None
    below = [d for d in dates if any(_governs(predicate, doc[i]) for i in range(d[0], d[1]))]
    chosen = below or [d for d in dates if _about_clause(predicate, doc[d[0] : d[1]].root)]
    return min(chosen, key=lambda d: (abs(d[0] - predicate.i), d[0]))[2] if chosen else None


def _about_clause(predicate: Token, day: Token) -> bool:
    """In the predicate's clause, shared by coordinated verbs, or on the event noun whose relative clause tells it."""
    clause = _clause_verb(predicate)
    if clause.dep_ == "relcl" and day.head == clause.head and day.dep_ in ("npadvmod", "nummod", "compound"):
        return True
    # "The 2014 annexation": the year is that of its noun alone.
    if day.dep_ in ("nummod", "compound", "nmod", "amod", "poss") and day.head.pos_ in ("NOUN", "PROPN"):
        return False
    verb = _clause_verb(day)
    shares = (
        verb in clause.conjuncts and verb.i > clause.i and not any(c.dep_ in ("dobj", "prep") for c in clause.children)
    )
    return verb == clause or shares


def _governs(predicate: Token, token: Token) -> bool:
    """Below the predicate with no other verb between."""
    node = token
    while node.head != node:
        node = node.head
        if node == predicate:
            return True
        if node.pos_ in ("VERB", "AUX"):
            return False
    return False


def _clause_verb(token: Token) -> Token:
    node = token
    while node.pos_ not in ("VERB", "AUX") and node.head != node:
        node = node.head
    return node
