"""How an event is done, where its words tell: PLOVER's modes, from the vocabulary of `lexicon/en/modes.yaml`."""

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from legation.domain.ontology import load_ontology
from legation.domain.packaged import read_yaml
from legation.extraction.grammar.predicates import objects, prepositions
from legation.extraction.grammar.syntax import (
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    COMPOUND,
    CONTENT_CLAUSE,
    NOUN_MODIFIER,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    SUBJECT,
    has_role,
)
from legation.extraction.lexicon.words import words

_MEANS = words("events/modes.means")
_WITHIN = (COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER)


def mode(type_: str, anchor: Token, cue: Token) -> str | None:
    """The mode of an event whose predicate is `anchor` and whose own word is `cue`, if the words give one."""
    known = _modes().get(type_, {})
    # "A hunger strike": what is compounded says most, then the event's own word, then the nearest around it.
    compound = (c.lemma_.lower() for c in cue.children if has_role(c, COMPOUND))
    for word in (*compound, cue.lemma_.lower(), *_around(anchor, cue), anchor.lemma_.lower()):
        if word in known:
            return known[word]
    return None


def _around(anchor: Token, cue: Token) -> Iterator[str]:
    """Words of the phrases below the event, nearest first: "spoke by phone", "a hunger strike", "threatened with war"."""
    yield from (c.lemma_.lower() for c in cue.children if has_role(c, *_WITHIN))
    for word in dict.fromkeys((anchor, cue)):
        for noun in objects(word):
            yield from _phrase(noun)
        for prep in (*prepositions(word), *(p for noun in objects(word) for p in prepositions(noun))):
            if prep.lower_ in _MEANS:
                yield from (w for c in prep.children if has_role(c, PREPOSITION_OBJECT) for w in _phrase(c))
        for clause in (
            c
            for c in word.children
            if has_role(c, OPEN_CLAUSE, CONTENT_CLAUSE, PREPOSITION_CLAUSE, ADJECTIVE_COMPLEMENT, OBJECT_PREDICATE)
        ):
            yield clause.lemma_.lower()
            yield from (w for noun in objects(clause) for w in _phrase(noun))
        for subject in (c for c in word.children if has_role(c, SUBJECT)):
            yield from _phrase(subject)


def _phrase(noun: Token) -> Iterator[str]:
    yield from (c.lemma_.lower() for c in noun.children if has_role(c, *_WITHIN))
    yield noun.lemma_.lower()


@cache
def _modes() -> Mapping[str, Mapping[str, str]]:
    """By type, each word's mode. Raises ValueError naming a mode the ontology does not have."""
    raw: Mapping[str, Mapping[str, list[str]]] = read_yaml("legation.extraction.lexicon", "en/modes.yaml")["modes"]
    found: dict[str, dict[str, str]] = {}
    for type_, by_mode in raw.items():
        words: dict[str, str] = {}
        for name, listed in by_mode.items():
            if name not in load_ontology()[type_].modes:
                raise ValueError(f"modes.yaml: {type_} has no mode {name!r}")
            words |= {word: name for word in listed if word not in words}
        found[type_] = words
    return found
