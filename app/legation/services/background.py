"""What the knowledge base says of an entity: shown beside claims, never mixed with them or counted."""

from dataclasses import dataclass
from datetime import date

from legation.domain.entity import Entity
from legation.domain.ontology import Trait, load_ontology
from legation.linking.knowledge import Knowledge
from legation.linking.known import KnownEntity, Membership, Office, PartOf

_MOST = 200


@dataclass(frozen=True, slots=True)
class Fact:
    """That `subject` stood in a standing relation to `object` in the half-open time; `label` is the office in words."""

    type: str
    subject: Entity
    object: Entity | None
    label: str | None
    since: date | None
    until: date | None
    source: str
    asserted_to: date | None


def entity_of(known: KnownEntity) -> Entity:
    """The record of an entity of the knowledge base, without its aliases."""
    return Entity(known.id, known.kind, known.name, known.subtype, (), known.country, dict(known.links))


def background(knowledge: Knowledge, entity: str) -> tuple[Fact, ...]:
    """Offices of a person, who led a state or organisation, its memberships, members, wholes and capital: earliest first, the latest 200."""
    known = knowledge.entity(entity)
    if known is None:
        return ()
    of_it = entity_of(known)
    found: list[Fact | None] = [_office(knowledge, of_it, office) for office in knowledge.offices_of(known.id)]
    for office in knowledge.offices_in(known.id):
        person = _other(knowledge, office.person) if office.of == known.id and _leads(office) else None
        if person:
            found.append(_office(knowledge, person, office))
    memberships = (*knowledge.memberships(known.id), *knowledge.members(known.id))
    found += [_membership(knowledge, membership) for membership in memberships]
    found += [_part(knowledge, part) for part in knowledge.wholes_of(known.id) if part.kind != "organization"]
    for held in knowledge.capitals(known.id):
        city = knowledge.entity(held.city)
        if city:
            found.append(Fact("capital_of", entity_of(city), of_it, None, held.since, held.until, held.source, None))
    kept = [fact for fact in found if fact is not None]
    kept.sort(key=lambda f: (f.since or date.min, f.type, f.label or "", f.object.id if f.object else "", f.source))
    return tuple(kept[-_MOST:])


def _leads(office: Office) -> bool:
    return office.role == "head_of" or load_ontology()[office.role].has(Trait.LEADER)


def _office(knowledge: Knowledge, person: Entity, held: Office) -> Fact:
    return Fact(
        held.role, person, _other(knowledge, held.of or held.state), held.title, held.since, held.until, held.source,
        held.asserted_to,
    )  # fmt: skip


def _membership(knowledge: Knowledge, held: Membership) -> Fact | None:
    member, organization = _other(knowledge, held.member), _other(knowledge, held.organization)
    if member is None or organization is None:
        return None
    return Fact(
        "member_of", member, organization, held.status.value, held.since, held.until, held.source, held.asserted_to
    )  # fmt: skip


def _part(knowledge: Knowledge, held: PartOf) -> Fact | None:
    child, parent = _other(knowledge, held.child), _other(knowledge, held.parent)
    if child is None or parent is None:
        return None
    return Fact("part_of", child, parent, held.kind.replace("_", " "), held.since, held.until, held.source, None)


def _other(knowledge: Knowledge, id_: str | None) -> Entity | None:
    known = knowledge.entity(id_) if id_ else None
    return entity_of(known) if known else None
