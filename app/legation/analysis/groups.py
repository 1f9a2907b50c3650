"""What hangs together by pairs."""

from collections.abc import Iterable

from networkx.utils import UnionFind


def groups(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The ids in groups: two are in one where a chain of pairs leads from one to the other."""
    joined = UnionFind(ids)
    for one, other in pairs:
        joined.union(one, other)
    return list(joined.to_sets())
