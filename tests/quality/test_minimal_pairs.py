"""Sentences in minimal pairs: a denial or a hypothesis shown as a deed is the worst that can be told.

The development half may be looked at; the test half has wordings of its own and is for measuring only.
"""

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from legation.bootstrap import extractor_loader
from legation.services.evaluation.minimal_pairs import judge
from legation.services.extracting.documents import annotate
from legation.services.extracting.requests import BrokenLine
from legation.settings import Settings

GOLD = Path(__file__).parent.parent.parent / "data" / "gold" / "minimal_pairs.jsonl"
FLOORS = {"dev": (0.82, 0.06), "test": (0.69, 0.13)}
"""Share of the claims told that are told as what they are, and the largest share of denials and hypotheses told as deeds."""
pytestmark = pytest.mark.slow


@cache
def _counts(split: str) -> Counter[str]:
    pairs = [pair for pair in map(json.loads, GOLD.read_bytes().splitlines()) if pair["split"] == split]
    lines = [json.dumps({"id": pair["id"], "text": pair["text"]}).encode() for pair in pairs]
    counts: Counter[str] = Counter()
    for pair, answer in zip(pairs, annotate(lines, extractor_loader(Settings())), strict=True):
        assert not isinstance(answer, BrokenLine)
        verdict = judge(json.loads(answer.json), pair)
        counts.update(told=verdict.told, right=verdict.right, inverted=verdict.inverted, traps=len(pair["not"]))
    return counts


@pytest.mark.parametrize("split", FLOORS)
def test_what_is_told_is_told_as_what_it_is(split: str) -> None:
    counts, (right, inverted) = _counts(split), FLOORS[split]
    assert counts["right"] / counts["told"] >= right
    assert counts["inverted"] / counts["traps"] <= inverted


def test_the_halves_share_no_wording() -> None:
    halves: dict[str, set[str]] = {"dev": set(), "test": set()}
    for pair in map(json.loads, GOLD.read_bytes().splitlines()):
        if pair["family"] != "plain":
            halves[pair["split"]].add(pair["family"])
    assert not halves["dev"] & halves["test"]
