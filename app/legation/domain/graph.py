"""The entities and relations of one answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from legation.domain.entity import Entity
from legation.domain.relation import Relation


@dataclass(frozen=True, slots=True)
class Graph:
    """`truncated` when a limit cut the answer short. Nodes and edges are sorted by id.

    `neighbor_counts`: to how many others, of this answer or not, each node is tied.
    """

    nodes: tuple[Entity, ...]
    edges: tuple[Relation, ...]
    truncated: bool = False
    neighbor_counts: Mapping[str, int] = field(default_factory=dict)
