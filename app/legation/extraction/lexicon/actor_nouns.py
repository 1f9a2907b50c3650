"""The nouns that mean people or bodies (`lexicon/en/actor_nouns.yaml`)."""

from functools import cache

from legation.domain.packaged import read_yaml


@cache
def actor_nouns() -> frozenset[str]:
    """Lower-case lemmas whose usual sense is a person, or people who act as one."""
    return frozenset(read_yaml("legation.extraction.lexicon", "en/actor_nouns.yaml")["nouns"].split())
