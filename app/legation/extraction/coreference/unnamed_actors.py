"""Which nouns mean somebody who acts, whoever that is: "foreigners", "the organisers", "a police raid", "those who fled".

General knowledge of nouns says who can act; what the noun does in its sentence, whether it is somebody there or only says of what kind
another thing is.
"""

from spacy.tokens import Token

from legation.extraction.grammar.arguments import behind
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    COMPOUND,
    NOUN,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OBJECT_PREDICATE,
    PLURAL_NAME,
    PLURAL_NOUN,
    PREPOSITION_OBJECT,
    PRONOUN,
    PROPER_NOUN,
    RELATIVE_CLAUSE,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.actor_nouns import actor_nouns
from legation.extraction.lexicon.words import ordered_words, words

_MORE = words("coreference/unnamed_actors.more_nouns")
_MORE_PLURALS = words("coreference/unnamed_actors.more_plurals")
_NOT_ACTORS = words("coreference/unnamed_actors.not_actors")
_PRONOUNS = words("coreference/unnamed_actors.pronouns")
_WITH_CLAUSE = words("coreference/unnamed_actors.pronouns_with_clause")
_BODIES = words("coreference/unnamed_actors.bodies")
_AS = words("coreference/unnamed_actors.as")
_REMAINS = words("coreference/unnamed_actors.remains")
_BEFORE_DEAD = ordered_words("coreference/unnamed_actors.before_dead")
_OF_A_KIND = (
    COMPOUND,
    ADJECTIVE_MODIFIER,
    NOUN_MODIFIER,
    NOUN_ADVERBIAL,
    ATTRIBUTE,
    OBJECT_PREDICATE,
    APPOSITION,
)
"""In these a noun says what another is."""


def is_unnamed_actor(token: Token) -> bool:
    """Whether the token is the head of a phrase that means people or a body."""
    if has_role(token, *_OF_A_KIND) or (has_role(token, PREPOSITION_OBJECT) and token.head.lower_ in _AS):
        return False
    if has_pos(token, PRONOUN):
        told = token.lower_ in _WITH_CLAUSE and any(has_role(c, RELATIVE_CLAUSE, NOUN_CLAUSE) for c in token.children)
        return told or token.lower_ in _PRONOUNS
    return has_pos(token, NOUN, PROPER_NOUN) and _acts(token) and not _is_dead(token)


def _is_dead(token: Token) -> bool:
    """ "The bodies of two Americans", "the body of a teacher": who lies there does not act."""
    whose = behind(token, _BEFORE_DEAD) if token.lemma_.lower() in _REMAINS else []
    return any(has_tag(t, PLURAL_NAME) or _acts(t) for t in whose)


def is_body_inside(token: Token) -> bool:
    """ "A police raid", "government-backed": a body whose noun stands before another that is nobody."""
    inside = has_role(token, COMPOUND, NOUN_ADVERBIAL) and has_pos(token, NOUN, PROPER_NOUN)
    return inside and token.lower_ in _BODIES and not (has_pos(token.head, NOUN) and _acts(token.head) and not _names(token.head))  # fmt: skip


def _names(head: Token) -> bool:
    """Whether the noun is itself only the title of a name: the "spokesman" of "police spokesman Ali Hassan"."""
    return has_role(head, COMPOUND, NOUN_MODIFIER) or any(has_role(c, APPOSITION) for c in head.children)


def _acts(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if lemma in _NOT_ACTORS:
        return False
    if lemma in _MORE_PLURALS and has_tag(token, PLURAL_NOUN, PLURAL_NAME):
        return True
    return lemma in _MORE or lemma in actor_nouns()
