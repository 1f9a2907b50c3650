"""The word lists of the rules: `en/<room>.yaml` holds, by module and name, what its rules look for."""

from functools import cache
from typing import Any

from legation.domain.packaged import read_yaml

LANGUAGE = "en"
"""The rules that ask for words are those of one language; another has rules and lists of its own."""


@cache
def _room(room: str) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = read_yaml("legation.extraction.lexicon", f"{LANGUAGE}/{room}.yaml")
    return found


def words(place: str) -> frozenset[str]:
    """The set `room/module.name`, such as "events/targets.owners". Raises KeyError for a list that is not there."""
    return frozenset(_listed(place))


def ordered_words(place: str) -> tuple[str, ...]:
    """The same list in its order, where the order matters."""
    return tuple(_listed(place))


def word_table(place: str) -> dict[str, Any]:
    """A table by word, such as which office a title word stands for."""
    found = _value(place)
    assert isinstance(found, dict), place
    return found


def _listed(place: str) -> list[str]:
    found = _value(place)
    assert isinstance(found, list), place
    return found


def _value(place: str) -> Any:
    room, _, rest = place.partition("/")
    module, _, name = rest.partition(".")
    return _room(room)[module][name]
