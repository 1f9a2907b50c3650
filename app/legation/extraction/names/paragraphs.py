"""Line breaks and datelines end sentences where the text's own layout says so."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from legation.extraction.doc_attributes import text_of
from legation.extraction.names.datelines import dateline_ends

_ENDS = frozenset({".", "!", "?", '"', "\u201d", "\u2019", ":", ")", "\u2026", "...", "''"})
_BLANK_LINE = re.compile(r"\n[ \t\r\x0b\x0c]*\n")
_STOPS = frozenset({".", "!", "?"})
_PAUSES = frozenset({",", ";", ":"})
_WRAPPED_AT = 100
LONGEST_SENTENCE = 250
"""Tokens. What goes on without a full stop, as tables, lists and noise do, is parted here: work on a sentence grows faster than it."""


@Language.factory("legation_paragraphs", assigns=["token.is_sent_start"])
def make_paragraphs(nlp: Language, name: str) -> "Paragraphs":  # noqa: ARG001 (the signature is spaCy's)
    """Sets sentence starts after paragraph ends, before the parser looks."""
    return Paragraphs()


class Paragraphs:
    """A blank line always ends a paragraph; a single line break does unless the text is wrapped at a fixed width."""

    def __call__(self, doc: Doc) -> Doc:
        wrapped = _is_wrapped(text_of(doc))
        for token in doc[:-1]:
            if not token.is_space or "\n" not in token.text:
                continue
            following = doc[token.i + 1]
            if not wrapped or _BLANK_LINE.search(token.text) or (token.i and doc[token.i - 1].text in _ENDS):
                following.is_sent_start = True
        # What an agency report says begins behind the place it was written in.
        for end in dateline_ends(doc):
            doc[end].is_sent_start = True
        _part_endless(doc)
        return doc


def _part_endless(doc: Doc) -> None:
    """Begin a sentence, behind a pause where there is one, when so many tokens have gone by without the look of an end."""
    begun = pause = 0
    before = ""
    for token in doc:
        if token.is_sent_start or (before in _STOPS and token.is_title):
            begun = token.i
        elif before in _PAUSES:
            pause = token.i
        if token.i - begun >= LONGEST_SENTENCE:
            begun = pause if pause > begun else token.i
            doc[begun].is_sent_start = True
        before = token.text


def _is_wrapped(text: str) -> bool:
    """Whether lines break in mid-sentence at a common width: several lines, all short, most without an end mark."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > _WRAPPED_AT or _BLANK_LINE.search(text) is None:
        return False
    broken = sum(1 for line in lines if line.rstrip()[-1] not in ".!?\"'\u201d:" and len(line) > 50)
    return broken > len(lines) / 2
