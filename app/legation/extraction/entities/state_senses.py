"""In which sense a state's own name stands: the state that acts and is acted on, or the land somebody is in.

Follows the distinction of Gritta, Pilehvar and Collier (2018): a name is literal where it is a place to be in, to come from or go
to, and stands for government or people where it acts, speaks, owns institutions or modifies what a government does.
"""

from spacy.tokens import Doc, Token

from legation.domain.mention import Sense
from legation.extraction.document import MentionDraft
from legation.extraction.grammar.syntax import (
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    APPOSITION,
    BY_AGENT,
    CLAUSAL_SUBJECT,
    COMPOUND,
    CONJUNCT,
    INDIRECT_OBJECT,
    NOUN,
    NOUN_MODIFIER,
    NUMBER_MODIFIER,
    OBJECT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREPOSITION_OBJECT,
    SUBJECT,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.words import words

_LAND_NOUNS = words("entities/state_senses.land_nouns")
_LAND_VERBS = words("entities/state_senses.land_verbs")
_PLACE_PREPOSITIONS = words("entities/prepositions.before_place") | words("entities/prepositions.before_land")
_STATE_PREPOSITIONS = words("entities/prepositions.before_government") | words("entities/prepositions.before_state")
_VERBS_OF_BEING = words("entities/state_senses.verbs_of_being")


def sense_of_state(doc: Doc, found: MentionDraft) -> Sense:
    """`state`, `place`, or `itself` where the words around do not tell."""
    head = doc[found.start : found.end].root
    return _sense(head, depth=0)


def _sense(token: Token, depth: int) -> Sense:
    head = token.head
    if has_role(token, CONJUNCT, APPOSITION) and depth < 4:
        return _sense(head, depth + 1)
    if has_role(token, POSSESSOR, COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER, NUMBER_MODIFIER):
        return Sense.PLACE if head.lemma_.lower() in _LAND_NOUNS else Sense.STATE
    if has_role(token, SUBJECT, BY_AGENT, INDIRECT_OBJECT, CLAUSAL_SUBJECT):
        return Sense.ITSELF if head.lemma_ in _VERBS_OF_BEING else Sense.STATE
    if has_role(token, PASSIVE_SUBJECT):
        return Sense.STATE
    if has_role(token, OBJECT):
        return Sense.PLACE if head.lemma_.lower() in _LAND_VERBS else Sense.STATE
    if has_role(token, PREPOSITION_OBJECT):
        return _after(head)
    return Sense.ITSELF


def _after(preposition: Token) -> Sense:
    word, governor = preposition.lower_, preposition.head
    if word == "of":
        return Sense.PLACE if governor.lemma_.lower() in _LAND_NOUNS else Sense.STATE
    if word == "to":
        # One talks, sells and is loyal to a state; one goes to a place.
        return (
            Sense.STATE
            if has_pos(governor, NOUN, ADJECTIVE) and governor.lemma_.lower() not in _LAND_NOUNS
            else Sense.PLACE
        )
    if word == "from":
        return Sense.PLACE
    if word in _STATE_PREPOSITIONS:
        return Sense.STATE
    return Sense.PLACE if word in _PLACE_PREPOSITIONS else Sense.ITSELF
