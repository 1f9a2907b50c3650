"""Whether a capital or a seat of power stands for its state: where actors stand it does, where somebody is it does not."""

from spacy.tokens import Doc, Token

from legation.extraction.document import MentionDraft
from legation.extraction.grammar.syntax import (
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    BY_AGENT,
    CONJUNCT,
    GERUND,
    INDIRECT_OBJECT,
    NOUN,
    NOUN_ADVERBIAL,
    OBJECT,
    OPEN_CLAUSE,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PLAIN_ADJECTIVE,
    POSSESSOR,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    SUBJECT,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.words import words

_VERBS_WITHOUT_DEED = words("entities/metonymy.verbs_without_deed")
_ACTED_ON = words("entities/metonymy.acted_on")
_PLACE_VERBS = words("entities/metonymy.place_verbs")
_CITY_NOUNS = words("entities/metonymy.city_nouns")
_POWER_NOUNS = words("entities/metonymy.power_nouns")
_STATE_NOUNS = words("entities/metonymy.state_nouns")
_MOTION_WORDS = words("entities/metonymy.motion_words")
_JOINED = words("entities/metonymy.joined")
_PLACE_PREPOSITIONS = words("entities/prepositions.before_place")
_STATE_PREPOSITIONS = words("entities/prepositions.before_government")
_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})


def is_metonymic(doc: Doc, found: MentionDraft) -> bool:
    """Whether a place name is the subject or agent of a deed, a possessor of one, or a partner of talks."""
    head = doc[found.start : found.end].root
    while has_role(head, CONJUNCT) and found.start <= head.i < found.end:
        head = head.head
    return not (_dateline(doc, found) or _joined(doc, found)) and _acting_role(head, depth=0)


def is_literal(doc: Doc, found: MentionDraft) -> bool:
    """Whether a seat such as the White House is the building: somebody is in it, comes from it or goes to it."""
    head = doc[found.start : found.end].root
    return has_role(head, PREPOSITION_OBJECT) and head.head.lower_ in _PLACE_PREPOSITIONS


def _dateline(doc: Doc, found: MentionDraft) -> bool:
    """ "LONDON (Reuters) -", "Berlin - ": the place a report was sent from."""
    first = found.start == 0 or "\n" in doc[found.start - 1].text_with_ws
    after = doc[found.end].text if found.end < len(doc) else ""
    return first and (after in _DASHES or (after == "(" and doc[found.start].is_upper))


def _joined(doc: Doc, found: MentionDraft) -> bool:
    """ "Paris-based", "Berlin-born": part of a word about somebody else; "Moscow-backed" is Moscow's deed."""
    if found.end + 1 >= len(doc) or doc[found.end].text not in _DASHES or doc[found.end].whitespace_:
        return False
    return doc[found.end + 1].lower_ in _JOINED


def _acting_role(token: Token, depth: int) -> bool:
    word = token.head.lemma_.lower()
    if has_role(token, CONJUNCT) and depth < 3:
        return _acting_role(token.head, depth + 1)
    if has_role(token, SUBJECT, BY_AGENT, INDIRECT_OBJECT):
        return word not in _VERBS_WITHOUT_DEED or _complemented(token.head)
    if has_role(token, PASSIVE_SUBJECT):
        return word in _ACTED_ON
    if has_role(token, OBJECT):
        return word not in _PLACE_VERBS
    if has_role(token, POSSESSOR):
        return _owned_by_state(token.head)
    if has_role(token, PREPOSITION_OBJECT):
        return _after(token.head)
    return has_role(token, NOUN_ADVERBIAL, ADJECTIVE_MODIFIER) and has_tag(
        token.head, PAST_PARTICIPLE, GERUND, PLAIN_ADJECTIVE
    )


def _complemented(verb: Token) -> bool:
    """ "Moscow is ready to", "Athens has promised": the verb "be" or "have" with something a government is or does."""
    return any(has_role(c, ADJECTIVE_COMPLEMENT, OPEN_CLAUSE) for c in verb.children)


def _owned_by_state(owned: Token) -> bool:
    """A capital's policy and envoys are its state's; its streets, its courts and what bears a name of its own are the city's."""
    word = owned.lemma_.lower()
    return word in _POWER_NOUNS or (not has_pos(owned, PROPER_NOUN) and word not in _CITY_NOUNS)


def _after(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word == "of":
        return governor in _STATE_NOUNS
    if word == "between":
        return has_pos(preposition.head, NOUN) and governor not in _MOTION_WORDS
    return word in _STATE_PREPOSITIONS and governor not in _MOTION_WORDS
