"""When an imported claim happened: an interval as our lists write it, or a day, month or year."""

import re
from datetime import date, timedelta
from typing import Any

from legation.domain.interval import Interval, Precision
from legation.errors import BadInput

_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_HELP = '"event_time" is no time: write "2016-12-21", "2016-12", "2016" or {"start", "end", "precision"}'


def interval_of(raw: Any) -> Interval | None:
    """Half-open. Raises BadInput for what is no time."""
    if raw is None:
        return None
    try:
        return _told(raw) if isinstance(raw, dict) else _written(raw)
    except (TypeError, ValueError, OverflowError):
        raise BadInput(_HELP) from None


def _told(raw: dict[str, Any]) -> Interval:
    start, end = (date.fromisoformat(raw[key]) if raw.get(key) else None for key in ("start", "end"))
    if start and end and end <= start:
        raise BadInput('"event_time" ends before it begins: "end" is the first day after it')
    precision = (
        Precision(raw["precision"]) if raw.get("precision") else Precision.DAY if start and end else Precision.OPEN
    )
    text = raw.get("text")
    if text is not None and not isinstance(text, str):
        raise ValueError(text)
    return Interval(start, end, precision, text)


def _written(raw: str) -> Interval:
    found = _WRITTEN.fullmatch(raw)
    if found is None:
        raise ValueError(raw)
    year, month, day = (int(part) if part else None for part in found.group("year", "month", "day"))
    start = date(year or 0, month or 1, day or 1)
    if day:
        return Interval(start, start + timedelta(days=1), Precision.DAY, raw)
    if month:
        return Interval(start, date(start.year + month // 12, month % 12 + 1, 1), Precision.MONTH, raw)
    return Interval(start, date(start.year + 1, 1, 1), Precision.YEAR, raw)
