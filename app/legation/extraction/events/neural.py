"""What one actor does to another, by the trained reader's event head."""

from collections.abc import Mapping

from spacy.tokens import Doc

from legation.extraction.doc_attributes import trained
from legation.extraction.lexicon.words import words
from legation.reader.classes import EVENTS

_LEAVING = words("events/neural.leaving")
Tokens = tuple[int, int]


def read_event(doc: Doc, sentence: Tokens, head: Tokens, tail: Tokens) -> Mapping[str, float]:
    """Probability of each event type between two spans of tokens; empty where no reader was run that was taught events.

    The reader was taught one YIELD for PLOVER's CONCEDE and RETREAT; a word of leaving or releasing tells them apart.
    """
    if (read := trained(doc)) is None or "events" not in read.model.heads:
        return {}
    spans = [_pieces(doc, span) for span in (sentence, head, tail)]
    if any(span is None for span in spans):
        return {}
    whole, first, second = (span for span in spans if span is not None)
    found = read.model.events(read.read, whole, [(first, second)])[0]
    chances = {name: float(p) for name, p in zip(EVENTS, found, strict=True)}
    yielded = chances.pop("YIELD")
    leaves = any(token.lemma_.lower() in _LEAVING for token in doc[sentence[0] : sentence[1]])
    return chances | {"RETREAT" if leaves else "CONCEDE": yielded}


def _pieces(doc: Doc, span: Tokens) -> Tokens | None:
    read = trained(doc)
    assert read is not None
    last = doc[span[1] - 1]
    return read.read.locate(doc[span[0]].idx, last.idx + len(last))
