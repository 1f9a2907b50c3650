"""What two do to each other over time: events by stretch of time, with how friendly or hostile they were."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from legation.domain.ontology import load_ontology
from legation.store.base import StoreReader
from legation.store.filters import EventQuery, Point


class Bucket(StrEnum):
    """The stretch of time of one point."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Clock(StrEnum):
    """What places an event in time."""

    EVENT = "event"
    REPORT = "report"


class By(StrEnum):
    """What the events of a point are told apart by."""

    TYPE = "type"
    QUAD_CLASS = "quad_class"


_DIGITS = {Bucket.DAY: 10, Bucket.WEEK: 10, Bucket.MONTH: 7, Bucket.QUARTER: 7, Bucket.YEAR: 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """The half-open days [since, until); both None where nothing is dated. `mean` and `spread` (the standard deviation) are of
    the events' scale values, -10 to 10; None where no event has one. Days without events have no point: they are gaps, not zeros.
    """

    since: date | None
    until: date | None
    events: int
    claims: int
    origins: int
    counts: Mapping[str, int]
    mean: float | None
    spread: float | None


def series(store: StoreReader, query: EventQuery, bucket: Bucket, by: By = By.TYPE) -> tuple[Moment, ...]:
    """Points from the query's subject to its object, in the order of time, the undated last."""
    return _moments(store.series(query, _DIGITS[bucket]), bucket, by)


def histogram(
    store: StoreReader, query: EventQuery, bucket: Bucket, by: By = By.TYPE, clock: Clock = Clock.EVENT
) -> tuple[Moment, ...]:
    """All events of the query, each counted once, when they happened or were first reported; the undated last."""
    return _moments(store.histogram(query, _DIGITS[bucket], reported=clock is Clock.REPORT), bucket, by)


def _moments(points: Iterable[Point], bucket: Bucket, by: By) -> tuple[Moment, ...]:
    stretches: dict[tuple[date, date] | None, list[Point]] = {}
    for point in points:
        stretches.setdefault(_stretch(point.bucket, bucket), []).append(point)
    ordered = sorted(stretches, key=lambda s: (s is None, s or (date.min, date.min)))
    return tuple(_moment(stretch, stretches[stretch], by) for stretch in ordered)


def _stretch(day: str, bucket: Bucket) -> tuple[date, date] | None:
    if not day:
        return None
    first = date.fromisoformat((day + "-01-01")[:10] if len(day) < 7 else (day + "-01")[:10])
    if bucket is Bucket.DAY:
        return first, _later(first, 1)
    if bucket is Bucket.WEEK:
        monday = first - timedelta(days=min(first.weekday(), first.toordinal() - 1))
        return monday, _later(monday, 7)
    months = {Bucket.MONTH: 1, Bucket.QUARTER: 3, Bucket.YEAR: 12}[bucket]
    month = (first.month - 1) // months * months
    begins = date(first.year, month + 1, 1)
    last = month + months
    if last < 12:
        return begins, date(first.year, last + 1, 1)
    return begins, date(first.year + 1, 1, 1) if first.year < date.max.year else date.max


def _later(day: date, days: int) -> date:
    return day + timedelta(days=days) if day.toordinal() + days <= date.max.toordinal() else date.max


def _moment(stretch: tuple[date, date] | None, points: Iterable[Point], by: By) -> Moment:
    counts: Counter[str] = Counter()
    weighed: Counter[float] = Counter()
    events = claims = origins = 0
    for point in points:
        type_ = load_ontology()[point.type]
        events, claims, origins = events + point.events, claims + point.claims, origins + point.origins
        quad = type_.quad_class.value if type_.quad_class else "standing"
        counts[point.type if by is By.TYPE else quad] += point.events
        if type_.scale is not None:
            weighed[type_.scale] += point.events
    mean, spread = _mean_and_spread(weighed)
    since, until = stretch or (None, None)
    return Moment(since, until, events, claims, origins, dict(sorted(counts.items())), mean, spread)


def _mean_and_spread(weighed: Mapping[float, int]) -> tuple[float | None, float | None]:
    events = sum(weighed.values())
    if not events:
        return None, None
    mean = sum(scale * count for scale, count in weighed.items()) / events
    variance = sum((scale - mean) ** 2 * count for scale, count in weighed.items()) / events
    return round(mean, 3), round(math.sqrt(variance), 3)
