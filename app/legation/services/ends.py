"""Whom a question is about: names or ids, as doors that take names hand them on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from legation.domain.relation import Level
from legation.errors import BadQuery
from legation.linking.knowledge import Knowledge
from legation.services.query import id_of
from legation.store.base import StoreReader


@dataclass(frozen=True, slots=True)
class Ends:
    """By names or ids; at level `state` those count whom they act for."""

    subject: str | None = None
    object: str | None = None
    between: Sequence[str] = ()
    entity: str | None = None
    level: str = Level.NAMED


class Meant(NamedTuple):
    """The same as ids, in the order of the queries."""

    subject: str | None
    object: str | None
    between: tuple[str, str] | None
    entity: str | None


def meant(store: StoreReader, knowledge: Knowledge, ends: Ends) -> Meant:
    """The ids of all ends. Raises what `resolve_name` does, and BadQuery where `between` are not two."""
    between = [id_of(store, name, knowledge) or "" for name in ends.between]
    if len(between) not in (0, 2):
        raise BadQuery("between takes two names or ids")
    pair = (between[0], between[1]) if between else None
    subject, object_, entity = (id_of(store, name, knowledge) for name in (ends.subject, ends.object, ends.entity))
    return Meant(subject, object_, pair, entity)
