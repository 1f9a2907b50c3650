"""The edges of a graph in few words, as look-up tables."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Adjacency:
    """`weights[a][b]` = claims between a and b in either direction; `relations[(a, b)]` (a < b) = the edges' ids."""

    weights: dict[str, dict[str, int]]
    relations: dict[tuple[str, str], list[tuple[int, str]]]

    def between(self, a: str, b: str) -> list[str]:
        """Edge ids between two nodes, most claims first, then id."""
        found = self.relations.get((min(a, b), max(a, b)), [])
        return [relation for _, relation in sorted(found, key=lambda pair: (-pair[0], pair[1]))]


def adjacency(edges: Iterable[tuple[str, str, str, int]]) -> Adjacency:
    """From (edge id, subject, object, claim count)."""
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    relations: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for relation, subject, object_, count in edges:
        if subject == object_:
            continue
        weights[subject][object_] = weights[subject].get(object_, 0) + count
        weights[object_][subject] = weights[object_].get(subject, 0) + count
        relations[min(subject, object_), max(subject, object_)].append((count, relation))
    return Adjacency(dict(weights), dict(relations))
