"""Who wrote, edited and supplied an article: credits beside its text, not part of what it tells."""

import re

from spacy.tokens import Doc

from legation.extraction.doc_attributes import text_of
from legation.extraction.lexicon.words import ordered_words, pattern

_AGENCY = f"(?:{'|'.join(ordered_words('names/credits.agencies'))})"
_MOST = 8
"""Signatures in a row, and hundreds of characters of a line: with no bound a text of nothing else would be read over and over."""
_SIGNED = rf"\b[a-z]{{2,4}}(?:\s?/\s?[a-z]{{2,4}}){{1,{_MOST}}}"
_CREDITS = (
    # "ccp/acb (AFP, Reuters, dpa)", "LONDON (Reuters)": agencies alone in brackets, behind a signature or a place.
    re.compile(rf"(?:\b[a-z]{{2,4}}(?:\s?[,/]\s?[a-z]{{2,4}}){{1,{_MOST}}}\s*)?\(\s*{_AGENCY}(?:\s?[,/]\s?{_AGENCY})+\s*\)"),
    re.compile(rf"(?<=[A-Z]{{3}} )\(\s*{_AGENCY}\s*\)"),
    # "cjc/uhe (Financial Times, dpa)", "tkw/AFP/AP/dpa", "AFP, ASX (hch/bea)": a signature says that sources follow, or went before.
    re.compile(rf"{_SIGNED}\s*\([^()\n]{{0,60}}\b{_AGENCY}\b[^()\n]{{0,60}}\)"),
    re.compile(rf"\b(?:[a-z]{{2,4}}\s?/\s?){{1,{_MOST}}}{_AGENCY}(?:\s?/\s?{_AGENCY})*\b"),
    re.compile(rf"\b{_AGENCY}(?:, ?[A-Z]{{2,4}})*\s*\({_SIGNED}\)"),
    re.compile(rf"\b{pattern('names/credits.roles')}\s(?=[A-Z])[^\n.\"]{{0,{_MOST}00}}$", re.MULTILINE),
)  # fmt: skip


def credited(doc: Doc) -> set[int]:
    """The tokens of credit lines."""
    found: set[int] = set()
    for credit in _CREDITS:
        for match in credit.finditer(text_of(doc)):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            found.update(range(span.start, span.end) if span is not None else ())
    return found
