"""The filters that every door shares: commands, routes and exports make them here, so that all refuse the same mistakes."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches

from legation.domain.claim import Polarity, Status
from legation.domain.ontology import Family, load_ontology
from legation.errors import BadFilter, NotFound
from legation.store.filters import ClaimFilter

DAY, MONTH, YEAR = r"\d{4}-\d{2}-\d{2}", r"[12]\d{3}-(?:0[1-9]|1[0-2])", r"[12]\d{3}"
_PERIOD = re.compile(rf"{DAY}|{MONTH}|{YEAR}")


def first_day(written: str) -> str:
    """The first day of a day, month or year: "2018" is 2018-01-01. Raises BadFilter for anything else."""
    if _PERIOD.fullmatch(written):
        try:
            return date.fromisoformat((written + "-01-01")[:10]).isoformat()
        except ValueError:
            pass
    raise BadFilter(f"{written!r} is no date: write a day, a month or a year, as 2016-12-21, 2016-12 or 2016")


def in_utc(instant: datetime) -> str:
    """As the store writes instants; without an offset it is UTC already."""
    aware = instant if instant.tzinfo else instant.replace(tzinfo=UTC)
    try:
        return aware.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    except OverflowError:
        return aware.replace(tzinfo=UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def check_period(since: str | None, until: str | None) -> None:
    """Raise BadFilter for a time that ends before it begins: it would find nothing, whatever there is."""
    if since and until and since >= until:
        raise BadFilter(
            f"nothing lies between since {since} and until {until}: until is the first day that does not count"
        )


def claim_filter(
    types: Sequence[str] = (),
    *,
    family: str | None = None,
    statuses: Sequence[str] = (),
    polarities: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    known_on: str | None = None,
    reported_since: str | None = None,
    reported_until: str | None = None,
    added_since: str | None = None,
    speaker: str | None = None,
    outlet: str | None = None,
    min_score: float = 0.0,
    text: str | None = None,
) -> ClaimFilter:
    """The filter of these values; days that bound a time may be months and years. Raises BadFilter, and NotFound for types."""
    known_words("family", [family] if family else (), Family)
    known_words("status", statuses, Status)
    known_words("polarity", polarities, Polarity)
    begins, ends = (first_day(written) if written else None for written in (since, until))
    reported_from, reported_to = (
        first_day(written) if written else None for written in (reported_since, reported_until)
    )
    check_period(begins, ends)
    check_period(reported_from, reported_to)
    known_types(types)
    return ClaimFilter(
        types=tuple(dict.fromkeys(types)),
        family=family,
        statuses=tuple(statuses),
        polarities=tuple(polarities),
        since=begins,
        until=ends,
        as_of=as_of,
        known_on=known_on,
        reported_since=reported_from,
        reported_until=reported_to,
        added_since=added_since,
        speaker=speaker,
        outlet=outlet,
        min_score=min_score,
        text=text,
    )


def known_words(field: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    """Raise BadFilter for words that are none of the known ones: no claim has them, whatever there is."""
    words = [str(word) for word in known]
    if unknown := [word for word in wanted if word not in words]:
        raise BadFilter(f"no {field} {unknown[0]!r}: use one of {', '.join(words)}")


def known_types(wanted: Sequence[str]) -> None:
    """Raise NotFound naming the relation types that do not exist."""
    unknown = [name for name in wanted if name not in load_ontology()]
    if unknown:
        near = get_close_matches(unknown[0], load_ontology().types, 1)
        meant = f": did you mean {near[0]}?" if near else ": /v1/ontology lists them"
        raise NotFound(f"no relation type {', '.join(unknown)}{meant}")
