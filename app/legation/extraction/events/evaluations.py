"""What somebody says is bad is somebody's fault: "he says the deployment will be unwise", "'a mistake,' she said of NATO"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.extraction.document import DocumentAnalysis, QuotationDraft
from legation.extraction.events.actors import Actor, actors
from legation.extraction.grammar.arguments import agents, behind, owning
from legation.extraction.grammar.predicates import Predicates
from legation.extraction.grammar.syntax import (
    ADJECTIVE_COMPLEMENT,
    ATTRIBUTE,
    CONTENT_CLAUSE,
    NEGATION,
    SUBJECT,
    has_role,
)
from legation.extraction.lexicon.speech import load_speech
from legation.extraction.lexicon.words import ordered_words, words

_SAID_OF = ordered_words("events/evaluations.said_of")

_BAD = words("events/evaluations.bad")
_POINTING = words("events/evaluations.pointing")

Evaluation = tuple[Token, Token, Actor, Actor]


def evaluations(doc: Doc, analysis: DocumentAnalysis, predicates: Predicates) -> Iterator[Evaluation]:
    """(verb of speech, word that judges, who judges, whom)."""
    for verb in doc:
        bad = _bad(verb) if verb.lemma_ == "be" else None
        if bad is None:
            continue
        for said, targets in (*_reported(analysis, verb), *_quoted(doc, analysis, verb)):
            sources = list(actors(analysis, agents(said, predicates), "agent"))[:1]
            for source in sources:
                taken = analysis.mentions[source[0]].cluster
                yield from ((said, bad, source, t) for t in targets[:1] if analysis.mentions[t[0]].cluster != taken)


def _bad(verb: Token) -> Token | None:
    if any(has_role(c, NEGATION) for c in verb.children):
        return None
    said = [w for c in verb.children if has_role(c, ADJECTIVE_COMPLEMENT, ATTRIBUTE) for w in (c, *c.conjuncts)]
    return next((w for w in said if w.lemma_.lower() in _BAD), None)


def _reported(analysis: DocumentAnalysis, verb: Token) -> Iterator[tuple[Token, list[Actor]]]:
    """ "Says the NATO deployment in Latvia will be bad": whose deed the subject is, or who it is."""
    above = verb.head
    if has_role(verb, CONTENT_CLAUSE) and above.lemma_.lower() in load_speech().plain:
        subjects = [c for c in verb.children if has_role(c, SUBJECT)]
        meant = [t for s in subjects for t in ([s] if s.i in analysis.mention_at else owning(s))]
        yield above, list(actors(analysis, meant, "target"))


def _quoted(doc: Doc, analysis: DocumentAnalysis, verb: Token) -> Iterator[tuple[Token, list[Actor]]]:
    """ "'It is a distraction,' he said of the NATO effort"."""
    if not any(has_role(c, SUBJECT) and c.lower_ in _POINTING for c in verb.children):
        return
    for quote in analysis.quotations:
        if quote.direct and quote.cue and any(start <= verb.i < end for start, end in quote.content):
            said = _teller(doc, quote)
            about = behind(said, _SAID_OF) if said is not None else []
            meant = [t for a in about for t in ([a] if a.i in analysis.mention_at else owning(a))]
            if said is not None and meant:
                yield said, list(actors(analysis, meant, "target"))


def _teller(doc: Doc, quote: QuotationDraft) -> Token | None:
    words = doc[slice(*quote.cue)] if quote.cue else ()
    return next((t for t in words if t.lemma_.lower() in load_speech().plain), None)
