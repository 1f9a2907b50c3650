"""Words that bound a date: "early March", "since May 10", "by mid-September", "between 2004 and 2010"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.domain.interval import Interval, Precision
from legation.extraction.lexicon.words import word_table, words
from legation.extraction.time.calendar import coarser
from legation.extraction.time.patterns import date_pattern
from legation.extraction.time.rules import RULES, TRIGGER, WHOLE, Anchor, Match, Rule, beside, whole


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date expression in code points; without an interval where the text does not settle it."""

    start: int
    end: int
    interval: Interval | None
    match: Match
    rule: Rule


_NEAR = 400
"""Characters back in which the day is told that another counts from."""
_AROUND = 40
"""Characters a date expression reaches to either side of its word of time."""
_PART = date_pattern("part")
_BOUND = date_pattern("bound")
_FROM = date_pattern("from")
_TO = date_pattern("to")
_THIRD_OF_PART: dict[str, int] = word_table("time/bounds.third_of_part")
_SINCE = words("time/bounds.since")
_UNTIL = words("time/bounds.until")
_BEFORE = words("time/bounds.before")


Scanned = tuple[tuple[Match, Rule], ...]


def scan(text: str) -> Scanned:
    """Where the rules match, the earlier rule first; the same whatever day the text is from."""
    taken = bytearray(len(text))
    found: list[tuple[Match, Rule]] = []
    windows = list(_windows(text))
    for pattern, rule in (*RULES, (WHOLE, whole)):
        for match in (m for low, high in windows for m in pattern.finditer(text, low, high)):
            start, end = match.span()
            parted = rule is not whole or _PART.search(text, max(0, start - 30), start)
            if parted and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((match, rule))
    return tuple(sorted(found, key=lambda f: f[0].start()))


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around words of time, cut at white space: most of a text holds none, and rules are many."""
    low = high = 0
    for match in TRIGGER.finditer(text):
        start, end = max(0, match.start() - _AROUND), min(len(text), match.end() + _AROUND)
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        if start > high:
            if high:
                yield low, high
            low = start
        high = max(high, end)
    if high:
        yield low, high


def find_phrases(text: str, at: Anchor | None, scanned: Scanned | None = None) -> list[Phrase]:
    """Every date expression, its bounds applied, in text order without overlaps; `scanned` saves looking twice."""
    single: list[Phrase] = []
    for m, rule in scanned or scan(text):
        seen_from = _told_day(text, m, single, at) if rule is beside else at
        single.append(Phrase(*m.span(), rule(m, seen_from), m, rule))
    found = _joined(text, [_narrowed(text, p) for p in single], at is not None and at.ahead)
    return [_bounded(text, p, at) for p in found]


def _told_day(text: str, m: Match, before: list[Phrase], at: Anchor | None) -> Anchor | None:
    """The day that "two days later" counts from: the last one told in its paragraph. "Later in the day" is that of the report,
    where none was."""
    for phrase in reversed(before):
        if m.start() - phrase.end > _NEAR or "\n" in text[phrase.end : m.start()]:
            break
        told = phrase.interval
        if (
            told is not None
            and told.start is not None
            and (told.precision is Precision.DAY or not m["unit"].startswith("day"))
        ):
            return Anchor(told.start)
    return at if m.groupdict().get("here") else None


def _narrowed(text: str, phrase: Phrase) -> Phrase:
    """ "Early 2018": a third of what follows."""
    part = _PART.search(text, max(0, phrase.start - 30), phrase.start)
    if part is None:
        return phrase
    third = _THIRD_OF_PART[re.sub(r"^the\s+|\s+of$", "", part["part"].lower())]
    start = part.start()
    interval = phrase.interval and _third(phrase.interval, third, text[start : phrase.end])
    return replace(phrase, start=start, interval=interval)


def _third(whole_: Interval, third: int, text: str) -> Interval:
    """Thirds of a month by tens of days, of a year by four months, of a decade by its years 0-3, 4-6 and 7-9."""
    first, last = whole_.start, whole_.end
    if first is None or last is None or whole_.precision in (Precision.DAY, Precision.WEEK):
        return whole_
    if whole_.precision is Precision.MONTH:
        cuts = [first, first.replace(day=11), first.replace(day=21), last]
        return Interval(cuts[third], cuts[third + 1], Precision.WEEK, text)
    if whole_.precision is Precision.YEAR and last == date(first.year + 1, 1, 1):
        cuts = [first, first.replace(month=5), first.replace(month=9), last]
        return Interval(cuts[third], cuts[third + 1], Precision.QUARTER, text)
    if whole_.precision is Precision.DECADE and (first.month, first.day) == (1, 1):
        cuts = [first, date(first.year + 4, 1, 1), date(first.year + 7, 1, 1), last]
        return Interval(cuts[third], cuts[third + 1], Precision.YEAR, text)
    return whole_


def _joined(text: str, phrases: list[Phrase], ahead: bool) -> list[Phrase]:
    """ "Between June and December 2023", "from Monday to Wednesday": one stretch from the first to the last."""
    found: list[Phrase] = []
    for phrase in phrases:
        before = found[-1] if found else None
        link = _TO.fullmatch(text, before.end, phrase.start) if before else None
        if before and link and link["to"] == "and" and (both := _together(text, before, phrase)):
            found[-1] = both
            continue
        lead = _FROM.search(text, max(0, before.start - 16), before.start) if before and link else None
        if before is None or link is None or (lead is None and link["to"] not in "-\u2013"):
            found.append(phrase)
            continue
        if lead is not None and (lead["from"].lower() == "between") != (link["to"].lower() == "and"):
            found.append(phrase)
            continue
        stretch = _stretch(text, before, phrase, lead.start() if lead else before.start, ahead)
        found[-1:] = [stretch] if stretch else [before, phrase]
    return found


def _together(text: str, first: Phrase, last: Phrase) -> Phrase | None:
    """ "Thursday and Friday", "2008 and 2009": one follows the other."""
    one, other = first.interval, last.interval
    if first.rule is not last.rule or not one or not other or one.end is None or one.end != other.start:
        return None
    interval = Interval(one.start, other.end, coarser(one.precision, other.precision), text[first.start : last.end])
    return replace(last, start=first.start, interval=interval)


def _stretch(text: str, first: Phrase, last: Phrase, start: int, ahead: bool) -> Phrase | None:
    begin, final = first.interval, last.interval
    dated = "year" in first.match.groupdict() and first.match["year"]
    until = final.start if final else None
    if until is None:
        return None
    if ahead and not dated and begin is not None and begin.start is not None and begin.start > until:
        # "Between Monday and Friday", said on Wednesday of what is to come.
        final = last.rule(last.match, Anchor(begin.start, ahead))
    elif not dated:
        # The year, or the week, is that of the later end.
        begin = first.rule(first.match, Anchor(until)) or begin
    if not (begin and begin.start and final and final.end and begin.start < final.end):
        return None
    interval = Interval(begin.start, final.end, coarser(begin.precision, final.precision), text[start : last.end])
    return replace(last, start=start, interval=interval)


def _bounded(text: str, phrase: Phrase, at: Anchor | None) -> Phrase:
    bound = _BOUND.search(text, max(0, phrase.start - 24), phrase.start)
    stretch = phrase.interval
    if bound is None:
        return phrase
    word, start = " ".join(bound["bound"].lower().split()), bound.start()
    if stretch is None:
        return replace(phrase, start=start)
    first, last, words = stretch.start, stretch.end, text[start : phrase.end]
    if word == "since" and at and first and first > at.day:
        # Since then means a day gone by, whichever is nearer and whatever the clause looks to.
        gone = (phrase.rule(phrase.match, Anchor(at.day - timedelta(days=days))) for days in (0, 183))
        first = next((g.start for g in gone if g and g.start and g.start <= at.day), first)
    if word in _SINCE:
        interval = Interval(first, None, Precision.OPEN, words)
    elif word == "after":
        interval = Interval(last, None, Precision.OPEN, words)
    else:
        interval = Interval(None, first if word in _BEFORE else last, Precision.OPEN, words)
    return replace(phrase, start=start, interval=interval)
