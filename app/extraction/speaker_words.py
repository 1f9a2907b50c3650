"""Speakers nobody has found a mention for: "diplomats said", "his office", "a foreman told reporters"."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from app.domain.entity import Kind
from app.domain.mention import Form
from app.extraction.reading import Cluster, Found, Quote, Reading

_BEFORE_HEAD = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case"})
_BESIDE = frozenset({"appos"})


def name_speakers(doc: Doc, reading: Reading, quotes: Iterable[Quote]) -> None:
    """Gives each quotation whose speaker stands only in words a speaker, a new unnamed one where none is meant."""
    for quote in quotes:
        if quote.speaker is None and quote.speaker_span is not None:
            head = doc[slice(*quote.speaker_span)].root
            beside = _known(reading, head)
            quote.speaker = beside if beside is not None else _unnamed(doc, reading, head)


def _known(reading: Reading, head: Token) -> int | None:
    """ "Its vice president, Hamilton Mourao": the name beside the noun."""
    near = (head, *(c for c in head.children if c.dep_ in _BESIDE))
    return next((reading.at[t.i] for t in near if t.i in reading.at), None)


def _unnamed(doc: Doc, reading: Reading, head: Token) -> int | None:
    """A person or group of this article alone, called by the words up to the noun."""
    if head.pos_ != "NOUN" or head.i in reading.at:
        return None
    start = head.i
    while start > 0 and doc[start - 1].dep_ in _BEFORE_HEAD and head in doc[start - 1].ancestors:
        start -= 1
    span = doc[start : head.i + 1]
    reading.clusters.append(Cluster(Kind.GROUP, span.text, named=False))
    reading.found.append(
        Found(start, head.i + 1, "GROUP", Form.NOMINAL, head=head.i, cluster=len(reading.clusters) - 1)
    )
    index = len(reading.found) - 1
    reading.clusters[-1].members.append(index)
    reading.at[head.i] = index
    return index
