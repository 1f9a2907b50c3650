"""Who asserts and who denies: relations that some affirm and some deny, with both sides."""

from dataclasses import dataclass, replace
from enum import StrEnum

from legation.domain.entity import Entity
from legation.store.base import StoreReader
from legation.store.filters import Page, RelationQuery, RelationView, Side


class Denial(StrEnum):
    """Who denies, the weightiest first."""

    PARTY = "party"
    """One of the two it is about, or somebody of its state: "Moscow denied that it attacked"."""
    OTHER = "other"
    """Somebody else."""
    NEGATION = "negation"
    """Nobody but an outlet: "did not attack"."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A relation with those who affirm and those who deny it, each most claims first; `denial` is the weightiest there is."""

    view: RelationView
    denial: Denial
    asserting: tuple[Side, ...]
    denying: tuple[tuple[Denial, Side], ...]


def disputes(store: StoreReader, query: RelationQuery, denial: Denial | None = None) -> Page[Dispute]:
    """Those worth most first. With `denial` the page keeps those of that sort alone, and may hold fewer than its limit."""
    page = store.relations(replace(query, disputed_only=True))
    sides = store.sides([view.relation.id for view in page.items], query.level, query.filter)
    found = [_dispute(view, sides.get(view.relation.id, ())) for view in page.items]
    kept = tuple(dispute for dispute in found if denial in (None, dispute.denial))
    return Page(kept, page.next_cursor, page.total)


def _dispute(view: RelationView, sides: tuple[Side, ...]) -> Dispute:
    denying = [(_denial(view, side), side) for side in sides if side.polarity == "denied"]
    order = list(Denial)
    denying.sort(key=lambda pair: order.index(pair[0]))
    asserting = tuple(side for side in sides if side.polarity == "affirmed")
    return Dispute(view, denying[0][0] if denying else Denial.NEGATION, asserting, tuple(denying))


def _denial(view: RelationView, side: Side) -> Denial:
    if side.speaker is None:
        return Denial.NEGATION
    mine = _sides_with(side.speaker)
    party = any(mine & _sides_with(end) for end in (view.subject, view.object) if end)
    return Denial.PARTY if party else Denial.OTHER


def _sides_with(entity: Entity) -> set[str]:
    """Itself and its state."""
    return {entity.id, *([entity.country] if entity.country else [])}
