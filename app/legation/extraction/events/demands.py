"""What somebody says another must do is asked of the other: "he said the union must act"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from legation.extraction.document import DocumentAnalysis
from legation.extraction.events.actors import Actor, actors
from legation.extraction.grammar.arguments import agents
from legation.extraction.grammar.predicates import Predicates
from legation.extraction.grammar.syntax import AUXILIARY, CONTENT_CLAUSE, SUBJECT, has_role
from legation.extraction.lexicon.words import words

_SAYING = words("events/demands.saying")
_SPEAKERS_SELVES = words("events/demands.speakers_selves")
_OUGHT = words("events/demands.ought")


def demands(
    doc: Doc, analysis: DocumentAnalysis, predicates: Predicates
) -> Iterator[tuple[Token, Token, Actor, Actor]]:
    """(verb of saying, what ought to be done, who says so, of whom it is asked)."""
    for clause in doc:
        said = clause.head
        if not is_demanded(clause):
            continue
        subjects = [s for c in clause.children if has_role(c, SUBJECT) for s in (c, *c.conjuncts)]
        subjects = [s for s in subjects if s.lower_ not in _SPEAKERS_SELVES]  # "I must say", "we must work together"
        asked = [a for a in actors(analysis, subjects, "target") if not a[1]]
        for source in list(actors(analysis, agents(said, predicates), "agent"))[:1]:
            own = analysis.mentions[source[0]].cluster
            for target in asked:
                if analysis.mentions[target[0]].cluster != own:
                    yield said, clause, source, target


def is_demanded(clause: Token) -> bool:
    """Whether a verb tells what somebody says must be done."""
    due = any(has_role(c, AUXILIARY) and c.lower_ in _OUGHT for c in clause.children)
    return due and has_role(clause, CONTENT_CLAUSE) and clause.head.lemma_.lower() in _SAYING
