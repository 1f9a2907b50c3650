"""What changed between two days of report: what appeared, grew, was turned round or ended."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from legation.domain.entity import Entity
from legation.domain.ontology import load_ontology
from legation.domain.relation import Level
from legation.domain.worth import worth
from legation.services.claim_filters import check_period
from legation.store.base import StoreReader
from legation.store.filters import ClaimFilter, ClaimView, RelationQuery, RelationView, Window


class ChangeKind(StrEnum):
    """How something changed."""

    APPEARED = "appeared"
    """Reported for the first time, or said to have begun."""
    GREW = "grew"
    """At least three claims, and twice those of the stretch before of the same length."""
    FLIPPED = "flipped"
    """Affirmed before and only denied now, or the other way; of a pair, friendly before and hostile now, or the other way."""
    ENDED = "ended"
    """Said to be over."""


_WEIGHT = {ChangeKind.FLIPPED: 2.0, ChangeKind.APPEARED: 1.5, ChangeKind.ENDED: 1.5, ChangeKind.GREW: 1.0}
_FEWEST, _TIMES = 3, 2
_FLIP_FROM = 3
"""Events of a pair on either side of the first day from which its mean scale is compared."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One change. `before` and `after` are the claims of the stretch before, of the same length, and of the window; where a pair
    flipped they are its mean scale, and there is no `relation`. `claim` shows it best.
    """

    kind: ChangeKind
    subject: Entity
    object: Entity | None
    relation: RelationView | None
    before: float
    after: float
    origins: int
    worth: int
    claim: ClaimView | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes worth most, and how many there are."""

    items: tuple[Changed, ...]
    total: int


def changes(
    store: StoreReader, since: date, until: date, limit: int, level: Level = Level.NAMED,
    given: ClaimFilter | None = None, entity: str | None = None,
) -> Changes:  # fmt: skip
    """What was reported from `since` on and before `until` that had not been so before. Raises BadFilter for days the wrong way round.

    Claims between unnamed groups are left out.
    """
    check_period(since.isoformat(), until.isoformat())
    filter_ = given or ClaimFilter()
    length = until - since
    earlier = since - length if since.toordinal() > length.days else date.min
    inside = _between(filter_, since, until)
    now = {w.relation: w for w in store.windows(level, inside, entity, named_only=True)}
    before = {w.relation: w for w in store.windows(level, _between(filter_, earlier, since), entity, named_only=True)}
    rows = [*_of_relations(store, now, before, since, level, filter_), *_of_pairs(now.values(), before.values())]
    rows.sort(key=lambda row: (-row[0], row[2]))
    shown = rows[:limit]
    return Changes(_views(store, shown, now, level, inside), len(rows))


_Row = tuple[int, ChangeKind, str, tuple[str, str | None] | None, float, float]
"""Worth, kind, relation id or the key of the pair, the pair where it is one, before, after."""


def _between(given: ClaimFilter, since: date, until: date) -> ClaimFilter:
    return replace(given, reported_since=since.isoformat(), reported_until=until.isoformat())


def _of_relations(
    store: StoreReader, now: Mapping[str, Window], before: Mapping[str, Window], since: date, level: Level,
    given: ClaimFilter,
) -> Iterable[_Row]:  # fmt: skip
    first = store.first_reports(list(now))
    old = {id_ for id_, day in first.items() if day is not None and day < since.isoformat()}
    turned = {id_ for id_ in old if not (now[id_].affirmed and now[id_].denied)}
    polarities = store.polarities_until(sorted(turned), since.isoformat(), level, given)
    for id_, window in now.items():
        was = before.get(id_)
        claims, earlier = window.affirmed + window.denied, was.affirmed + was.denied if was else 0
        then = polarities.get(id_, frozenset())
        if window.ended:
            kind = ChangeKind.ENDED
        elif id_ not in old or window.begun:
            kind = ChangeKind.APPEARED
        elif len(then) == 1 and then != {"affirmed" if window.affirmed else "denied"}:
            kind = ChangeKind.FLIPPED
        elif claims >= max(_FEWEST, _TIMES * earlier):
            kind = ChangeKind.GREW
        else:
            continue
        counted = worth(window.type, window.origins, window.score, changes=bool(window.begun or window.ended))
        yield round(counted * _WEIGHT[kind]), kind, id_, None, earlier, claims


def _of_pairs(now: Iterable[Window], before: Iterable[Window]) -> Iterable[_Row]:
    """Pairs whose events turned from friendly to hostile, or the other way."""
    after, was = _scales(now), _scales(before)
    for pair in sorted(after.keys() & was.keys(), key=str):
        (one, events), (other, earlier) = after[pair], was[pair]
        if min(events, earlier) >= _FLIP_FROM and one * other < 0:
            weight = round(100 * abs(one - other) * _WEIGHT[ChangeKind.FLIPPED])
            yield weight, ChangeKind.FLIPPED, f"{pair[0]} {pair[1]}", pair, round(other, 3), round(one, 3)


def _scales(windows: Iterable[Window]) -> dict[tuple[str, str | None], tuple[float, int]]:
    """Mean scale and count of what each did to each."""
    sums: dict[tuple[str, str | None], list[float]] = defaultdict(lambda: [0.0, 0])
    for window in windows:
        scale = load_ontology()[window.type].scale
        if scale is not None and window.object is not None:
            held = sums[window.subject, window.object]
            held[0] += scale * window.affirmed
            held[1] += window.affirmed
    return {pair: (total / count, int(count)) for pair, (total, count) in sums.items() if count}


def _views(
    store: StoreReader, rows: list[_Row], now: Mapping[str, Window], level: Level, inside: ClaimFilter,
) -> tuple[Changed, ...]:  # fmt: skip
    ids = [row[2] for row in rows if row[3] is None]
    views = {v.relation.id: v for v in store.relations_by_id(ids, RelationQuery(level=level))}
    of_pairs = {pair: _weightiest(now.values(), pair) for pair in (row[3] for row in rows) if pair}
    best = store.best_claims([*ids, *of_pairs.values()], level, inside)
    ends = {end for pair in of_pairs for end in pair if end}
    entities = {view.entity.id: view.entity for view in store.entities_by_id(sorted(ends), names=False)}
    found = []
    for weight, kind, id_, pair, was, after in rows:
        if pair is not None:
            object_ = entities.get(pair[1] or "")
            window = now[of_pairs[pair]]
            found.append(
                Changed(
                    kind, entities[pair[0]], object_, None, was, after, window.origins, weight, best.get(of_pairs[pair])
                )
            )
        elif id_ in views:
            view = views[id_]
            found.append(
                Changed(kind, view.subject, view.object, view, was, after, now[id_].origins, weight, best.get(id_))
            )
    return tuple(found)


def _weightiest(windows: Iterable[Window], pair: tuple[str, str | None]) -> str:
    """The relation of the pair that was affirmed most."""
    mine = [w for w in windows if (w.subject, w.object) == pair and load_ontology()[w.type].scale is not None]
    return min(mine, key=lambda w: (-w.affirmed, w.relation)).relation
