"""Whole news articles of others, all their claims annotated: what the graph shows of them may not get worse.

For measuring only: nothing is trained on them, and no rule is made from what goes wrong here.
"""

from functools import cache
from pathlib import Path

import pytest

from legation.bootstrap import extractor_loader
from legation.services.evaluation.evaluate import evaluate
from legation.services.evaluation.news_scores import NewsScore, rows
from legation.settings import Settings

GOLD = Path(__file__).parent.parent.parent / "data" / "gold" / "news" / "articles.jsonl"
FLOORS = {
    "F1": 0.46,
    "core right": 0.48,
    "noted found": 0.26,
    "status": 0.89,
    "polarity": 0.97,
    "speaker": 0.88,
    "AUC of scores": 0.72,
}
MOST_MISCALIBRATED = 0.12
pytestmark = pytest.mark.slow


@cache
def _score() -> NewsScore:
    found = evaluate(GOLD.read_bytes().splitlines(), extractor_loader(Settings()))
    assert found.failures == []
    assert found.news is not None
    return found.news


def test_every_figure_on_news_stays_above_its_floor() -> None:
    figures = {what: figure for what, figure, _ in rows(_score())}
    assert {what: figures[what] for what, floor in FLOORS.items() if figures[what] < floor} == {}


def test_scores_promise_what_they_hold() -> None:
    assert _score().calibration_error <= MOST_MISCALIBRATED


def test_the_gold_is_large_enough_to_tell() -> None:
    assert _score().articles >= 25
    assert _score().noted >= 100
