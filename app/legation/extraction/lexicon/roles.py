"""The vocabulary of offices, functions and collective actors (`lexicon/en/roles.yaml`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from legation.domain.packaged import read_yaml


@dataclass(frozen=True, slots=True)
class Roles:
    """Lower-case words. `titles` maps a title to its standing relation; `bodies` a head noun to its kind of body.

    `things` act only as somebody's ("Russian warplanes"); `abstract` words mean people only in some uses ("power");
    `collective` ones never a single person.
    """

    titles: Mapping[str, str]
    honorifics: frozenset[str]
    modifiers: frozenset[str]
    former: frozenset[str]
    future: frozenset[str]
    state: frozenset[str]
    bodies: Mapping[str, str]
    groups: frozenset[str]
    things: frozenset[str]
    abstract: frozenset[str]
    collective: frozenset[str]
    references: Mapping[str, frozenset[str]]
    longest_title: int

    def single(self, lemma: str) -> bool:
        """Whether the noun may mean one person without a name."""
        return (lemma in self.groups or lemma in self.titles) and lemma not in self.collective

    def honorific_before(self, words: Sequence[str]) -> int:
        """How many of the last words are a form of address: 2 for "Tan Sri", 1 for "Mr.", 0 for none."""
        return next((n for n in (2, 1) if len(words) >= n and " ".join(words[-n:]).lower() in self.honorifics), 0)

    def title_type(self, words: str) -> str | None:
        """The standing relation of a title such as "foreign minister"."""
        return self.titles.get(words.lower())


@cache
def load_roles() -> Roles:
    """Read the packaged vocabulary."""
    raw: dict[str, Any] = read_yaml("legation.extraction.lexicon", "en/roles.yaml")
    titles: dict[str, str] = {}
    for type_, words in raw["titles"].items():
        for word in words:
            titles.setdefault(word, type_)
    bodies = {word: body for body, words in raw["bodies"].items() for word in words}
    return Roles(
        titles,
        frozenset(raw["honorifics"]),
        frozenset(raw["modifiers"]),
        frozenset(raw["former"]),
        frozenset(raw["future"]),
        frozenset(raw["state"]),
        bodies,
        frozenset(raw["groups"]),
        frozenset(raw["things"]),
        frozenset(raw["abstract"]),
        frozenset(raw["collective"]) | frozenset(raw["abstract"]) | frozenset(raw["things"]),
        {name: frozenset(words) for name, words in raw["references"].items()},
        max(len(title.split()) for title in titles),
    )
