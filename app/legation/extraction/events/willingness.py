"""Statements of willingness: "Kenya is willing to send police" agrees, "is ready to strike" threatens, "is not prepared to" refuses."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.domain.ontology import Trait, load_ontology
from legation.extraction.document import DocumentAnalysis
from legation.extraction.events.actors import Actor, actors
from legation.extraction.events.predicate_senses import UNWILLING
from legation.extraction.events.targets import targets
from legation.extraction.grammar.predicates import Entry, Predicates
from legation.extraction.grammar.syntax import (
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ATTRIBUTE,
    BASE_FORM,
    NEGATION,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    SUBJECT,
    VERB,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.words import words

_COPULAS = words("events/willingness.copulas")
_SUBJECTS = (SUBJECT, PASSIVE_SUBJECT)


def willingness(
    doc: Doc, analysis: DocumentAnalysis, predicates: Predicates
) -> Iterator[tuple[Token, str, Actor, Actor]]:
    """(word of willingness, event type, who is ready, towards whom)."""
    for word in doc:
        deed = _deed(word, predicates)
        if deed is None:
            continue
        type_ = _type(word, deed, predicates)
        doers = [s for c in _clause(word).children if has_role(c, *_SUBJECTS) for s in (c, *c.conjuncts)]
        sources = list(actors(analysis, doers, "agent"))
        taken = {analysis.mentions[i].cluster for i, _ in sources}
        entry = Entry(word.lemma_, type_, None, (), frozenset())
        found = [t for t in targets(analysis, word, entry, predicates) if analysis.mentions[t[0]].cluster not in taken]
        yield from ((word, type_, source, target) for source in sources for target in found)


def _deed(word: Token, predicates: Predicates) -> Token | None:
    """What somebody is ready to do, where the word stands behind a copula."""
    if word.lower_ not in predicates.readiness | UNWILLING or not has_pos(word, ADJECTIVE, VERB):
        return None
    if _clause(word).lemma_ not in _COPULAS and not any(has_role(c, PASSIVE_AUXILIARY) for c in word.children):
        return None
    return next((c for c in word.children if has_role(c, OPEN_CLAUSE) and has_tag(c, BASE_FORM)), None)


def _clause(word: Token) -> Token:
    """The copula; where the parser reads a passive ("is prepared to"), the word itself."""
    return word.head if has_role(word, ADJECTIVE_COMPLEMENT, ATTRIBUTE, OBJECT_PREDICATE) else word


def _type(word: Token, deed: Token, predicates: Predicates) -> str:
    refuses = word.lower_ in UNWILLING
    if refuses != any(has_role(c, NEGATION) for c in _clause(word).children):
        return "REJECT"
    entry = predicates.verb(deed)
    return "THREATEN" if entry is not None and load_ontology()[entry.type].has(Trait.HARMFUL) else "AGREE"
