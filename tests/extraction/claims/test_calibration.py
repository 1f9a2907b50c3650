from collections.abc import Callable
from itertools import pairwise

import pytest

from legation.domain.extraction import Extraction
from legation.extraction.claims.calibration import EVENT, PAIR, STANDING, calibrated, load_calibration, source

RAW = [i / 50 for i in range(51)]


@pytest.mark.parametrize("name", [EVENT, STANDING, PAIR])
def test_the_order_of_scores_stays(name: str) -> None:
    curve = load_calibration()[name]
    scores = [curve(raw) for raw in RAW]
    assert all(one <= other for one, other in pairwise(scores))
    assert curve(0.3) < curve(0.5) < curve(0.7)


@pytest.mark.parametrize("name", [EVENT, STANDING, PAIR])
def test_no_score_is_ever_certain(name: str) -> None:
    assert all(0 < load_calibration()[name](raw) < 1 for raw in RAW)


def test_events_standing_relations_and_given_pairs_have_curves_of_their_own() -> None:
    assert source("ASSAULT", "patterns") == EVENT
    assert source("ASSAULT", "reader") == PAIR
    assert source("head_of_state", "patterns+reader") == STANDING


@pytest.mark.slow
def test_a_claim_carries_the_calibrated_score(read: Callable[..., Extraction]) -> None:
    (attack,) = read("Russia attacked Finland.").claims
    assert attack.score == round(calibrated("ASSAULT", "patterns", 0.75), 3)
