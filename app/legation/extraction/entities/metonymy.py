"""Whether a capital or a seat of power stands for its state: where actors stand it does, where somebody is it does not."""

from spacy.tokens import Doc, Token

from legation.domain.packaged import read_yaml
from legation.extraction.document import MentionDraft

_WORDS = {
    name: frozenset(words) for name, words in read_yaml("legation.extraction.lexicon", "en/metonyms.yaml").items()
}
_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})


def acts(doc: Doc, found: MentionDraft) -> bool:
    """Whether a place name is the subject or agent of a deed, a possessor of one, or a partner of talks."""
    head = doc[found.start : found.end].root
    while head.dep_ == "conj" and found.start <= head.i < found.end:
        head = head.head
    return not (_dateline(doc, found) or _joined(doc, found)) and _acting_role(head, depth=0)


def houses(doc: Doc, found: MentionDraft) -> bool:
    """Whether a seat such as the White House is the building: somebody is in it, comes from it or goes to it."""
    head = doc[found.start : found.end].root
    return head.dep_ == "pobj" and head.head.lower_ in _WORDS["place_prepositions"]


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
    dep, word = token.dep_, token.head.lemma_.lower()
    if dep == "conj" and depth < 3:
        return _acting_role(token.head, depth + 1)
    if dep in ("nsubj", "agent", "dative"):
        return word not in _WORDS["be"] or _complemented(token.head)
    if dep == "nsubjpass":
        return word in _WORDS["acted_on"]
    if dep == "dobj":
        return word not in _WORDS["on_place"]
    if dep == "poss":
        return _owned_by_state(token.head)
    if dep == "pobj":
        return _after(token.head)
    return dep in ("npadvmod", "amod") and token.head.tag_ in ("VBN", "VBG", "JJ")


def _complemented(verb: Token) -> bool:
    """ "Moscow is ready to", "Athens has promised": the verb "be" or "have" with something a government is or does."""
    return any(c.dep_ in ("acomp", "xcomp") for c in verb.children)


def _owned_by_state(owned: Token) -> bool:
    """A capital's policy and envoys are its state's; its streets, its courts and what bears a name of its own are the city's."""
    word = owned.lemma_.lower()
    return word in _WORDS["of_power"] or (owned.pos_ != "PROPN" and word not in _WORDS["of_city"])


def _after(preposition: Token) -> bool:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word == "of":
        return governor in _WORDS["of_state"]
    if word == "between":
        return preposition.head.pos_ == "NOUN" and governor not in _WORDS["motion"]
    return word in _WORDS["state_prepositions"] and governor not in _WORDS["motion"]
