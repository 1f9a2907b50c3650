"""Relations no sentence states: what follows by the ontology's rules, and what the knowledge base says of entities that meet."""

from collections.abc import Iterable, Mapping
from datetime import date

from legation.domain.entity import STATES, Entity, Kind
from legation.domain.extraction import Inference, Proposal
from legation.domain.ontology import Trait, load_ontology
from legation.extraction.claims.weights import (
    BY_RULE,
    BY_RULE_OF_INFERRED,
    KNOWN_CITIZEN,
    KNOWN_MEMBER,
    KNOWN_OFFICE,
    KNOWN_PLACE,
    KNOWN_SEAT,
    READER_INFERS,
    READER_INFERS_OF_TYPE,
    READER_LEAST,
)
from legation.linking.knowledge import Knowledge

Stated = tuple[str, str | None, str | None]


def infer(
    entities: list[Entity],
    proposals: dict[str, Proposal],
    stated: Iterable[Stated],
    knowledge: Knowledge,
    on: date | None,
    read: Mapping[Stated, float] | None = None,
) -> tuple[Inference, ...]:
    """Inferences between the article's entities, without those a sentence states; sorted by type and ends.

    `read` is the trained reader's chance of each relation; what it is sure of is inferred too, and an office whose time is
    unknown, because the article has no date, needs its support.
    """
    said = set(stated)
    kinds = {e.id: e.kind for e in entities}
    found: dict[Stated, Inference] = {}
    local = {proposals[e.id].known: e.id for e in entities if e.id in proposals}
    for entity in entities:
        for type_, tail, reason, score in _known(entity, proposals, local, knowledge, on):
            undated = on is None and load_ontology()[type_].has(Trait.RECORDED)
            if undated and read is not None and read.get((type_, entity.id, tail), 0.0) < READER_LEAST:
                continue
            _put(found, said, kinds, Inference(type_, entity.id, tail, "document", score, reason))
    for (type_, head, end), chance in (read or {}).items():
        if chance >= READER_INFERS_OF_TYPE.get(type_, READER_INFERS) and end is not None:
            _put(
                found,
                said,
                kinds,
                Inference(type_, head or "", end, "document", chance, "read in the article as a whole"),
            )
    ends = [(type_, head, tail) for type_, head, tail in said if head is not None and tail is not None]
    for type_, head, tail in sorted(ends):
        for follows in load_ontology().implied(type_):
            _put(found, said, kinds, Inference(follows, head, tail, "rule", BY_RULE, f"follows from {type_}"))
    for inference in list(found.values()):
        for follows in load_ontology().implied(inference.type):
            _put(
                found,
                said,
                kinds,
                Inference(
                    follows,
                    inference.head,
                    inference.tail,
                    "rule",
                    BY_RULE_OF_INFERRED,
                    f"follows from {inference.type}",
                ),
            )
    return tuple(found[key] for key in sorted(found, key=str))


def _put(found: dict[Stated, Inference], said: set[Stated], kinds: dict[str, Kind], inference: Inference) -> None:
    key = (inference.type, inference.head, inference.tail)
    type_ = load_ontology()[inference.type]
    if key in said or key in found or inference.head == inference.tail:
        return
    if kinds.get(inference.head) in type_.subject_kinds and kinds.get(inference.tail) in type_.object_kinds:
        found[key] = inference


def _known(
    entity: Entity, proposals: dict[str, Proposal], local: dict[str, str], knowledge: Knowledge, on: date | None
) -> Iterable[tuple[str, str, str, float]]:
    """(type, local id of the tail, reason, score) for what the knowledge base says about an entity and another of the article."""
    proposal = proposals.get(entity.id)
    if proposal is None or (known := knowledge.entity(proposal.known)) is None:
        return
    home = local.get(known.country or "")
    if home and entity.kind in (Kind.CITY, Kind.REGION, Kind.TERRITORY, Kind.PLACE) and known.country != known.id:
        yield "located_in", home, "the knowledge base places it there", KNOWN_PLACE
    if home and entity.kind is Kind.ORGANIZATION:
        yield (
            ("agency_of" if known.subtype in load_ontology().public_bodies else "based_in"),
            home,
            "the knowledge base says so",
            KNOWN_SEAT,
        )
    if entity.kind is Kind.PERSON:
        yield from _offices(known.id, local, knowledge, on)
    if on is not None and entity.kind in STATES:
        for membership in knowledge.memberships(known.id, on):
            if membership.organization in local and membership.status.value == "member":
                yield "member_of", local[membership.organization], "a member at the date", KNOWN_MEMBER


def _offices(
    person: str, local: dict[str, str], knowledge: Knowledge, on: date | None
) -> Iterable[tuple[str, str, str, float]]:
    for office in knowledge.offices_of(person):
        tail = local.get(office.of or "")
        if tail and load_ontology()[office.role].has(Trait.RECORDED) and (on is None or office.held(on)):
            yield office.role, tail, f"{office.title} ({office.source})", KNOWN_OFFICE
        elif (state := local.get(office.state or "")) is not None:
            yield "citizen_of", state, f"held office there: {office.title}", KNOWN_CITIZEN
