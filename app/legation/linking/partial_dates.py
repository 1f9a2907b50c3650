"""Dates as sources give them: a day, a month or only a year."""

import re
from datetime import date, timedelta

from legation.domain.interval import Precision

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PRECISION = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def first_day(text: str) -> date | None:
    """The first day of "2014", "2014-11" or "2014-11-05"; None for "". Raises ValueError for anything else."""
    if not text:
        return None
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise ValueError(f"'{text}' is not a date: write 2014, 2014-11 or 2014-11-05")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    return date(year, month, day)


def day_after(text: str) -> date | None:
    """The end of a half-open interval: a full date as it stands, the day after the month or year that is only named."""
    start = first_day(text)
    if start is None or len(text) == 10:
        return start
    if len(text) == 7:
        return (start.replace(day=28) + timedelta(days=4)).replace(day=1)
    return start.replace(year=start.year + 1)


def precision_of(*texts: str) -> Precision:
    """The coarsest precision among the dates given; open when none is."""
    lengths = [len(text) for text in texts if text]
    return _PRECISION[min(lengths)] if lengths else Precision.OPEN
