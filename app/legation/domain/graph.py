"""The entities and relations of one answer."""

from dataclasses import dataclass

from legation.domain.entity import Entity
from legation.domain.relation import Relation


@dataclass(frozen=True, slots=True)
class Graph:
    """`truncated` when a limit cut the answer short. Nodes and edges are sorted by id."""

    nodes: tuple[Entity, ...]
    edges: tuple[Relation, ...]
    truncated: bool = False
