"""Entities the article means without naming them: who holds an office, whose body acts, the state behind a capital. One place makes them.

What is linked here is linked by what is known of an office or a body, not by a name; the weights say how sure that is.
"""

from legation.domain.entity import STATES, Kind
from legation.domain.extraction import Proposal
from legation.extraction.document import Cluster
from legation.linking.known import KnownEntity

ONLY_HOLDER = 0.75
"""The one person known to hold the office at the date: the source may be late."""
STATE_OF_GOVERNMENT = 0.9
"""The state whose government is named by its noun."""
BODY_OF_STATE = 0.85
"""The one body of its kind that is known of the state."""
STATE_BEHIND_ACTOR = 0.9
"""The state for which somebody of the article acts at the date."""
INSIDE_NAME = 0.85
"""The state whose name or adjective is part of a body's name: "Qatari Forum for Authors"."""
BEHIND_SEAT = 0.9
"""The state, or the body, for which a capital or a seat stands where it acts."""


def office_holder(person: KnownEntity, title: str, state: str | None) -> Cluster:
    """The only known holder of an office the article speaks of."""
    reason = f"the only known {title} at the date"
    return Cluster(
        Kind.PERSON, person.name, None, person.id, ONLY_HOLDER, "office", reason, acts_for=state, country=state
    )


def state_of_government(state: KnownEntity) -> Cluster:
    """The state that its government, its officials or its side act for."""
    return _cluster(state, STATE_OF_GOVERNMENT, "office", "the state its government acts for", state.id)


def body_of_state(body: KnownEntity, state: str | None) -> Cluster:
    """A state's own army, ministry, parliament or court."""
    return _cluster(body, BODY_OF_STATE, "body", "the body of that state", body.country, acts_for=state)


def inside_name(state: KnownEntity) -> Cluster:
    """The state that a body's name names."""
    return _cluster(state, INSIDE_NAME, "body", "part of the name of a body", state.id)


def unnamed_group(words: str, state: str | None) -> Cluster:
    """People without a name, for whom a state may stand."""
    return Cluster(Kind.GROUP, words, acts_for=state, named=False, country=state)


def behind_seat(entity: KnownEntity, seat: str) -> Cluster:
    """Whom a capital or a seat of power stands for."""
    stood = "its government" if entity.kind in STATES else entity.name
    return _cluster(entity, BEHIND_SEAT, "metonym", f"{seat} stands for {stood}", entity.country or entity.id)


def state_behind_actor(state: str) -> Proposal:
    """The link of a state that nobody names and somebody acts for."""
    return Proposal(state, STATE_BEHIND_ACTOR, "acts for", "the state an actor of the article acts for at the date")


def _cluster(
    entity: KnownEntity, score: float, method: str, reason: str, country: str | None, acts_for: str | None = None
) -> Cluster:
    return Cluster(
        entity.kind, entity.name, entity.subtype, entity.id, score, method, reason, acts_for=acts_for, country=country
    )
