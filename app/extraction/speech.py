"""The vocabulary of reported speech (`patterns/speech.yaml`)."""

from dataclasses import dataclass
from functools import cache

from app.domain.packaged import read_yaml


@dataclass(frozen=True, slots=True)
class Speech:
    """Verb lemmas; `plain` ones take content without a mark."""

    verbs: frozenset[str]
    plain: frozenset[str]
    denying: frozenset[str]


@cache
def load_speech() -> Speech:
    """Read the packaged vocabulary."""
    raw = read_yaml("app.extraction", "patterns/speech.yaml")
    return Speech(frozenset(raw["verbs"]), frozenset(raw["plain"]), frozenset(raw["denying"]))
