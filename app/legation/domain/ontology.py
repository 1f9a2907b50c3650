"""The closed list of relation types, read from `ontology.yaml`; enforced on write."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from legation.domain.entity import Entity, Kind, Subtype
from legation.domain.packaged import read_yaml


class Family(StrEnum):
    """Standing relations hold; events happen."""

    STANDING = "standing"
    EVENT = "event"


class QuadClass(StrEnum):
    """Verbal or material × cooperation or conflict."""

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


class Trait(StrEnum):
    """What rules ask of a type. The first group is of standing relations, the second of events."""

    OFFICE = "office"
    """The title alone may stand for its holder: "the president said"."""
    LEADER = "leader"
    """Leads a state: "the leader" of one may be meant."""
    GOVERNMENT = "government"
    """At the head or a member of a government: of a state, even where a party is named beside it."""
    OFFICIAL = "official"
    """Who holds it acts for the state."""
    HIGH = "high"
    """Its holder is known well enough to be meant by a family name."""
    SINGLE = "single"
    """Each state has one at a time."""
    RECORDED = "recorded"
    """The knowledge base says who holds it and when."""
    EVERYDAY = "everyday"
    """Its titles are borne by coaches, editors and analysts, too."""
    SERVES_STATE = "serves_state"
    """Whoever is known to hold it in a state acts for that state where no sentence says for whom."""
    HAPPENS = "happens"
    """Has its day as an event has: somebody was in a place, something took place there."""
    SPEAKS_FOR = "speaks_for"
    """Whoever it is true of says "we" of the body."""
    STRUCTURAL = "structural"
    """What an analyst knows beforehand: the army is an agency of its state. It leads no list."""

    MUTUAL = "mutual"
    """What several do they may do with each other: "Serbia and Kosovo met", "agreed"."""
    STANDS_ALONE = "stands_alone"
    """Needs nobody it is done to."""
    SPOKEN = "spoken"
    """Said to somebody; a place near it is where it is said."""
    JUDGING = "judging"
    """What is thought of a deed is thought of who did it."""
    ABOUT_OWN_DEED = "about_own_deed"
    """Announces what the actor will do itself."""
    TAKES_CLAUSE = "takes_clause"
    """Its target may stand in the clause it governs."""
    HOSTILE = "hostile"
    """Its target may stand behind "against", however deep in its phrases."""
    HARMFUL = "harmful"
    """Promised or stated as one's readiness, it is a threat."""
    FORCIBLE = "forcible"
    """Force is used on its object, be it a thing or people."""
    DONE_TO_PEOPLE = "done_to_people"
    """Soldiers beside it are whom it is done to, not what it is done with."""
    MAY_BE_DONE_TO_OWN = "may_be_done_to_own"
    """One may do it to people of one's own: "freed eleven of its prisoners"."""
    MOVES_FORCES = "moves_forces"
    """Its object is a force, and where it goes or comes from is whom it is done to."""
    MOVES_OWN = "moves_own"
    """Something of the actor's own is moved: "withdraws its engineers from"."""


@dataclass(frozen=True, slots=True)
class RelationType:
    """One type. `subject_kinds`/`object_kinds` are the kinds its ends may have; `scale` is -10..10, events only.

    `active` and `passive` are how it reads from the subject's and from the object's side; `otherwise` is the type a title
    states instead towards an owner of that kind. `followthemoney` is the schema of that vocabulary's edge that says the same.
    """

    name: str
    family: Family
    definition: str
    subject_kinds: frozenset[Kind]
    object_kinds: frozenset[Kind]
    symmetric: bool = False
    inverse: str | None = None
    wikidata: str | None = None
    followthemoney: str | None = None
    implies: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    quad_class: QuadClass | None = None
    scale: float | None = None
    modes: tuple[str, ...] = ()
    traits: frozenset[Trait] = frozenset()
    otherwise: Mapping[Kind, str] = field(default_factory=dict)
    active: str = ""
    passive: str = ""

    def has(self, trait: Trait) -> bool:
        """Whether rules may count on the trait."""
        return trait in self.traits

    @property
    def is_event(self) -> bool:
        """Whether it happens, and does not hold."""
        return self.family is Family.EVENT

    @property
    def is_cooperation(self) -> bool:
        """An event of either cooperative class."""
        return self.quad_class in (QuadClass.VERBAL_COOPERATION, QuadClass.MATERIAL_COOPERATION)

    @property
    def is_conflict(self) -> bool:
        """An event of either class of conflict."""
        return self.quad_class in (QuadClass.VERBAL_CONFLICT, QuadClass.MATERIAL_CONFLICT)

    @property
    def object_required(self) -> bool:
        """Events may lack an object (a protest, an unknown target); standing relations never."""
        return self.family is Family.STANDING

    def admits(self, subject: Entity, object_: Entity | None) -> bool:
        """Whether entities of these kinds may stand at the ends."""
        return self.admits_kinds(subject.kind, object_.kind if object_ else None)

    def admits_kinds(self, subject: Kind, object_: Kind | None) -> bool:
        """The same of the kinds alone, where no entity is made yet."""
        if subject not in self.subject_kinds:
            return False
        return not self.object_required if object_ is None else object_ in self.object_kinds


@dataclass(frozen=True, slots=True)
class Ontology:
    """All types by name, with the file's version; `public_bodies` are organizations that are part of a state."""

    version: int
    types: Mapping[str, RelationType]
    public_bodies: frozenset[Subtype]

    def __getitem__(self, name: str) -> RelationType:
        return self.types[name]

    def __contains__(self, name: object) -> bool:
        return name in self.types

    @property
    def events(self) -> tuple[RelationType, ...]:
        """What happens between actors: PLOVER's types."""
        return tuple(t for t in self.types.values() if t.is_event)

    def having(self, trait: Trait) -> frozenset[str]:
        """The names of all types with the trait."""
        return frozenset(name for name, found in self.types.items() if found.has(trait))

    def implied(self, name: str) -> tuple[str, ...]:
        """What follows by rule from `name`, transitively, in order of discovery."""
        found: list[str] = []
        queue = list(self.types[name].implies)
        while queue:
            follows = queue.pop(0)
            if follows not in found:
                found.append(follows)
                queue.extend(self.types[follows].implies)
        return tuple(found)


@cache
def load_ontology() -> Ontology:
    """Read the packaged `ontology.yaml`. Raises ValueError naming the type that is ill-formed."""
    raw = read_yaml("legation.domain", "ontology.yaml")
    groups = {name: frozenset(Kind(kind) for kind in kinds) for name, kinds in raw["groups"].items()}
    types = {name: _standing(name, row, groups) for name, row in raw["standing"].items()}
    types |= {name: _event(name, row, groups["actor"]) for name, row in raw["events"].items()}
    for relation_type in types.values():
        unknown = [name for name in (*relation_type.implies, *relation_type.otherwise.values()) if name not in types]
        if unknown:
            raise ValueError(f"ontology.yaml: {relation_type.name} leads to unknown types {unknown}")
    bodies = frozenset(Subtype(name) for name in raw["subtypes"]["public_body"])
    return Ontology(raw["version"], MappingProxyType(types), bodies)


def _traits(name: str, row: Mapping[str, Any]) -> frozenset[Trait]:
    try:
        return frozenset(Trait(trait) for trait in row.get("traits", ()))
    except ValueError as error:
        raise ValueError(f"ontology.yaml: {name}: {error}") from error


def _words(name: str) -> str:
    return name.lower().replace("_", " ")


def _kinds(names: list[str], groups: Mapping[str, frozenset[Kind]]) -> frozenset[Kind]:
    return frozenset().union(*(groups[name] if name in groups else {Kind(name)} for name in names))


def _standing(name: str, row: Mapping[str, Any], groups: Mapping[str, frozenset[Kind]]) -> RelationType:
    active, symmetric = row.get("active", f"is {_words(name)}"), row.get("symmetric", False)
    otherwise = {kind: type_ for ends, type_ in row.get("otherwise", {}).items() for kind in _kinds([ends], groups)}
    return RelationType(
        name,
        Family.STANDING,
        row["definition"],
        _kinds(row["subject"], groups),
        _kinds(row["object"], groups),
        symmetric=symmetric,
        inverse=row["inverse"],
        wikidata=row["wikidata"],
        followthemoney=row.get("followthemoney"),
        implies=tuple(row.get("implies", ())),
        traits=_traits(name, row),
        otherwise=MappingProxyType(otherwise),
        active=active,
        passive=active if symmetric else row.get("passive", row["inverse"]),
    )


def _event(name: str, row: Mapping[str, Any], actors: frozenset[Kind]) -> RelationType:
    active = row.get("active", f"is {_words(name)}")
    return RelationType(
        name,
        Family.EVENT,
        row["definition"],
        actors,
        actors | {Kind.PLACE, Kind.AGREEMENT, Kind.EVENT},
        symmetric=row["symmetric"],
        cameo=tuple(row["cameo"]),
        quad_class=QuadClass(row["quad"]),
        scale=row["scale"],
        modes=tuple(row.get("modes", ())),
        traits=_traits(name, row),
        active=active,
        passive=active if row["symmetric"] else row.get("passive", f"{_words(name)}, by"),
    )
