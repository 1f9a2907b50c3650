"""Which word tells what the reader read of a pair: status, denial and speaker are asked of that word."""

from spacy.tokens import Doc, Token

from legation.domain.ontology import QuadClass, load_ontology
from legation.extraction.document import DocumentAnalysis
from legation.extraction.grammar.arguments import agents
from legation.extraction.grammar.predicates import load_predicates
from legation.extraction.grammar.syntax import AUXILIARY_VERB, CONTENT_CLAUSE, VERB, has_pos, has_role
from legation.extraction.lexicon.speech import load_speech

_VERBAL = (QuadClass.VERBAL_COOPERATION, QuadClass.VERBAL_CONFLICT)


def telling_word(
    doc: Doc, analysis: DocumentAnalysis, type_: str, subject: int, object_: int | None, word: Token
) -> Token:
    """The word itself; but where it is a verb of speech that only reports the deed, the verb of the clause it reports.

    "Carson said that his knife was stopped by a buckle": the pair hangs together by "said", and is told by "stopped". What
    somebody does by speaking stays with the verb of speech: "Carson told the court that Smith had lied".
    """
    if not has_pos(word, VERB, AUXILIARY_VERB) or word.lemma_.lower() not in load_speech().verbs:
        return word
    entry = load_predicates().verb(word)
    if entry is not None and entry.type == type_:
        return word
    speaks = any(
        analysis.mentions[i].cluster == analysis.mentions[subject].cluster
        for a in agents(word, load_predicates())
        if (i := analysis.mention_at.get(a.i)) is not None
    )
    if speaks and load_ontology()[type_].quad_class in _VERBAL:
        return word
    for mention in (object_, subject):
        clause = _clause_of(doc[analysis.mentions[mention].head], word) if mention is not None else None
        if clause is not None:
            return clause
    reported = [c for c in word.children if _is_reported(c)]
    # "Iran denies that it wants to build a bomb": told of the speaker alone, and not by the speaking.
    return reported[0] if object_ is None and len(reported) == 1 else word


def _clause_of(token: Token, verb: Token) -> Token | None:
    """The head of the reported clause in which the token stands, where the verb reports it."""
    chain = [token, *token.ancestors]
    if verb not in chain:
        return None
    clause = chain[chain.index(verb) - 1] if chain.index(verb) else token
    return clause if _is_reported(clause) else None


def _is_reported(clause: Token) -> bool:
    return has_role(clause, CONTENT_CLAUSE) and has_pos(clause, VERB, AUXILIARY_VERB)
