"""Date expressions of news English as half-open intervals, resolved against the published date where they need one.

A small interval grammar of our own (`rules.py`, `bounds.py`, the patterns of `lexicon/en/time.yaml`): parsers for single dates give a day where the text
gives a month, a year or a decade.
"""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from legation.domain.interval import Interval, Precision
from legation.domain.mention import Form
from legation.extraction.doc_attributes import analysis_of, text_of
from legation.extraction.grammar.syntax import (
    AUXILIARY_VERB,
    VERB,
    has_pos,
)
from legation.extraction.lexicon.words import words
from legation.extraction.time.bounds import Phrase, find_phrases, scan
from legation.extraction.time.rules import Anchor

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
