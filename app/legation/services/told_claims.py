"""All claims that pass a filter, with the entities they name and where these lie: for files in other programs' formats."""

from collections.abc import Iterator

from legation.domain.entity import Entity
from legation.export.claims.told import Told
from legation.linking.knowledge import Knowledge
from legation.services import serializers
from legation.services.every_claim import every_claim
from legation.services.places import located_entity
from legation.store.base import StoreReader
from legation.store.filters import ClaimQuery, ClaimView


def told_claims(store: StoreReader, knowledge: Knowledge, query: ClaimQuery) -> Iterator[Told]:
    """A page at a time, in the order of the list."""
    for views in every_claim(store, query):
        entities = {entity.id: entity for view in views for entity in _named(view)}
        located = {id_: located_entity(knowledge, entity) for id_, entity in entities.items()}
        yield Told(tuple(serializers.claim(view) for view in views), located)


def _named(view: ClaimView) -> Iterator[Entity]:
    yield view.subject
    yield from (entity for entity in (view.object, view.subject_for, view.object_for) if entity)
    yield from (speaker for speaker, _ in view.speakers)
    if view.place:
        yield view.place[0]
