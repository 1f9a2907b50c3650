"""Distances and neighbourhoods."""

import numpy as np

from legation.reader.geometry import REACH, nearest, offset, reach


def test_distances_are_signed_and_nothing_inside() -> None:
    assert offset(0, 7, (2, 4)).tolist() == [-2, -1, 0, 0, 1, 2, 3]


def test_a_neighbourhood_ends_with_the_text() -> None:
    assert reach(10_000, (5_000, 5_002)) == (5_000 - REACH, 5_002 + REACH)
    assert reach(50, (3, 4)) == (0, 50)


def test_the_nearest_mentions_of_two_groups_are_found() -> None:
    starts = np.array([0, 100, 90, 300])
    left, right = nearest(starts, [np.array([0, 1]), np.array([2, 3])])
    assert (left[0, 1], right[0, 1]) == (1, 2)
    assert (left[1, 0], right[1, 0]) == (2, 1)


def test_of_many_mentions_the_nearest_are_those_of_a_search_through_all_pairs() -> None:
    dice = np.random.default_rng(7)
    for _ in range(50):
        starts = dice.integers(0, 40, 24)
        groups = [np.sort(g) for g in np.split(dice.permutation(24), [3, 4, 11])]
        left, right = nearest(starts, groups)
        for i, one in enumerate(groups):
            for j, other in enumerate(groups):
                far = np.abs(starts[one][:, None] - starts[other][None, :])
                k = far.min(0).argmin()
                assert (left[i, j], right[i, j]) == (one[far[:, k].argmin()], other[k])
