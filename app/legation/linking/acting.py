"""For which state somebody known acts on a day."""

from collections.abc import Sequence
from datetime import date

from legation.domain.entity import Kind, Subtype
from legation.domain.ontology import Trait, load_ontology
from legation.linking.knowledge import Knowledge
from legation.linking.known import Office


def state_served(
    knowledge: Knowledge, known: str, kind: Kind, subtype: Subtype | None, country: str | None, on: date | None
) -> str | None:
    """The state for which a known person holds office on the day, or a known public body acts."""
    if kind is not Kind.PERSON:
        return country if subtype in load_ontology().public_bodies else None
    serving = load_ontology().having(Trait.SERVES_STATE)
    held = [o for o in knowledge.offices_of(known) if o.state and o.role in serving]
    now = [o for o in held if on and o.held(on)]
    return state_of_offices(now or ([] if on else held), country)


def state_of_offices(offices: Sequence[Office], home: str | None) -> str | None:
    """The one state of these offices. Who leads a state acts for that, whatever else he holds; who reigns over several acts for his own."""
    leading = [o for o in offices if load_ontology()[o.role].has(Trait.LEADER)]
    states = {o.state for o in leading or offices if o.state}
    return home if home in states else next(iter(states)) if len(states) == 1 else None
