"""Who a name could be: exact normal forms in the knowledge base, as of the article's date."""

from dataclasses import dataclass, field
from datetime import date

from app.domain.entity import Kind
from app.domain.names import normal_name
from app.linking.knowledge import Knowledge
from app.linking.known import KnownEntity, KnownName


@dataclass(frozen=True, slots=True)
class Context:
    """What an article tells about its names: its date, the states in it by weight, the knowledge ids already sure."""

    on: date | None
    states: dict[str, float] = field(default_factory=dict)
    sure: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entity a name may mean, and the name by which it was found."""

    entity: KnownEntity
    name: KnownName


def candidates(knowledge: Knowledge, text: str, kinds: frozenset[Kind]) -> tuple[Candidate, ...]:
    """All entities of these kinds one of whose names has the normal form of `text`; one candidate an entity, its best name."""
    found: dict[str, Candidate] = {}
    for name in knowledge.names(normal_name(text)):
        entity = knowledge.entity(name.entity)
        if entity is None or entity.kind not in kinds:
            continue
        held = found.get(entity.id)
        if held is None or (name.strong and not held.name.strong):
            found[entity.id] = Candidate(entity, name)
    return tuple(found[key] for key in sorted(found))


def family_candidates(knowledge: Knowledge, family: str, on: date | None) -> tuple[KnownEntity, ...]:
    """People of that family name who hold a top office on that day; by id."""
    people = {person.id: person for person in knowledge.people_by_family_name(normal_name(family), on)}
    return tuple(people[key] for key in sorted(people))
