"""When something was: half-open intervals with the precision the text gives."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a text places a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Interval:
    """[start, end): either end may be open (None). `text` holds the words it was read from."""

    start: date | None
    end: date | None
    precision: Precision
    text: str | None = None
