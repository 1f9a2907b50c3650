"""Denials of what was told before: "he insists it was not an annexation", "she rejected the term invasion"."""

from spacy.tokens import Doc, Token

from legation.domain.claim import Polarity, Status
from legation.domain.ontology import load_ontology
from legation.extraction.claims.weights import NAMED_AGAIN, OTHER_TERM
from legation.extraction.document import ClaimDraft, DocumentAnalysis
from legation.extraction.grammar.arguments import agents
from legation.extraction.grammar.predicates import Predicates
from legation.extraction.grammar.syntax import (
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY,
    COMPOUND,
    CONTENT_CLAUSE,
    GERUND,
    NEGATION,
    NOUN,
    NOUN_MODIFIER,
    OBJECT,
    OBJECT_PREDICATE,
    OPEN_CLAUSE,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    SUBJECT,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.words import words

_TERMS = words("events/denials.terms")
_CHOOSING = words("events/denials.choosing")
_ANOTHER = words("events/denials.another")
_WOULD = words("events/denials.would")
_POINTING_BACK = words("events/denials.pointing_back")

_WORDING = words("events/denials.wording")
_REFUSING = words("events/denials.refusing")
_NEAR = 30
"""Tokens between a word and its refusal by somebody asked about it."""
_REACH = 400
"""Tokens between what was told and its denial: a few paragraphs."""


def is_denial(verb: Token) -> bool:
    """ "Denied that", "rejects the term": what is denied is the claim; no act towards anybody."""
    if verb.lemma_.lower() not in _REFUSING:
        return False
    clause = any(
        has_role(c, CONTENT_CLAUSE) or (has_role(c, OPEN_CLAUSE) and has_tag(c, GERUND, PAST_PARTICIPLE))
        for c in verb.children
    )
    return clause or any(has_role(c, OBJECT) and _is_wording(c) for c in verb.children)


def metalinguistic_denials(doc: Doc, analysis: DocumentAnalysis, predicates: Predicates) -> list[ClaimDraft]:
    """Drafts for event nouns that name an event told before, said to be or not to be what they call it."""
    found = [d for noun in doc if _is_other_term(noun) and (d := _refused_name(analysis, noun)) is not None]
    for noun in doc:
        entry = predicates.noun(noun) if has_pos(noun, NOUN, PROPER_NOUN) else None
        verdict = _verdict(noun) if entry is not None else None
        verb = _refusing_verb(noun)
        deniers = (
            [analysis.mention_at[a.i] for a in agents(verb, predicates) if a.i in analysis.mention_at]
            if verb is not None
            else []
        )
        if entry is None or verdict is None:
            continue
        told = _told_before(analysis, noun, entry.type)
        if told is None:
            continue
        sentence = noun.sent
        found.append(
            ClaimDraft(
                told.type, told.subject, told.object, (noun.i, noun.i + 1), (sentence.start, sentence.end), noun.i,
                group=f"{noun.i}:{noun.i}:{told.type}", status=Status.HAPPENED, polarity=verdict, time=told.time, score=NAMED_AGAIN,
                speakers=tuple(deniers[:1]),
            )
        )  # fmt: skip
    return found


def _is_other_term(noun: Token) -> bool:
    """ "I would use another term", "I would not use that word"."""
    verb = noun.head
    if noun.lemma_.lower() not in _TERMS or not has_role(noun, OBJECT) or verb.lemma_.lower() not in _CHOOSING:
        return False
    other = any(c.lower_ in _ANOTHER for c in noun.children)
    would = any(has_role(c, AUXILIARY) and c.lower_ in _WOULD for c in verb.children)
    return would and (other or any(has_role(c, NEGATION) for c in verb.children))


def _refused_name(analysis: DocumentAnalysis, noun: Token) -> ClaimDraft | None:
    """The event just told, which is not what the speaker calls it."""
    ontology = load_ontology()
    events = [d for d in analysis.claims if ontology[d.type].is_event and d.object is not None]
    near = [d for d in events if 0 < noun.i - d.predicate <= _NEAR]
    told = max(near, key=lambda d: d.predicate, default=None)
    if told is None:
        return None
    sentence = noun.sent
    return ClaimDraft(
        told.type, told.subject, told.object, (noun.i, noun.i + 1), (sentence.start, sentence.end), noun.i,
        group=f"{noun.i}:{noun.i}:{told.type}", status=Status.HAPPENED, polarity=Polarity.DENIED, time=told.time, score=OTHER_TERM,
    )  # fmt: skip


def _verdict(noun: Token) -> Polarity | None:
    """Whether the sentence says the event is, or is not, what the noun calls it."""
    if has_role(noun, ATTRIBUTE) and noun.head.lemma_ == "be" and _points_back(noun.head):
        negated = any(has_role(c, NEGATION) for c in noun.head.children) or any(c.lower_ == "no" for c in noun.children)
        return Polarity.DENIED if negated else Polarity.AFFIRMED if has_role(noun.head, CONTENT_CLAUSE) else None
    verb = _refusing_verb(noun)
    if verb is None:
        return None
    denied = not any(has_role(c, NEGATION) for c in verb.children)
    return Polarity.DENIED if denied else None


def _points_back(copula: Token) -> bool:
    return any(has_role(c, SUBJECT) and (c.lower_ in _POINTING_BACK or has_pos(c, NOUN)) for c in copula.children)


def _refusing_verb(noun: Token) -> Token | None:
    """The verb that refuses the noun as a name: "rejected the term annexation", "the notion of an annexation"."""
    named = [c for c in noun.children if has_role(c, COMPOUND) and _is_wording(c)]
    above = (
        noun.head if has_role(noun, APPOSITION, NOUN_MODIFIER, OBJECT_PREDICATE) and _is_wording(noun.head) else None
    )
    if has_role(noun, PREPOSITION_OBJECT) and noun.head.lower_ == "of" and _is_wording(noun.head.head):
        above = noun.head.head
    phrase = noun if named else above
    if phrase is None or not has_role(phrase, OBJECT, PASSIVE_SUBJECT):
        return None
    return phrase.head if phrase.head.lemma_.lower() in _REFUSING else None


def _is_wording(token: Token) -> bool:
    return token.lemma_.lower() in _WORDING


def _told_before(analysis: DocumentAnalysis, noun: Token, type_: str) -> ClaimDraft | None:
    """The last event of that type before the noun; its own subject phrase counts."""
    before = [
        d
        for d in analysis.claims
        if load_ontology()[d.type].is_event
        and d.type == type_
        and d.object is not None
        and 0 < noun.i - d.predicate <= _REACH
    ]
    return max(before, key=lambda d: d.predicate, default=None)
