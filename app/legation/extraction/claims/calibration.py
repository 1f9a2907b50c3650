"""What a score means: of claims scored 0.8, about eighty in a hundred are right.

Each source of claims has a curve of two numbers over the log odds of what its rules say (Platt 1999), fitted on development
gold by `python -m tests.calibrate` and kept in `lexicon/en/calibration.yaml`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from legation.domain.ontology import load_ontology
from legation.domain.packaged import read_yaml

_LOWEST, _HIGHEST = 0.02, 0.98
EVENT, STANDING, PAIR = "event", "standing", "pair"
BY_READER, BY_READER_AND_RULES = "claims", "claims+patterns"
"""Extractors whose scores are calibrated by the trained reader itself."""


@dataclass(frozen=True, slots=True)
class Curve:
    """score = logistic(slope * logit(raw) + shift); the slope is positive, so that the order of scores stays."""

    slope: float
    shift: float

    def __call__(self, raw: float) -> float:
        odds = self.slope * logit(raw) + self.shift
        return min(max(1 / (1 + math.exp(-odds)), _LOWEST), _HIGHEST)


def logit(score: float) -> float:
    """Log odds, finite at both ends."""
    kept = min(max(score, 0.001), 0.999)
    return math.log(kept / (1 - kept))


@cache
def load_calibration() -> Mapping[str, Curve]:
    """By source. Raises ValueError for a curve that does not rise."""
    curves = {
        name: Curve(**numbers)
        for name, numbers in read_yaml("legation.extraction.claims", "calibration.yaml")["curves"].items()
    }
    if not all(curve.slope > 0 for curve in curves.values()):
        raise ValueError("calibration.yaml: a slope must be positive")
    return curves


def source(type_: str, extractor: str) -> str:
    """Which curve a claim's raw score goes through."""
    if not load_ontology()[type_].is_event:
        return STANDING
    return EVENT if extractor == "patterns" else PAIR


def calibrated(type_: str, extractor: str, raw: float) -> float:
    """The share of such claims that are right."""
    if extractor in (BY_READER, BY_READER_AND_RULES):
        return raw
    return load_calibration()[source(type_, extractor)](raw)
