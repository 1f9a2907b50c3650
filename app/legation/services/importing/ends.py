"""Whom a name of an imported row means: by its id where it gives one, else as names of articles are linked."""

from collections.abc import Iterable
from datetime import date

from legation.domain.claim import IMPORTED
from legation.domain.entity import PLACES, STATES, Entity, Kind
from legation.domain.extraction import Proposal
from legation.errors import BadInput
from legation.linking.candidates import Context, candidates
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity
from legation.linking.scoring import best
from legation.services.importing.rows import Named, Row

_ALL = frozenset(Kind)
Meant = tuple[Entity, Proposal | None]
"""The entity, without an id yet, and its link to the knowledge base where there is one."""


def kinds_of(row: Row) -> list[tuple[str, Named, frozenset[Kind]]]:
    """Everybody a row names, in what role, and the kinds that role admits."""
    found = [
        ("subject", row.subject, row.type.subject_kinds),
        ("object", row.object, row.type.object_kinds),
        ("subject_for", row.subject_for, STATES),
        ("object_for", row.object_for, STATES),
        ("place", row.place, PLACES),
        *(("speakers", speaker, _ALL) for speaker in row.speakers),
    ]
    return [(role, named, kinds) for role, named, kinds in found if named is not None]


def states_of(rows: Iterable[Row], knowledge: Knowledge) -> dict[str, float]:
    """The states that rows name, by knowledge id: what speaks for one namesake against another."""
    names = {named.name for row in rows for _, named, _ in kinds_of(row)}
    found = (best(knowledge, candidates(knowledge, name, STATES), Context(None)) for name in sorted(names))
    return {proposal.known: 1.0 for proposal in found if proposal}


def meant(
    role: str, named: Named, kinds: frozenset[Kind], on: date | None, states: dict[str, float], knowledge: Knowledge
) -> Meant:
    """Raises BadInput where nothing tells what the name is."""
    known = _by_id(role, named, knowledge)
    if known is not None:
        return _entity(known), Proposal(known.id, 1.0, IMPORTED, "the imported record names it by its id")
    wanted = frozenset({named.kind}) if named.kind else kinds
    proposal = best(knowledge, candidates(knowledge, named.name, wanted), Context(on, states))
    if proposal and (found := knowledge.entity(proposal.known)):
        return _entity(found), proposal
    if len(wanted) == 1:
        kind = next(iter(wanted))
        return Entity("", kind, named.name, named=kind is not Kind.GROUP or not named.name.islower()), None
    raise BadInput(
        f'"{role}": the knowledge base does not tell who {named.name!r} is: give its "kind" ({", ".join(sorted(wanted))}) '
        'or its "id" in the knowledge base, which `legation find` shows (kb:...)'
    )


def _by_id(role: str, named: Named, knowledge: Knowledge) -> KnownEntity | None:
    """Ids of the graph that no knowledge stands behind are passed over: name and kind give the same again."""
    known = knowledge.entity(named.id) if named.id else None
    if known is None and named.wikidata:
        known = knowledge.by_wikidata(named.wikidata)
    if known is None and named.id and named.id.startswith("kb:"):
        raise BadInput(f'"{role}": no entity {named.id!r} in the knowledge base: `legation find NAME` shows the ids')
    return known


def _entity(known: KnownEntity) -> Entity:
    return Entity("", known.kind, known.name, known.subtype, (), known.country, dict(known.links))
