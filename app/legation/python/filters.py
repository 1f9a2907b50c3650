"""The filters of questions as Python gives them: one word or several, dates or their writing, names or ids."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypedDict

from legation.errors import BadFilter
from legation.linking.knowledge import Knowledge
from legation.services.claim_filters import claim_filter, in_utc
from legation.services.query import id_of
from legation.store.base import StoreReader
from legation.store.filters import OUTLET, ClaimFilter

Names = str | Sequence[str]
Day = str | date


class Filters(TypedDict, total=False):
    """Those that all questions share. `since` and `until` bound the time of the event, `reported_…` that of the report, half-open; days, months or years."""

    types: Names
    family: str
    statuses: Names
    polarities: Names
    since: Day
    until: Day
    as_of: Day
    known_on: Day
    reported_since: Day
    reported_until: Day
    added_since: str | datetime
    speaker: str
    outlet: str
    min_score: float
    text: str


def several(names: Names) -> tuple[str, ...]:
    """One word is a list of one."""
    return (names,) if isinstance(names, str) else tuple(names)


def iso(day: Day | None) -> str | None:
    """A date as it is written everywhere else."""
    return day.isoformat() if isinstance(day, date) else day


def filter_of(store: StoreReader, knowledge: Knowledge, given: Filters) -> ClaimFilter:
    """Raises BadFilter and NotFound for what means nothing, Ambiguous for a speaker, TypeError for a filter that does not exist."""
    asked: dict[str, Any] = dict(given)
    for name in ("types", "statuses", "polarities"):
        asked[name] = several(asked.get(name, ()))
    for name in ("since", "until", "reported_since", "reported_until"):
        asked[name] = iso(asked.get(name))
    for name in ("as_of", "known_on"):
        asked[name] = _day(asked.get(name))
    if added := asked.get("added_since"):
        asked["added_since"] = in_utc(added if isinstance(added, datetime) else _instant(added))
    if (speaker := asked.get("speaker")) not in (None, OUTLET):
        asked["speaker"] = id_of(store, speaker, knowledge)
    return claim_filter(asked.pop("types"), **asked)


def _day(written: Day | None) -> str | None:
    try:
        return date.fromisoformat(iso(written) or "").isoformat() if written else None
    except ValueError:
        raise BadFilter(f"{written!r} is no day: write 2016-12-21") from None


def _instant(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise BadFilter(f"{written!r} is no instant: write 2016-12-21T08:00:00Z") from None
