"""The vocabulary of names (`lexicon/en/name_words.yaml`)."""

from dataclasses import dataclass, fields
from functools import cache

from legation.domain.packaged import read_yaml


@dataclass(frozen=True, slots=True)
class NameWords:
    """Lower-case words by what they tell about the name they are part of or stand beside."""

    organization: frozenset[str]
    agreement: frozenset[str]
    event: frozenset[str]
    thing: frozenset[str]
    party: frozenset[str]
    before_organization: frozenset[str]
    before_place: frozenset[str]
    after_place: frozenset[str]
    after_organization: frozenset[str]
    kin: frozenset[str]
    speech: frozenset[str]
    determiners: frozenset[str]
    prefixes: frozenset[str]
    titles_after: frozenset[str]
    ranks: frozenset[str]
    optional_particles: frozenset[str]
    other_particles: frozenset[str]
    starters: frozenset[str]
    never: frozenset[str]
    owners: frozenset[str]

    @property
    def particles(self) -> frozenset[str]:
        """Small words inside names of persons."""
        return self.optional_particles | self.other_particles


@cache
def load_name_words() -> NameWords:
    """Read the packaged vocabulary."""
    raw = read_yaml("legation.extraction.lexicon", "en/name_words.yaml")
    return NameWords(**{field.name: frozenset(raw[field.name]) for field in fields(NameWords)})
