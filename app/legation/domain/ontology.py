"""The closed list of relation types, read from `ontology.yaml`; enforced on write."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from legation.domain.entity import Entity, Kind
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


@dataclass(frozen=True, slots=True)
class RelationType:
    """One type. `subject_kinds`/`object_kinds` are the kinds its ends may have; `scale` is -10..10, events only."""

    name: str
    family: Family
    definition: str
    subject_kinds: frozenset[Kind]
    object_kinds: frozenset[Kind]
    symmetric: bool = False
    inverse: str | None = None
    wikidata: str | None = None
    implies: tuple[str, ...] = ()
    cameo: tuple[str, ...] = ()
    quad_class: QuadClass | None = None
    scale: float | None = None
    modes: tuple[str, ...] = ()

    @property
    def object_required(self) -> bool:
        """Events may lack an object (a protest, an unknown target); standing relations never."""
        return self.family is Family.STANDING

    def admits(self, subject: Entity, object_: Entity | None) -> bool:
        """Whether entities of these kinds may stand at the ends."""
        if object_ is None:
            return not self.object_required and subject.kind in self.subject_kinds
        return subject.kind in self.subject_kinds and object_.kind in self.object_kinds


@dataclass(frozen=True, slots=True)
class Ontology:
    """All types by name, with the file's version."""

    version: int
    types: Mapping[str, RelationType]

    def __getitem__(self, name: str) -> RelationType:
        return self.types[name]

    def __contains__(self, name: object) -> bool:
        return name in self.types

    @property
    def events(self) -> tuple[RelationType, ...]:
        """The sixteen PLOVER types."""
        return tuple(t for t in self.types.values() if t.family is Family.EVENT)

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
        unknown = [name for name in relation_type.implies if name not in types]
        if unknown:
            raise ValueError(f"ontology.yaml: {relation_type.name} implies unknown types {unknown}")
    return Ontology(raw["version"], MappingProxyType(types))


def _kinds(names: list[str], groups: Mapping[str, frozenset[Kind]]) -> frozenset[Kind]:
    return frozenset().union(*(groups[name] if name in groups else {Kind(name)} for name in names))


def _standing(name: str, row: Mapping[str, Any], groups: Mapping[str, frozenset[Kind]]) -> RelationType:
    return RelationType(
        name,
        Family.STANDING,
        row["definition"],
        _kinds(row["subject"], groups),
        _kinds(row["object"], groups),
        symmetric=row.get("symmetric", False),
        inverse=row["inverse"],
        wikidata=row["wikidata"],
        implies=tuple(row.get("implies", ())),
    )


def _event(name: str, row: Mapping[str, Any], actors: frozenset[Kind]) -> RelationType:
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
    )
