"""Which pieces stand where to each other: distances, neighbourhoods, nearest mentions."""

import numpy as np
import numpy.typing as npt

Span = tuple[int, int]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

REACH = 160
"""Pieces on each side of a cue in which its source and content are looked for."""


def offset(start: int, end: int, span: Span) -> Ints:
    """Signed distance of the pieces [start, end) from a span; 0 inside it."""
    at = np.arange(start, end, dtype=np.int64)
    return np.where(at < span[0], at - span[0], np.where(at >= span[1], at - span[1] + 1, 0))


def reach(n: int, cue: Span) -> Span:
    """The neighbourhood of a cue in a text of `n` pieces."""
    return max(0, cue[0] - REACH), min(n, cue[1] + REACH)


def nearest(starts: Ints, groups: list[Ints]) -> tuple[Ints, Ints]:
    """For each ordered pair of groups of mentions, the mention of each nearest to one of the other: two [groups, groups].

    Of equally near ones the first. Memory grows with the mentions, not with their square.
    """
    n = len(groups)
    left, right = np.zeros((n, n), dtype=np.int64), np.zeros((n, n), dtype=np.int64)
    for i in range(n):
        which, best = _nearest_of(starts[groups[i]], starts)
        for j in range(n):
            k = groups[j][best[groups[j]].argmin()]
            right[i, j], left[i, j] = k, groups[i][which[k]]
    return left, right


def _nearest_of(group: Ints, starts: Ints) -> tuple[Ints, Ints]:
    """For every start the position in the group of the nearest one, and how far that is."""
    order = group.argsort(kind="stable")
    ranked = group[order]
    after = ranked.searchsorted(starts)
    before = ranked.searchsorted(ranked[np.maximum(after - 1, 0)])
    after = np.minimum(after, len(ranked) - 1)
    far_after, far_before = np.abs(ranked[after] - starts), np.abs(ranked[before] - starts)
    which = np.where(far_before < far_after, order[before], order[after])
    which = np.where(far_before == far_after, np.minimum(order[before], order[after]), which)
    return which, np.minimum(far_before, far_after)
