"""An adjective of a people that means its language: "in German", "the Japanese language", "French-speaking", "learn Latvian"."""

from spacy.tokens import Doc, Token

from legation.extraction.grammar.syntax import (
    ADJECTIVE_COMPLEMENT,
    ADVERB_MODIFIER,
    APPOSITION,
    CONJUNCT,
    DETERMINER,
    NOUN,
    NUMBER_MODIFIER,
    NUMERAL,
    OBJECT,
    OBJECT_PREDICATE,
    POSSESSOR,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.words import words

_OF_LANGUAGE = words("names/language_names.of_language")
_LANGUAGE_VERBS = words("names/language_names.language_verbs")
_LANGUAGE_PREPOSITIONS = words("names/language_names.language_prepositions")


def denotes_language(doc: Doc, start: int, end: int) -> bool:
    """Whether the adjective at these tokens means a language."""
    after = end + 1 if end < len(doc) and doc[end].text == "-" else end
    if after < len(doc) and doc[after].lower_ in _OF_LANGUAGE:
        return True
    last = doc[end - 1]
    if end < len(doc) and (has_pos(doc[end], NOUN, PROPER_NOUN, NUMERAL) or doc[end].text == "-"):
        return False
    return end - start == 1 and not last.lower_.endswith("s") and _is_spoken(_first_of_list(last))


def _first_of_list(token: Token) -> Token:
    """ "In English, French and Chinese": all as the first."""
    while has_role(token, CONJUNCT, APPOSITION) and token.head.i < token.i:
        token = token.head
    return token


def _is_spoken(token: Token) -> bool:
    governor = token.head
    if has_role(token, PREPOSITION_OBJECT):
        return governor.lower_ in _LANGUAGE_PREPOSITIONS and not any(
            has_role(c, DETERMINER, POSSESSOR) for c in token.children
        )
    spoken = (
        has_role(token, OBJECT, OBJECT_PREDICATE, ADJECTIVE_COMPLEMENT, ADVERB_MODIFIER)
        and governor.lemma_.lower() in _LANGUAGE_VERBS
    )
    return spoken and not any(has_role(c, DETERMINER, POSSESSOR, NUMBER_MODIFIER) for c in token.children)
