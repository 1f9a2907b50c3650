"""Which claims tell of one happening: those of one relation, in one place where one is told, within one window of days.

The rules look at no more than a few days around a claim, so that what comes later changes what is near it and nothing else, and at
nothing but the set of claims, so that their order changes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from legation.domain.claim import Change, Status
from legation.domain.ids import content_id

REPORTED_WITHIN = 2
"""Days after which a report that tells no day is no longer taken to mean a happening of a told day."""
TOLD_OVER = 2
"""Days over which reports that tell no day are taken to mean the happening of the first of them."""
JOINED_UP_TO = 31
"""Days of an interval ("in March") up to which it means the one happening of a told day inside it."""
REACH = 40
"""Days around a claim that decide on it, with room to spare."""
_PLANS = frozenset({Status.PLANNED.value, Status.CONDITIONAL.value})


class DatedBy(StrEnum):
    """What places a happening in time."""

    DAY = "day"
    INTERVAL = "interval"
    REPORT = "report"
    NOTHING = "nothing"


class Slot(NamedTuple):
    """When a claim says that something happened. `day` is ISO, "" where nothing is dated.

    `track` tells beginnings and ends of standing relations, and plans without a day, from the rest; `until` is the end of an
    interval; `article` stands only where nothing is dated: then no two articles are known to mean one happening.
    """

    day: str
    track: str
    dated_by: DatedBy
    until: str = ""
    article: str = ""

    def key(self) -> str:
        """All but the day, as one word."""
        return "|".join((self.track, self.dated_by, self.until or self.article))


@lru_cache(10_000)
def read_slot(day: str, key: str) -> Slot:
    """The slot of a day and what `Slot.key` gave."""
    track, dated_by, rest = key.split("|", 2)
    by = DatedBy(dated_by)
    return Slot(day, track, by, rest if by is DatedBy.INTERVAL else "", rest if by is DatedBy.NOTHING else "")


def slot_of(
    *, is_event: bool, change: str | None, status: str, start: str | None, end: str | None, reported: str, article: str
) -> Slot | None:
    """The slot of a claim; None where it tells of no happening but of what holds. Dates are ISO, `end` exclusive."""
    if not is_event and change is None:
        return None
    track = change or ""
    if start and end:
        begins, ends = date.fromisoformat(start), date.fromisoformat(end)
        if (ends - begins).days <= 1:
            return Slot(start, track, DatedBy.DAY)
        return Slot(start, track, DatedBy.INTERVAL, until=end)
    if reported:
        plan = status in _PLANS and change != Change.END.value
        return Slot(reported[:10], track + ("plan" if plan else ""), DatedBy.REPORT)
    return Slot("", track, DatedBy.NOTHING, article=article)


def anchors(slots: Iterable[Slot]) -> dict[Slot, Slot]:
    """Each slot of one relation to the one that stands for its happening."""
    found: dict[Slot, Slot] = {}
    by_track: dict[str, list[Slot]] = {}
    slots = list(slots)
    if len(slots) == 1:
        return {slots[0]: slots[0]}
    for slot in slots:
        by_track.setdefault(slot.track, []).append(slot)
    for members in by_track.values():
        told = {s.day for s in members if s.dated_by is DatedBy.DAY}
        open_days = {
            s.day for s in members if s.dated_by is DatedBy.REPORT and _told_before(s.day, told) is None
        }  # fmt: skip
        for slot in members:
            found[slot] = _anchor(slot, told, open_days)
    return found


def _anchor(slot: Slot, told: set[str], open_days: set[str]) -> Slot:
    if slot.dated_by is DatedBy.INTERVAL:
        return _only_day(slot, told) or slot
    if slot.dated_by is not DatedBy.REPORT:
        return slot
    day = _told_before(slot.day, told)
    if day is not None:
        return Slot(day, slot.track, DatedBy.DAY)
    return slot._replace(day=_first_of_run(slot.day, open_days))


def _told_before(reported: str, told: set[str]) -> str | None:
    """The told day that a report without one means: its own or one shortly before, the nearest."""
    days = (_shift(reported, -step) for step in range(REPORTED_WITHIN + 1))
    return next((day for day in days if day in told), None)


def _first_of_run(reported: str, open_days: set[str]) -> str:
    """The first of a few days on end; in a longer run each further day has a happening of its own."""
    first = reported
    for _ in range(TOLD_OVER):
        before = _shift(first, -1)
        if before not in open_days:
            return first
        first = before
    return first if _shift(first, -1) not in open_days else reported


def _only_day(slot: Slot, told: set[str]) -> Slot | None:
    if (date.fromisoformat(slot.until) - date.fromisoformat(slot.day)).days > JOINED_UP_TO:
        return None
    inside = [day for day in told if slot.day <= day < slot.until]
    return Slot(inside[0], slot.track, DatedBy.DAY) if len(inside) == 1 else None


@lru_cache(10_000)
def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day


def happenings(relation: str, counts: Mapping[tuple[Slot, str], int]) -> dict[tuple[Slot, str], str]:
    """(slot, place) of one relation to the id of its happening; `counts` are the claims of each, place "" where none is told.

    Claims of one anchor that tell different places are different happenings; those without a place belong to the most told one.
    """
    stands_for = anchors({slot for slot, _ in counts})
    told: dict[Slot, Counter[str]] = {}
    for (slot, place), count in counts.items():
        if place:
            told.setdefault(stands_for[slot], Counter())[place] += count
    found = {}
    for slot, place in counts:
        anchor = stands_for[slot]
        places = told.get(anchor, Counter())
        chief = min(places, key=lambda p: (-places[p], p)) if places else ""
        apart = place if place not in ("", chief) else ""
        found[slot, place] = content_id("evt", relation, anchor.day, anchor.key(), apart)
    return found
