"""Date expressions of news English as half-open intervals, resolved against the published date where they need one.

A small interval grammar of our own (`rules.py`, `bounds.py`, the patterns of `lexicon/en/time.yaml`): parsers for single dates give a day where the text
gives a month, a year or a decade.
"""

from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Token

from legation.domain.interval import Interval, Precision
from legation.domain.mention import Form
from legation.extraction.doc_attributes import analysis_of, text_of
from legation.extraction.grammar.syntax import (
    ADJECTIVE_MODIFIER,
    ADPOSITION,
    ADVERB,
    ADVERBIAL_CLAUSE,
    AUXILIARY_VERB,
    BASE_FORM,
    CLAUSE_MARK,
    COMPOUND,
    GERUND,
    NOUN,
    NOUN_ADVERBIAL,
    NOUN_MODIFIER,
    NUMBER_MODIFIER,
    OBJECT,
    POSSESSOR,
    PREPOSITION,
    PREPOSITION_OBJECT,
    PROPER_NOUN,
    RELATIVE_CLAUSE,
    VERB,
    has_pos,
    has_role,
    has_tag,
)
from legation.extraction.lexicon.speech import load_speech
from legation.extraction.lexicon.words import words
from legation.extraction.time.bounds import Phrase, find_phrases, scan
from legation.extraction.time.rules import Anchor

_OCCURRING_VERBS = words("time/expressions.occurring_verbs")
_SUBJECT_PREPOSITIONS = words("time/expressions.subject_prepositions")
_OF_NOUN = (NUMBER_MODIFIER, COMPOUND, NOUN_MODIFIER, ADJECTIVE_MODIFIER, POSSESSOR)
_AMBIGUOUS_MONTHS = words("time/expressions.ambiguous_months")
_MONTHS_AND_VERBS = words("time/expressions.months_and_verbs")


_FOUND = "legation dates"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression in token indices, the token its other words hang on; what it means of the past, and of what is to come."""

    start: int
    end: int
    root: int
    past: Interval
    ahead: Interval


def find_intervals(text: str, anchor: date | None, ahead: bool = False) -> list[tuple[int, int, Interval]]:
    """(start, end, interval) of every date expression that can be resolved, in code points, in text order.

    `ahead`: the clause speaks of what is to come, so that "on Monday" is the next one.
    """
    phrases = find_phrases(text, Anchor(anchor, ahead) if anchor else None)
    return [(p.start, p.end, p.interval) for p in phrases if p.interval is not None]


def find_dates(doc: Doc) -> list[Dated]:
    """The same in tokens of a Doc, as of its day; what cannot be resolved is an interval open at both ends that holds the words."""
    # Several components ask: found once a document.
    if _FOUND not in doc.user_data:
        anchor = analysis_of(doc).anchor
        doc.user_data[_FOUND] = _found(doc, date.fromisoformat(anchor[:10]) if anchor else None)
    found: list[Dated] = doc.user_data[_FOUND]
    return found


def _found(doc: Doc, anchor: date | None) -> list[Dated]:
    text = text_of(doc)
    scanned = scan(text)
    back, forth = (find_phrases(text, Anchor(anchor, way) if anchor else None, scanned) for way in (False, True))
    coming = {phrase.end: phrase for phrase in forth}
    dates = []
    for past in back:
        ahead = coming.get(past.end, past)
        span = doc.char_span(past.start, past.end, alignment_mode="expand")
        if span is not None and not _is_word_or_name(doc, doc[span.end - 1]):
            words = text[past.start : past.end]
            dates.append(Dated(span.start, span.end, span.root.i, _said(past, words), _said(ahead, words)))
    return dates


def _said(phrase: Phrase, words: str) -> Interval:
    return phrase.interval or Interval(None, None, Precision.OPEN, words)


def _is_word_or_name(doc: Doc, token: Token) -> bool:
    """ "May" the verb, "March" the deed and Theresa May are no months."""
    if token.lower_ not in _AMBIGUOUS_MONTHS:
        return False
    analysis = analysis_of(doc)
    index = analysis.mention_at.get(token.i)
    person = (
        index is not None and analysis.mentions[index].form is Form.NAME and analysis.mentions[index].label == "PERSON"
    )
    return person or (token.lower_ in _MONTHS_AND_VERBS and has_pos(token, AUXILIARY_VERB, VERB))


def nearest_date(predicate: Token, dates: list[Dated], doc: Doc, ahead: bool = False) -> Interval | None:
    """The date hanging below the predicate or its phrase; without one the nearest of the same clause."""
    dates = [d for d in dates if not (_of_another(predicate, doc[d.root]) or _of_report(predicate, doc[d.start]))]
    below = [d for d in dates if any(_governs(predicate, doc[i]) for i in range(d.start, d.end))]
    chosen = below or [d for d in dates if _about_clause(predicate, doc[d.root])]
    if not chosen:
        return None
    # What is resolved says more than what is not.
    best = min(chosen, key=lambda d: (_is_open(d.past) and _is_open(d.ahead), abs(d.start - predicate.i), d.start))
    found = best.ahead if ahead else best.past
    since = _since(doc[best.root])
    return replace(best.past, end=None, precision=Precision.OPEN) if since and best.past.start else found


def _since(day: Token) -> bool:
    """ "Since the election on Sunday": the day of what it has been since."""
    noun = day.head.head if has_role(day, PREPOSITION_OBJECT) else day.head
    return has_pos(noun, NOUN) and has_role(noun, PREPOSITION_OBJECT) and noun.head.lower_ == "since"


def _of_another(predicate: Token, day: Token) -> bool:
    """ "Blamed agents for a murder in 2023": the day of what it is about, not of the predicate."""
    noun = day.head.head if has_role(day, PREPOSITION_OBJECT) else day.head
    if (
        has_role(day, PREPOSITION_OBJECT)
        and day.head.lower_ == "in"
        and day.head.i > 0
        and noun == day.head.nbor(-1).head.head
    ):
        noun = day.head.nbor(-1)  # the parser ties the year to the verb
    if noun == predicate or not has_pos(noun, NOUN) or not has_role(noun, PREPOSITION_OBJECT):
        return False
    return noun.head.lower_ in _SUBJECT_PREPOSITIONS and has_pos(noun.head.head, VERB, NOUN)


def _is_open(interval: Interval) -> bool:
    return interval.start is None and interval.end is None


def _about_clause(predicate: Token, day: Token) -> bool:
    """In the predicate's clause, shared by coordinated verbs, or on the event noun whose relative clause tells it."""
    clause = _clause_verb(predicate)
    if (
        has_role(clause, RELATIVE_CLAUSE)
        and day.head == clause.head
        and has_role(day, NOUN_ADVERBIAL, NUMBER_MODIFIER, COMPOUND)
    ):
        return True
    # "The 2014 annexation": the year is that of its noun alone.
    if has_role(day, *_OF_NOUN) and has_pos(day.head, NOUN, PROPER_NOUN):
        return False
    verb = _clause_verb(day)
    if has_pos(predicate, NOUN, PROPER_NOUN) and predicate != clause and clause.lemma_.lower() not in _OCCURRING_VERBS:
        # "The killing shocked Moscow on Monday": the shock came on Monday.
        return False
    return verb == clause or _shares(clause, verb)


def _shares(clause: Token, verb: Token) -> bool:
    """A verb that has the date of another: coordinated behind it, or telling how it was done ("…, killing nine")."""
    if has_role(clause, ADVERBIAL_CLAUSE) and has_tag(clause, BASE_FORM) and clause.head == verb:
        return any(c.lower_ == "to" for c in clause.children)  # "will fly there on Monday to meet"
    if has_role(clause, ADVERBIAL_CLAUSE) and has_tag(clause, GERUND) and clause.head == verb:
        return not any(has_role(c, CLAUSE_MARK, PREPOSITION) for c in clause.children)
    return (
        verb in clause.conjuncts
        and verb.i > clause.i
        and not any(has_role(c, OBJECT, PREPOSITION) for c in clause.children)
    )


def _governs(predicate: Token, token: Token) -> bool:
    """Below the predicate with no other verb between."""
    node = token
    while node.head != node:
        node = node.head
        if node == predicate:
            return True
        if has_pos(node, VERB, AUXILIARY_VERB):
            return False
    return False


def _of_report(predicate: Token, first: Token) -> bool:
    """ "NATO said on Monday it was sending ships": the day of the report."""
    before = first.i - 1
    while before > 0 and (has_pos(first.doc[before], ADPOSITION, ADVERB) or first.doc[before].lower_ == "earlier"):
        before -= 1
    verb = first.doc[before] if before >= 0 else first
    return verb.lemma_.lower() in load_speech().plain and verb != predicate and verb in predicate.ancestors


def _clause_verb(token: Token) -> Token:
    node = token
    while not has_pos(node, VERB, AUXILIARY_VERB) and node.head != node:
        node = node.head
    return node
