"""Who "the two leaders" and "both countries" are: the two of that kind named right before."""

from spacy.tokens import Doc, Token

from legation.domain.entity import STATES, Kind
from legation.domain.mention import Form
from legation.extraction.document import DocumentAnalysis
from legation.extraction.grammar.syntax import ADJECTIVE_MODIFIER, COMPOUND, PLURAL_NOUN, POSSESSOR, has_role, has_tag
from legation.extraction.lexicon.words import words

_PERSON_NOUNS = words("coreference/dual_anaphora.person_nouns")
_STATE_NOUNS = words("coreference/dual_anaphora.state_nouns")
_TWO = words("coreference/dual_anaphora.two")
_BACK = 2
"""How many sentences they may lie back, the same one counted."""


def resolve_pair(analysis: DocumentAnalysis, doers: list[Token]) -> list[int]:
    """Mentions of the two people or states that a phrase for two sums up; none unless just two of that kind stand nearest."""
    noun = doers[0] if len(doers) == 1 else None
    if noun is None or not has_tag(noun, PLURAL_NOUN) or not any(c.lower_ in _TWO for c in noun.children):
        return []
    lemma = noun.lemma_.lower()
    kinds = {Kind.PERSON} if lemma in _PERSON_NOUNS else STATES if lemma in _STATE_NOUNS else set()
    sentence, doc = noun.sent, noun.doc
    for _ in range(_BACK):
        named = _named(doc, analysis, kinds, sentence.start, min(sentence.end, noun.i))
        if named:
            return named if len(named) == 2 else []
        if sentence.start == 0:
            return []
        sentence = doc[sentence.start - 1].sent
    return []


def _named(doc: Doc, analysis: DocumentAnalysis, kinds: set[Kind] | frozenset[Kind], start: int, end: int) -> list[int]:
    first: dict[int, int] = {}
    for token in doc[start:end]:
        index = analysis.mention_at.get(token.i)
        if index is not None and not has_role(token, POSSESSOR, ADJECTIVE_MODIFIER, COMPOUND):
            cluster = analysis.mentions[index].cluster
            if analysis.clusters[cluster].kind in kinds and analysis.mentions[index].form is Form.NAME:
                first.setdefault(cluster, index)
    return list(first.values())
