"""The word lists of the rules: `en/<room>.yaml` holds, by module and name, what its rules look for."""

from typing import Any

from legation.domain.word_lists import WordLists

LANGUAGE = "en"
"""The rules that ask for words are those of one language; another has rules and lists of its own."""


def words(place: str) -> frozenset[str]:
    """The set `room/module.name`, such as "events/targets.owners". Raises KeyError for a list that is not there."""
    return _room(place).words(_name(place))


def ordered_words(place: str) -> tuple[str, ...]:
    """The same list in its order, where the order matters."""
    return _room(place).ordered(_name(place))


def word_table(place: str) -> dict[str, Any]:
    """A table by word, such as which office a title word stands for."""
    return _room(place).table(_name(place))


def pattern(place: str) -> str:
    """A regular expression made of words, or a piece of one."""
    return _room(place).pattern(_name(place))


def _room(place: str) -> WordLists:
    return WordLists("legation.extraction.lexicon", f"{LANGUAGE}/{place.partition('/')[0]}.yaml")


def _name(place: str) -> str:
    return place.partition("/")[2]
