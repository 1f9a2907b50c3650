"""Statements of readiness: "Kenya is willing to send police" agrees, "is ready to strike" threatens, "is not prepared to" refuses."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.extraction.document import DocumentAnalysis
from legation.extraction.events.actors import Actor, actors
from legation.extraction.events.predicate_senses import UNREADY
from legation.extraction.events.targets import targets
from legation.extraction.grammar.predicates import Entry, Predicates

_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
_COPULAS = frozenset({"be", "seem", "appear", "remain", "stand", "become"})
_SUBJECTS = ("nsubj", "nsubjpass")


def readiness(
    doc: Doc, analysis: DocumentAnalysis, predicates: Predicates
) -> Iterator[tuple[Token, str, Actor, Actor]]:
    """(word of readiness, event type, who is ready, towards whom)."""
    for word in doc:
        deed = _deed(word, predicates)
        if deed is None:
            continue
        type_ = _type(word, deed, predicates)
        doers = [s for c in _clause(word).children if c.dep_ in _SUBJECTS for s in (c, *c.conjuncts)]
        sources = list(actors(analysis, doers, "agent"))
        taken = {analysis.mentions[i].cluster for i, _ in sources}
        entry = Entry(word.lemma_, type_, None, (), frozenset(), inverse=False)
        found = [t for t in targets(analysis, word, entry, predicates) if analysis.mentions[t[0]].cluster not in taken]
        yield from ((word, type_, source, target) for source in sources for target in found)


def _deed(word: Token, predicates: Predicates) -> Token | None:
    """What somebody is ready to do, where the word stands behind a copula."""
    if word.lower_ not in predicates.readiness | UNREADY or word.pos_ not in ("ADJ", "VERB"):
        return None
    if _clause(word).lemma_ not in _COPULAS and not any(c.dep_ == "auxpass" for c in word.children):
        return None
    return next((c for c in word.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)


def _clause(word: Token) -> Token:
    """The copula; where the parser reads a passive ("is prepared to"), the word itself."""
    return word.head if word.dep_ in ("acomp", "attr", "oprd") else word


def _type(word: Token, deed: Token, predicates: Predicates) -> str:
    refuses = word.lower_ in UNREADY
    if refuses != any(c.dep_ == "neg" for c in _clause(word).children):
        return "REJECT"
    entry = predicates.verb(deed)
    return "THREATEN" if entry is not None and entry.type in _HARM else "AGREE"
