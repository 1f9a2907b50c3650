"""Family names that settle each other: two who held high office in one state at one time, named in one article."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from legation.domain.names import normal_name
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity, Office

_KNOWN = 0.45
"""Only people at least this well known are meant without a given name."""


def colleagues(knowledge: Knowledge, families: Iterable[str], on: date | None) -> Mapping[str, KnownEntity]:
    """Whom each family name means, where two names or more point to one state and no other, and their terms overlap."""
    by_state: dict[str, dict[str, list[KnownEntity]]] = defaultdict(lambda: defaultdict(list))
    for family in families:
        for person in knowledge.people_by_family_name(normal_name(family), on):
            if person.country and person.prior >= _KNOWN:
                by_state[person.country][family].append(person)
    groups = [found for people in by_state.values() if len(found := _together(knowledge, people)) > 1]
    return groups[0] if len(groups) == 1 else {}


def _together(knowledge: Knowledge, people: Mapping[str, list[KnownEntity]]) -> dict[str, KnownEntity]:
    """Those of one state whose name only one bears there, and who held office beside another of them."""
    single = {family: found[0] for family, found in people.items() if len(found) == 1}
    return {
        family: person
        for family, person in single.items()
        if any(_side_by_side(knowledge, person, other) for other in single.values() if other is not person)
    }


def _side_by_side(knowledge: Knowledge, one: KnownEntity, other: KnownEntity) -> bool:
    return any(
        _overlap(a, b)
        for a in knowledge.offices_of(one.id)
        for b in knowledge.offices_of(other.id)
        if a.state == b.state
    )


def _overlap(a: Office, b: Office) -> bool:
    return (a.since or date.min) < (b.until or date.max) and (b.since or date.min) < (a.until or date.max)
