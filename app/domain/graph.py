"""The entities and relations of one answer."""

from dataclasses import dataclass

from app.domain.entity import Entity
from app.domain.relation import Relation


@dataclass(frozen=True, slots=True)
class Graph:
    """`truncated` when a limit cut the answer short. Nodes and edges are sorted by id."""

    nodes: tuple[Entity, ...]
    edges: tuple[Relation, ...]
    truncated: bool = False
