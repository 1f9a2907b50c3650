"""Events whose target stands far from the verb: deep in a phrase or in what is agreed to. Two witnesses are needed.

The vocabulary must know the predicate and the parse who does it; the trained reader, asked about the pair, must name the same type
on its own. Only for those of whom nearer rules found nothing in the sentence.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from legation.domain.ontology import Trait, load_ontology
from legation.extraction.claims.weights import READER_CERTAIN, READER_SURE
from legation.extraction.document import ClaimDraft, DocumentAnalysis
from legation.extraction.events.actors import Actor, actors, is_own
from legation.extraction.events.denials import is_denial
from legation.extraction.events.given_pairs import entry_of, stated
from legation.extraction.events.neural import read_event
from legation.extraction.events.predicate_senses import is_verb, predicate_sense
from legation.extraction.grammar.arguments import agents
from legation.extraction.grammar.predicates import Entry, Predicates
from legation.extraction.grammar.syntax import (
    ADJECTIVE,
    ADVERBIAL_CLAUSE,
    CLAUSE_MARK,
    CONJUNCT,
    CONTENT_CLAUSE,
    NOUN,
    NOUN_CLAUSE,
    OBJECT,
    OPEN_CLAUSE,
    PARATAXIS,
    PASSIVE_SUBJECT,
    PROPER_NOUN,
    RELATIVE_CLAUSE,
    SUBJECT,
    VERB,
    has_pos,
    has_role,
)
from legation.extraction.lexicon.words import words

_FILED = words("events/long_distance.filed")
_WHERE_FILED = words("events/targets.where_filed")
_ASKED = frozenset({NOUN_CLAUSE, CONTENT_CLAUSE, OPEN_CLAUSE})
_FAR = frozenset({RELATIVE_CLAUSE, ADVERBIAL_CLAUSE, PARATAXIS, CONJUNCT})
"""Clauses of their own: what stands in them is not the verb's."""


def distant(doc: Doc, analysis: DocumentAnalysis, predicates: Predicates) -> Iterator[tuple[Token, str, Actor, Actor]]:
    """(predicate, type, source, target) for pairs no nearer rule found, at most one a sentence."""
    told: dict[tuple[int, int], list[ClaimDraft]] = {}
    for draft in filter(_is_pair, analysis.claims):
        told.setdefault(draft.sentence, []).append(draft)
    for sentence in doc.sents:
        for found in _of_sentence(sentence, analysis, predicates, told.get((sentence.start, sentence.end), [])):
            yield found
            break


def _is_pair(draft: ClaimDraft) -> bool:
    return draft.object is not None and load_ontology()[draft.type].is_event


def _of_sentence(
    sentence: Span, analysis: DocumentAnalysis, predicates: Predicates, told: list[ClaimDraft]
) -> Iterator[tuple[Token, str, Actor, Actor]]:
    acting, known = {analysis.mentions[d.subject].cluster for d in told}, {d.predicate for d in told}
    for token in sorted((t for t in sentence if not {t.i, t.head.i} & known), key=lambda t: (_depth(t), t.i)):
        entry = entry_of(token, predicates)
        if entry is None or (is_verb(token) and _means_else(token, predicates)):
            continue
        sources = list(actors(analysis, _doers(token, predicates), "agent"))[:1]
        for source in (s for s in sources if analysis.mentions[s[0]].cluster not in acting):
            type_ = stated(token, entry.type, predicates)
            below = _within(token, analysis, source, type_, predicates)
            for target in [t for t in below if not _is_means(token, analysis, t, entry)][:1]:
                chosen = _agreed(sentence, analysis, source, target, type_)
                if chosen == "REQUEST" != type_ and has_role(token, *_ASKED):
                    continue  # "demanded that he apologise to the women": asked of him, not by him
                if chosen:
                    yield token, chosen, source, target


def _means_else(verb: Token, predicates: Predicates) -> bool:
    """Nothing between actors, or a denial: "called him a friend", "strike a chord"."""
    return predicate_sense(verb, predicates) is None or is_denial(verb)


def _doers(token: Token, predicates: Predicates) -> list[Token]:
    if has_pos(token, NOUN, PROPER_NOUN):
        carrier = token.head if has_role(token, OBJECT, PASSIVE_SUBJECT) else None
        if carrier is None or not has_pos(carrier, VERB) or carrier.lemma_.lower() in predicates.receiving:
            return []  # "faces sanctions": done to the subject
        return agents(carrier, predicates)
    return agents(token.head if has_pos(token, ADJECTIVE) else token, predicates)


def _within(token: Token, analysis: DocumentAnalysis, source: Actor, type_: str, predicates: Predicates) -> list[Actor]:
    """Actors below the predicate and not in a clause of their own, the nearest first.

    Who opposes sanctions against Russia is not against Russia: what is judged ends at a noun of conflict.
    """
    taken = {analysis.mentions[source[0]].cluster}
    below: list[Token] = []
    row = [token]
    while row:
        row = [c for t in row for c in t.children if not _is_apart(c) and not has_role(c, SUBJECT, PASSIVE_SUBJECT)]
        if load_ontology()[type_].has(Trait.JUDGING):
            row = [t for t in row if not _is_conflict(t, predicates)]
        below += [t for t in row if t.i > token.i and t.i in analysis.mention_at]
    found = [(i, True) for i, nested in actors(analysis, below, "target") if not nested]
    return [f for f in found if not is_own(token.doc, analysis, f[0], taken)]


def _is_apart(token: Token) -> bool:
    """The head of a clause of its own, "accusations that its army had shelled" among them."""
    return has_role(token, *_FAR) or (
        has_role(token, NOUN_CLAUSE) and any(has_role(c, CLAUSE_MARK) for c in token.children)
    )


def _is_means(token: Token, analysis: DocumentAnalysis, target: Actor, entry: Entry) -> bool:
    """Who withdraws peacekeepers from Lebanon does nothing to the peacekeepers, who files a complaint with a court nothing to the court."""
    head = token.doc[analysis.mentions[target[0]].head]
    if entry.type == "ACCUSE" and token.lemma_.lower() in _FILED and head.head.lower_ in _WHERE_FILED:
        return True
    return bool(entry.objects & {head.lemma_.lower(), head.lower_})


def _is_conflict(noun: Token, predicates: Predicates) -> bool:
    entry = predicates.noun(noun) if has_pos(noun, NOUN, PROPER_NOUN) else None
    return entry is not None and load_ontology()[entry.type].is_conflict


def _agreed(sentence: Span, analysis: DocumentAnalysis, source: Actor, target: Actor, type_: str) -> str | None:
    """The type both witnesses name; where the reader is nearly certain of another one, that."""
    a, b = analysis.mentions[source[0]], analysis.mentions[target[0]]
    chances = read_event(sentence.doc, (sentence.start, sentence.end), (a.start, a.end), (b.start, b.end))
    best = max(chances, key=lambda name: (chances[name], name), default=None)
    if chances.get(type_, 0.0) >= READER_SURE:
        best = type_
    elif best is None or chances[best] < READER_CERTAIN:
        return None
    return None if best == "PROTEST" else best  # where they march is not against whom


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
