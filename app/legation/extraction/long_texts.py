"""Long texts through spaCy's own components in parts: their memory grows by about a gigabyte for every 300,000 characters."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.tokens import Doc

LONG = 12_000
"""Tokens from which a text is analysed in parts."""
_PART = 8_000
_OURS = "legation_"
_ATTRIBUTES: list[int | str] = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
_ENDS = frozenset({".", "!", "?"})


def is_local(component: str) -> bool:
    """Whether it looks at a few words around a word, or at its sentence: spaCy's own do, and have names without our prefix."""
    return not component.startswith(_OURS)


def in_parts(doc: Doc, components: Sequence[Callable[[Doc], Doc]]) -> Doc:
    """The doc as the components leave it, run over parts of whole paragraphs, or of whole sentences where a paragraph is too long.

    Sentence starts that are set stay. Near the seams a word may be read a little differently than in the whole.
    """
    rows: list[Any] = []
    for start, end in parts(doc):
        part = Doc(
            doc.vocab, words=[t.text for t in doc[start:end]], spaces=[bool(t.whitespace_) for t in doc[start:end]]
        )
        for token in doc[start + 1 : end]:
            if token.is_sent_start:
                part[token.i - start].is_sent_start = True
        for component in components:
            part = component(part)
        rows.append(part.to_array(_ATTRIBUTES))
    whole: Any = np.concatenate(rows)
    return doc.from_array(_ATTRIBUTES, whole)


def parts(doc: Doc) -> Iterator[tuple[int, int]]:
    """Tokens [start, end) of every part, in order, without gaps."""
    start = 0
    while len(doc) - start > LONG:
        end = _seam(doc, start + _PART)
        yield start, end
        start = end
    yield start, len(doc)


def _seam(doc: Doc, wanted: int) -> int:
    """The next place a sentence is known to begin, else the next that looks like one, else right there."""
    ahead = range(wanted, min(wanted + LONG - _PART, len(doc)))
    known = next((i for i in ahead if doc[i].is_sent_start), None)
    likely = next((i for i in ahead if doc[i - 1].text in _ENDS and doc[i].is_title), wanted)
    return known or likely
