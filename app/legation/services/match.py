"""Who a name could be, with score and reasons, from the shipped knowledge and from the graph."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from legation.domain.entity import Entity, Kind
from legation.domain.names import turned_name
from legation.linking.candidates import Context, candidates
from legation.linking.knowledge import Knowledge
from legation.linking.scoring import MARGIN, Scored, decided, weigh
from legation.services.background import entity_of
from legation.store.base import StoreReader

_ALL_KINDS = frozenset(Kind)
_FROM_TEXTS = 0.5
"""Score of an entity that only articles know: its name is the same, no more is known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name with what is known around it: date, kinds it may have, ids of states in focus."""

    name: str
    on: date | None = None
    kinds: tuple[Kind, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate; `in_graph` when an article mentions it."""

    entity: Entity
    score: float
    reasons: tuple[str, ...]
    in_graph: bool


@dataclass(frozen=True, slots=True)
class Matches:
    """Candidates, best first; `decided` is the id of the one that clears threshold and margin."""

    candidates: tuple[Match, ...] = ()
    decided: str | None = None


def match(store: StoreReader, knowledge: Knowledge, asked: Asked, limit: int) -> Matches:
    """At most `limit` candidates for one name."""
    kinds = frozenset(asked.kinds) or _ALL_KINDS
    context = Context(asked.on, dict.fromkeys(asked.states, 1.0))
    found_by = candidates(knowledge, asked.name, kinds)
    turned = turned_name(asked.name)
    if turned and not any(c.exact for c in found_by):
        found_by = candidates(knowledge, turned, kinds) or found_by
    scored = weigh(knowledge, found_by, context)
    in_graph = {view.entity.id: view.entity for view in store.entities_by_id([s.candidate.entity.id for s in scored])}
    found = [
        Match(
            entity_of(s.candidate.entity),
            round(min(max(s.score, 0.0), 1.0), 3),
            s.reasons,
            s.candidate.entity.id in in_graph,
        )
        for s in scored
    ]
    known = {m.entity.id for m in found}
    found += [
        Match(view.entity, _FROM_TEXTS, ("articles mention one of that name",), in_graph=True)
        for view in store.named(asked.name)
        if view.entity.id not in known and view.entity.kind in kinds
    ]
    found.sort(key=lambda m: (-m.score, m.entity.id))
    first = decided(scored)
    rivals = [m for m in found if m.entity.id not in known and first and first.score - m.score < MARGIN]
    return Matches(
        tuple(found[:limit]), first.candidate.entity.id if first and not rivals else _only_text(scored, found)
    )


def _only_text(scored: Sequence[Scored], found: Sequence[Match]) -> str | None:
    """The one entity of that name that only articles know, where the knowledge base has nobody who comes close."""
    if (
        not found
        or (scored and _FROM_TEXTS - scored[0].score < MARGIN)
        or (len(found) > 1 and found[1].score == _FROM_TEXTS)
    ):
        return None
    return found[0].entity.id
