"""The place an agency report opens with: "DUBAI \u2014", "LONDON (Reuters) -", "UNITED NATIONS:"."""

import re

from spacy.tokens import Doc, Span

from legation.extraction.doc_attributes import text_of

_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][A-Z.'\u2019 -]{2,30}(?:,\s[A-Z][\w.'\u2019 ]{1,25})?(?:,\s(?:[A-Z][a-z]+\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+))?"
    r"(?:\s?\([A-Z][\w/. ]{1,20}\))?)\s?(?:\u2014|\u2013|--|-|(?<=[A-Z]{4}):)\s",
    re.MULTILINE,
)


def dateline_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of datelines: where a report was written acts on nobody."""
    return frozenset(i for span in _spans(doc) for i in range(span.start, span.end))


def dateline_ends(doc: Doc) -> list[int]:
    """The tokens right behind datelines."""
    return [span.end for span in _spans(doc) if span.end < len(doc)]


def _spans(doc: Doc) -> list[Span]:
    found = (
        doc.char_span(m.start("place"), m.end(), alignment_mode="expand") for m in _DATELINE.finditer(text_of(doc))
    )
    return [span for span in found if span is not None]
