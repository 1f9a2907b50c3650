"""Distances and neighbourhoods."""

import numpy as np

from app.reader.geometry import REACH, nearest, offset, reach


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
