"""Whether a capital or a seat of power stands for its state: where actors stand it does, where somebody is it does not."""

from spacy.tokens import Doc, Token

from legation.domain.packaged import read_yaml
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

_WORDS = {
    name: frozenset(words) for name, words in read_yaml("legation.extraction.lexicon", "en/metonyms.yaml").items()
}
_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})


def acts(doc: Doc, found: MentionDraft) -> bool:
    """Whether a place name is the subject or agent of a deed, a possessor of one, or a partner of talks."""
    head = doc[found.start : found.end].root
    while has_role(head, CONJUNCT) and found.start <= head.i < found.end:
        head = head.head
    return not (_dateline(doc, found) or _joined(doc, found)) and _acting_role(head, depth=0)


def houses(doc: Doc, found: MentionDraft) -> bool:
    """Whether a seat such as the White House is the building: somebody is in it, comes from it or goes to it."""
    head = doc[found.start : found.end].root
    return has_role(head, PREPOSITION_OBJECT) and head.head.lower_ in _WORDS["place_prepositions"]


def _dateline(doc: Doc, found: MentionDraft) -> bool:
    """ "LONDON (Reuters) -", "Berlin - ": the place a report was sent from."""
    first = found.start == 0 or "\n" in doc[found.start - 1].text_with_ws
    after = doc[found.end].text if found.end < len(doc) else ""
    return first and (after in _DASHES or (after == "(" and doc[found.start].is_upper))


def _joined(doc: Doc, found: MentionDraft) -> bool:
    """ "Paris-based", "Berlin-born": part of a word about somebody else; "Moscow-backed" is Moscow's deed."""
    if found.end + 1 >= len(doc) or doc[found.end].text not in _DASHES or doc[found.end].whitespace_:
        return False
    return doc[found.end + 1].lower_ in _WORDS["joined"]


def _acting_role(token: Token, depth: int) -> bool:
    word = token.head.lemma_.lower()
    if has_role(token, CONJUNCT) and depth < 3:
        return _acting_role(token.head, depth + 1)
    if has_role(token, SUBJECT, BY_AGENT, INDIRECT_OBJECT):
        return word not in _WORDS["be"] or _complemented(token.head)
    if has_role(token, PASSIVE_SUBJECT):
        return word in _WORDS["acted_on"]
    if has_role(token, OBJECT):
        return word not in _WORDS["on_place"]
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
    return word in _WORDS["of_power"] or (not has_pos(owned, PROPER_NOUN) and word not in _WORDS["of_city"])


def _after(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word == "of":
        return governor in _WORDS["of_state"]
    if word == "between":
        return has_pos(preposition.head, NOUN) and governor not in _WORDS["motion"]
    return word in _WORDS["state_prepositions"] and governor not in _WORDS["motion"]
