"""Speakers nobody has found a mention for: "diplomats said", "his office", "a foreman told reporters"."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from legation.domain.entity import Kind
from legation.domain.mention import Form
from legation.extraction.document import Cluster, Found, Quote, Reading

_BEFORE_HEAD = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "case"})
_SPEAKING = frozenset({"nsubj", "conj"})
_SOURCES = frozenset({"to", "by", "from"})


def name_speakers(doc: Doc, reading: Reading, quotes: Iterable[tuple[Quote, Token | None]]) -> None:
    """Gives each quotation the speaker its words name, a new unnamed one where no mention stands.

    The subject of the verb of speech counts for more than what was taken for the speaker without one.
    """
    for quote, verb in quotes:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
        if subject is not None and subject.pos_ == "NOUN" and subject.i not in reading.at:
            quote.speaker = _meant(doc, reading, subject)
        elif quote.speaker is None and quote.speaker_span is not None:
            quote.speaker = _meant(doc, reading, doc[slice(*quote.speaker_span)].root)


def _meant(doc: Doc, reading: Reading, head: Token) -> int | None:
    """The mention of the noun, or of the name beside it: "Its vice president, Hamilton Mourao"."""
    near = (head, *(c for c in head.children if c.dep_ == "appos"))
    known = next((reading.at[t.i] for t in near if t.i in reading.at), None)
    return known if known is not None else _unnamed(doc, reading, head)


def _unnamed(doc: Doc, reading: Reading, head: Token) -> int | None:
    """A person or group of this article alone, called by the words up to the noun."""
    speaking = head.dep_ in _SPEAKING or (head.dep_ == "pobj" and head.head.lower_ in _SOURCES)
    if head.pos_ != "NOUN" or not speaking:
        return None
    start = head.i
    while start > 0 and doc[start - 1].dep_ in _BEFORE_HEAD and head in doc[start - 1].ancestors:
        start -= 1
    reading.clusters.append(Cluster(Kind.GROUP, doc[start : head.i + 1].text, named=False))
    cluster = len(reading.clusters) - 1
    reading.found.append(Found(start, head.i + 1, "GROUP", Form.NOMINAL, head=head.i, cluster=cluster))
    index = len(reading.found) - 1
    reading.clusters[cluster].members.append(index)
    reading.at[head.i] = index
    return index
