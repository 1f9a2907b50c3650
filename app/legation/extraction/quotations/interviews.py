"""Interviews set as turns: "Q: … A: …", "Berger: … Müller: …". A turn is a quotation of whoever its label names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Span

from legation.domain.entity import Kind
from legation.extraction.document import DocumentAnalysis, QuotationDraft

_NAME = r"[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){0,3}"
_LABEL = re.compile(rf"(?:^|(?<=\n)|(?<=[.?!] )|(?<=[.?!][\"\u201d] ))({_NAME}):\s+(?=\S)")
_ANSWERS, _ASKS = frozenset({"A", "Answer"}), frozenset({"Q", "Question"})
_FEWEST = 2
"""Turns of each of two labels: a colon alone is no interview."""


@dataclass(frozen=True, slots=True)
class _Turn:
    label: str
    at: tuple[int, int]
    """Its label, in characters."""
    said: tuple[int, int]


def add_turns(doc: Doc, analysis: DocumentAnalysis) -> None:
    """Add a quotation for each turn whose speaker is a person; what whoever asks says is the outlet's own."""
    turns = list(_turns(doc.text))
    if not turns:
        return
    asked = _asked(doc, analysis, turns[0].at[0])
    for turn in turns:
        content = doc.char_span(*turn.said, alignment_mode="contract")
        if content is None:
            continue
        if turn.label in _ASKS:
            kept = [q for q in analysis.quotations if not (q.speaker is None and _lies_in(q, content))]
            analysis.replace_quotations(kept)
            continue
        speaker = asked if turn.label in _ANSWERS else _named(doc, analysis, turn)
        if speaker is None:
            continue
        mention = analysis.mentions[speaker]
        label = doc.char_span(*turn.at, alignment_mode="expand")
        cue = (label.start, label.end) if label is not None else None
        span = (mention.start, mention.end)
        analysis.add_quotation(QuotationDraft([(content.start, content.end)], True, speaker, span, cue, turn=True))


def _lies_in(quotation: QuotationDraft, turn: Span) -> bool:
    return all(turn.start <= start and end <= turn.end for start, end in quotation.content)


def _turns(text: str) -> Iterator[_Turn]:
    found = list(_LABEL.finditer(text))
    often = {label for label, n in Counter(m.group(1) for m in found).items() if n >= _FEWEST}
    labels = [m for m in found if m.group(1) in often]
    # A list of "Read:" or of prices repeats its labels, but nobody takes turns in it.
    taken = sum(one.group(1) != after.group(1) for one, after in pairwise(labels))
    if len(often) < 2 or taken < len(labels) / 2:
        return
    for one, after in zip(labels, [*labels[1:], None], strict=True):
        end = after.start() if after else text.find("\n", one.end())
        said = text[one.end() : end if end >= 0 else len(text)].rstrip()
        yield _Turn(one.group(1), one.span(1), (one.end(), one.end() + len(said)))


def _asked(doc: Doc, analysis: DocumentAnalysis, before: int) -> int | None:
    """Whoever answers: the person told of most before the first turn."""
    told = Counter(
        m.cluster
        for i, m in enumerate(analysis.mentions)
        if m.cluster >= 0 and doc[m.start].idx < before and analysis.cluster_of(i).kind is Kind.PERSON
    )
    if not told:
        return None
    cluster = max(told, key=lambda c: (told[c], -analysis.clusters[c].members[0]))
    return min(analysis.clusters[cluster].members)


def _named(doc: Doc, analysis: DocumentAnalysis, turn: _Turn) -> int | None:
    """The person of the label: the mention in it, else the one person whose name ends like it."""
    label = doc.char_span(*turn.at, alignment_mode="expand")
    if label is None:
        return None
    for token in reversed(label):
        index = analysis.mention_at.get(token.i)
        if index is not None and analysis.cluster_of(index).kind is Kind.PERSON:
            return index
    last = turn.label.split()[-1].casefold()
    alike = [c for c in analysis.clusters if c.members and c.kind is Kind.PERSON and c.name.split()[-1].casefold() == last]  # fmt: skip
    return min(alike[0].members) if len(alike) == 1 else None
