"""Why claims are taken to tell of one happening, each in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from legation.domain.event import Event
from legation.domain.happening import DatedBy
from legation.store.base import StoreReader
from legation.store.filters import EventView, Telling


@dataclass(frozen=True, slots=True)
class Why:
    """What places a claim in the event; `count` claims of `articles` articles are placed so."""

    reason: str
    count: int
    articles: int


def why_one(store: StoreReader, view: EventView) -> tuple[Why, ...]:
    """The reasons, the commonest first."""
    found: dict[str, list[Telling]] = {}
    for telling in store.tellings(view.event.id):
        found.setdefault(_reason(view.event, telling), []).append(telling)
    whys = [Why(reason, len({t.claim for t in same}), _articles(same)) for reason, same in found.items()]
    return tuple(sorted(whys, key=lambda why: (-why.count, why.reason)))


def _articles(tellings: Iterable[Telling]) -> int:
    return len({telling.article for telling in tellings})


def _reason(event: Event, telling: Telling) -> str:
    slot = telling.slot
    joined = "" if telling.base == event.id else "; a sentence tells of these actors together"
    if slot.dated_by is DatedBy.DAY:
        return f"tells the day, {slot.day}{joined}"
    if slot.dated_by is DatedBy.INTERVAL:
        only = ", in which no other day is told" if event.dated_by is DatedBy.DAY else ""
        return f"tells a time from {slot.day} to {slot.until}{only}{joined}"
    if slot.dated_by is DatedBy.NOTHING:
        return f"tells no day, in an article without a date{joined}"
    days = (date.fromisoformat(slot.day) - date.fromisoformat(event.begins)).days if event.begins else 0
    after = "the same day" if days == 0 else f"{days} day{'s' if abs(days) != 1 else ''} after"
    plan = "a plan that tells no day" if slot.track.endswith("plan") else "tells no day"
    since = "what is told of" if event.dated_by is DatedBy.DAY else "the first report"
    return f"{plan}, reported {after}{'' if days == 0 else f' {since}'}{joined}"
