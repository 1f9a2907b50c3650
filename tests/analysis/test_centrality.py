"""Measures of centrality over networks whose answers can be counted by hand."""

import pytest

from legation.analysis.centrality import Measure, centrality
from legation.analysis.network import network
from tests.analysis.drawn import NETWORK, TWO_CAMPS


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure.DEGREE, {"canada": 3 / 4, "latvia": 1.0, "nato": 2 / 4, "riga": 1 / 4, "russia": 2 / 4}),
        (Measure.STRENGTH, {"canada": 18 / 25, "latvia": 11 / 25, "nato": 7 / 25, "riga": 1 / 25, "russia": 13 / 25}),
        (Measure.CLOSENESS, {"canada": 4 / 5, "latvia": 1.0, "nato": 4 / 6, "riga": 4 / 7, "russia": 4 / 6}),
        # Latvia alone leads to Riga from three, and shares the way from NATO to Russia with Canada.
        (Measure.BETWEENNESS, {"canada": 0.5 / 6, "latvia": 3.5 / 6, "nato": 0, "riga": 0, "russia": 0}),
    ],
)
def test_the_measures_are_those_that_can_be_counted(measure: Measure, expected: dict[str, float]) -> None:
    assert centrality(NETWORK, measure) == pytest.approx(expected)


def test_brokers_are_those_over_whom_one_side_reaches_the_other() -> None:
    found = centrality(network(TWO_CAMPS), Measure.BETWEENNESS)
    assert {node for node, share in found.items() if share} == {"a0", "broker", "b0"}
    assert found["broker"] == pytest.approx(5 * 4 / 36)


@pytest.mark.parametrize("measure", Measure)
def test_nothing_has_no_centre(measure: Measure) -> None:
    assert centrality(network([]), measure) == {}
