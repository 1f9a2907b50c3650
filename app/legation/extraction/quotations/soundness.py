"""Which of the quotations found are any: said in more than a word, reported by a word that reports, each told once."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from legation.extraction.document import QuotationDraft
from legation.extraction.grammar.syntax import NOUN, PRONOUN, PROPER_NOUN, has_pos
from legation.extraction.lexicon.speech import load_speech
from legation.extraction.lexicon.words import words

_SILENT = words("quotations/soundness.silent")
_FEWEST = 2
"""Words of a quotation at least."""


def sound(doc: Doc, quotations: Sequence[QuotationDraft]) -> list[QuotationDraft]:
    """Those that are quotations, in their order; who cannot speak is no speaker of them.

    Where two cues beside each other report the same words, the better told one stays; a report inside a report is another.
    """
    kept = [q for q in quotations if _length(doc, q) >= _FEWEST and (q.direct or _reports(doc, q))]
    for quotation in kept:
        if quotation.speaker_span is not None and not any(_may_speak(t) for t in doc[slice(*quotation.speaker_span)]):
            quotation.attribute(None, None)
    return list(_once(doc, kept))


def _length(doc: Doc, quotation: QuotationDraft) -> int:
    return sum(t.is_alpha or t.like_num for start, end in quotation.content for t in doc[start:end])


def _reports(doc: Doc, quotation: QuotationDraft) -> bool:
    """Whether the words of the cue do more than be, have or agree."""
    cue = doc[slice(*quotation.cue)] if quotation.cue else ()
    return (
        not cue
        or not all(t.lemma_.lower() in _SILENT or not t.is_alpha for t in cue)
        or any(t.text == ":" for t in cue)
    )


def _may_speak(token: Token) -> bool:
    return has_pos(token, NOUN, PROPER_NOUN, PRONOUN) or token.like_num


def _once(doc: Doc, quotations: Sequence[QuotationDraft]) -> Iterator[QuotationDraft]:
    """Asked by token, for a long article has a thousand quotations."""
    holding: dict[int, QuotationDraft] = {}
    dropped: set[int] = set()
    for quotation in sorted(quotations, key=lambda q: _worth(doc, q), reverse=True):
        inside = [i for start, end in quotation.content for i in range(start, end)]
        others = {id(holding[i]): holding[i] for i in inside if i in holding}
        if any(_same(quotation, other) for other in others.values()):
            dropped.add(id(quotation))
            continue
        for i in inside:
            holding.setdefault(i, quotation)
    yield from (q for q in quotations if id(q) not in dropped)


def _worth(doc: Doc, quotation: QuotationDraft) -> tuple[bool, bool, bool, int, int]:
    cue = doc[slice(*quotation.cue)] if quotation.cue else ()
    speaks = any(t.lemma_.lower() in load_speech().verbs for t in cue)
    size = sum(end - start for start, end in quotation.content)
    return quotation.speaker_span is not None, speaks, quotation.direct, size, -quotation.content[0][0]


def _same(one: QuotationDraft, other: QuotationDraft) -> bool:
    """Whether they share most of the shorter one's words, and neither is told in the words of the other."""
    mine, theirs = ({i for start, end in q.content for i in range(start, end)} for q in (one, other))
    if 2 * len(mine & theirs) <= min(len(mine), len(theirs)):
        return False
    return not (one.cue and one.cue[0] in theirs) and not (other.cue and other.cue[0] in mine)
