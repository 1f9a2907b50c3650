"""How well a candidate fits, in parts that can be said in words."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.entity import Kind
from app.domain.extraction import Proposal
from app.linking.candidates import Candidate, Context
from app.linking.knowledge import Knowledge
from app.linking.known import KnownEntity, NameKind

THRESHOLD = 0.45
"""Below this no link is made: the entity stays local and is offered for decision."""
MARGIN = 0.08
"""A second candidate closer than this leaves the name open."""
_GRACE = timedelta(days=365 * 4)


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score in [0, 1] and the reasons, strongest first."""

    candidate: Candidate
    score: float
    reasons: tuple[str, ...]


def best(knowledge: Knowledge, candidates: tuple[Candidate, ...], context: Context) -> Proposal | None:
    """The one candidate that clears the threshold and the margin, or None."""
    scored = weigh(knowledge, candidates, context)
    if not scored or scored[0].score < THRESHOLD:
        return None
    if len(scored) > 1 and scored[0].score - scored[1].score < MARGIN:
        return None
    first = scored[0]
    return Proposal(first.candidate.entity.id, round(min(first.score, 1.0), 3), "name", "; ".join(first.reasons))


def weigh(knowledge: Knowledge, candidates: tuple[Candidate, ...], context: Context) -> list[Scored]:
    """Every candidate with its score, best first; ties go by id."""
    scored = (_score(knowledge, c, context, len(candidates)) for c in candidates)
    return sorted(scored, key=lambda s: (-s.score, s.candidate.entity.id))


def _score(knowledge: Knowledge, candidate: Candidate, context: Context, rivals: int) -> Scored:
    entity, name = candidate.entity, candidate.name
    parts: list[tuple[float, str]] = [
        (0.5, f'"{name.text}" is its {name.kind.value} name')
        if name.strong
        else (0.3, f'"{name.text}" is a weak name of it')
    ]
    if rivals == 1:
        parts.append((0.15, "no other bears the name"))
    parts.append((0.25 * entity.prior, "well known") if entity.prior >= 0.5 else (0.25 * entity.prior, "little known"))
    parts.extend(_fit(knowledge, entity, name.kind, context))
    reasons = tuple(text for value, text in sorted(parts, key=lambda p: -abs(p[0])) if abs(value) >= 0.05)
    return Scored(candidate, sum(value for value, _ in parts), reasons)


def _fit(knowledge: Knowledge, entity: KnownEntity, kind: NameKind, context: Context) -> list[tuple[float, str]]:
    parts: list[tuple[float, str]] = []
    if not alive(entity, context.on):
        parts.append((-0.35, "did not exist at the date"))
    state = entity.id if entity.kind is Kind.COUNTRY else entity.country
    if state and context.states.get(state):
        parts.append((0.15 * min(1.0, context.states[state]), "its state is in the article"))
    if entity.kind is Kind.PERSON:
        parts.append(_office_fit(knowledge, entity, context.on))
    if kind in (NameKind.FORMER,) and alive(entity, context.on):
        parts.append((-0.05, "a former name"))
    return parts


def alive(entity: KnownEntity, on: date | None) -> bool:
    """Whether it existed on that day; unknown days count as yes."""
    if on is None:
        return entity.valid_to is None
    return (entity.valid_from is None or entity.valid_from <= on) and (entity.valid_to is None or on < entity.valid_to)


def _office_fit(knowledge: Knowledge, person: KnownEntity, on: date | None) -> tuple[float, str]:
    offices = knowledge.offices_of(person.id)
    if on is None or not offices:
        return (0.0, "no date to weigh offices by")
    for office in offices:
        if (office.since or date.min) <= on < (office.until or date.max):
            return (0.3, f"held office at the date ({office.title or office.role})")
    near = min(min(abs(on - (office.since or on)), abs(on - (office.until or on))) for office in offices)
    return (0.15, "held office near the date") if near <= _GRACE else (-0.1, "held no office near the date")
