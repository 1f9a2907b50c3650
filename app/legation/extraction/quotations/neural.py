"""Quotations the trained reader finds, beside those of the grammar."""

from collections import Counter
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from legation.extraction.doc_attributes import Trained
from legation.extraction.document import DocumentAnalysis, QuotationDraft
from legation.extraction.lexicon.speech import Speech, quoted_spans

_SAME = 0.5
"""Share of common tokens from which two contents are one."""
_MARKS = frozenset('"\u201c\u201d\u00ab\u00bb\u201e')
Tokens = tuple[int, int]


def join_quotes(doc: Doc, analysis: DocumentAnalysis, read: Trained, speech: Speech) -> None:
    """Give `analysis.quotations` what the reader found; the grammar's own stay where the reader has nothing."""
    quoted = {i for start, end in quoted_spans(doc) for i in range(start, end)}
    grammar = list(analysis.quotations)
    analysis.replace_quotations(_found(doc, analysis, read, speech, quoted))
    by_cue: dict[int, list[QuotationDraft]] = {}
    for own in grammar:
        for i in range(*own.cue) if own.cue else ():
            by_cue.setdefault(i, []).append(own)
    for quote in analysis.quotations:
        _widen(quote, [own for i in range(*quote.cue) for own in by_cue.get(i, ())] if quote.cue else ())
    # Which of the found quotations hold a token: asked by token, for a long article has a thousand quotations.
    holding: dict[int, list[int]] = {}
    for n, quote in enumerate(analysis.quotations):
        for i in _tokens(quote):
            holding.setdefault(i, []).append(n)
    found = list(analysis.quotations)
    for own in grammar:
        content = [i for s, e in own.content for i in range(s, e)]
        shared = Counter(n for i in content for n in holding.get(i, ()))
        if sum(i in holding for i in content) / len(content) < _SAME:
            analysis.add_quotation(own)
            continue
        for n in sorted(shared):
            if shared[n] / len(content) >= _SAME:
                _complete(found[n], own)


def _tokens(quote: QuotationDraft) -> set[int]:
    return {i for s, e in quote.content for i in range(s, e)}


def _widen(quote: QuotationDraft, grammar: Iterable[QuotationDraft]) -> None:
    """Where the grammar finds more of what the same cue reports, or the source the reader lacks, its clause is the content."""
    if quote.direct or quote.cue is None:
        return
    inside = _tokens(quote)
    for own in grammar:
        if own.direct or own.speaker is None:
            continue
        clause = _tokens(own)
        if inside < clause or quote.speaker_span is None:
            quote.extend(own.content)
            _complete(quote, own)
            return


def _complete(quote: QuotationDraft, grammar: QuotationDraft) -> None:
    """The reader's quotation with what the grammar knows of it."""
    quote.hear(quote.spoken or grammar.spoken)
    if quote.speaker is None and grammar.speaker_span is not None:
        quote.attribute(grammar.speaker, grammar.speaker_span)


def _found(
    doc: Doc, analysis: DocumentAnalysis, read: Trained, speech: Speech, quoted: set[int]
) -> Iterator[QuotationDraft]:
    for a in read.model.attributions(read.read):
        content = [span for s, e in a.contents if (span := _content(doc, s, e))]
        cue = doc.char_span(*a.cue, alignment_mode="expand")
        if not content or cue is None:
            continue
        source = doc.char_span(*a.sources[0], alignment_mode="expand") if a.sources else None
        speaker = analysis.mention_at.get(source.root.i) if source is not None else None
        inside = sum(i in quoted for s, e in content for i in range(s, e))
        yield QuotationDraft(
            content,
            2 * inside > sum(e - s for s, e in content),
            speaker,
            (source.start, source.end) if source is not None else None,
            (cue.start, cue.end),
            spoken=_says(cue, speech),
        )


def _content(doc: Doc, start: int, end: int) -> Tokens | None:
    """The tokens without the marks, commas and white space at their ends."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    first, last = span.start, span.end
    while first < last and (doc[first].is_space or doc[first].is_punct):
        first += 1
    while last > first and _edge(doc, last - 1):
        last -= 1
    return (first, last) if first < last else None


def _edge(doc: Doc, i: int) -> bool:
    """White space, a mark, or a comma that is not the quotation's own."""
    if doc[i].is_space or doc[i].text in _MARKS:
        return True
    return doc[i].text in ",;:" and not (i + 1 < len(doc) and doc[i + 1].text in _MARKS)


def _says(cue: Span, speech: Speech) -> bool:
    """Whether the cue reports speech, not a wish or a thought told by the outlet."""
    return any(t.lemma_.lower() in speech.plain or t.lower_ == "according" for t in cue)
