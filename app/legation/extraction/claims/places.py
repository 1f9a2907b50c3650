"""Where an event was, as its sentence says: "met in Riga", "attacked a convoy near Mosul", "talks at a summit in Geneva"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from legation.domain.entity import PLACES
from legation.domain.mention import Sense
from legation.domain.ontology import load_ontology
from legation.extraction.document import ClaimDraft, DocumentAnalysis
from legation.extraction.grammar.syntax import (
    ADVERBIAL_CLAUSE,
    CONJUNCT,
    OPEN_CLAUSE,
    PREPOSITION,
    PREPOSITION_CLAUSE,
    PREPOSITION_OBJECT,
    VERB,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.words import words

_AT = words("claims/places.at")
_DEEPEST = 3
"""Phrases inside phrases that are followed: "at a meeting of ministers in Riga"."""


def place_claims(doc: Doc, analysis: DocumentAnalysis, drafts: Iterable[ClaimDraft]) -> None:
    """Give each event the place its own words name, which is none of its ends."""
    ontology = load_ontology()
    for draft in drafts:
        if draft.place is None and ontology[draft.type].is_event:
            draft.put(_place(doc, analysis, draft))


def _place(doc: Doc, analysis: DocumentAnalysis, draft: ClaimDraft) -> int | None:
    ends = {analysis.mentions[i].cluster for i in (draft.subject, draft.object) if i is not None}
    for token in _around(doc[draft.predicate]):
        for place in _below(token, _DEEPEST):
            index = analysis.mention_at.get(place.i)
            if index is not None and _is_place(analysis, index) and analysis.mentions[index].cluster not in ends:
                return index
    return None


def _is_place(analysis: DocumentAnalysis, index: int) -> bool:
    return analysis.cluster_of(index).kind in PLACES and analysis.mentions[index].sense is not Sense.STATE


def _around(predicate: Token) -> Iterator[Token]:
    """The predicate, and the verbs it depends on with its own subject: "flew to Riga to meet", "met in Riga and agreed"."""
    token = predicate
    while True:
        yield token
        if not has_role(token, OPEN_CLAUSE, ADVERBIAL_CLAUSE, CONJUNCT, PREPOSITION_CLAUSE) or token.head == token:
            return
        token = token.head if has_pos(token.head, VERB) else token.head.head
        if not has_pos(token, VERB):
            return


def _below(token: Token, depth: int) -> Iterator[Token]:
    """What stands behind its prepositions of place, the outer phrases first."""
    if not depth:
        return
    nouns: list[Token] = []
    for prep in (c for c in token.children if has_role(c, PREPOSITION)):
        objects = [c for c in prep.children if has_role(c, PREPOSITION_OBJECT)]
        if prep.lower_ in _AT:
            yield from objects
        nouns += objects
    for noun in nouns:
        yield from _below(noun, depth - 1)
