"""Who wrote, edited and supplied an article: credits beside its text, not part of what it tells."""

import re

from spacy.tokens import Doc

_AGENCY = r"(?:AFP|afp|AP|Ap|Reuters|REUTERS|[Dd][Pp][Aa]|DPA|epd|EPD|KNA|ANSA|EFE|PTI|IANS|UPI|TASS|Interfax|Xinhua|Bloomberg|SID|APD|DAPD|dapd|Kyodo|ANI|AAP|CP)"
_SIGNED = r"\b[a-z]{2,4}(?:\s?/\s?[a-z]{2,4})+"
_CREDITS = (
    # "ccp/acb (AFP, Reuters, dpa)", "LONDON (Reuters)": agencies alone in brackets, behind a signature or a place.
    re.compile(rf"(?:\b[a-z]{{2,4}}(?:\s?[,/]\s?[a-z]{{2,4}})+\s*)?\(\s*{_AGENCY}(?:\s?[,/]\s?{_AGENCY})+\s*\)"),
    re.compile(rf"(?<=[A-Z]{{3}} )\(\s*{_AGENCY}\s*\)"),
    # "cjc/uhe (Financial Times, dpa)", "tkw/AFP/AP/dpa", "AFP, ASX (hch/bea)": a signature says that sources follow, or went before.
    re.compile(rf"{_SIGNED}\s*\([^()\n]{{0,60}}\b{_AGENCY}\b[^()\n]{{0,60}}\)"),
    re.compile(rf"\b(?:[a-z]{{2,4}}\s?/\s?)+{_AGENCY}(?:\s?/\s?{_AGENCY})*\b"),
    re.compile(rf"\b{_AGENCY}(?:, ?[A-Z]{{2,4}})*\s*\({_SIGNED}\)"),
    re.compile(r"\b(?:(?:Authors?|Editors?)\s?:|(?:Edited|Editing|Reporting|Additional reporting) by:?)\s(?=[A-Z])[^\n.\"]*$", re.M),
)  # fmt: skip


def credited(doc: Doc) -> set[int]:
    """The tokens of credit lines."""
    found: set[int] = set()
    for pattern in _CREDITS:
        for match in pattern.finditer(doc.text):
            span = doc.char_span(*match.span(), alignment_mode="expand")
            found.update(range(span.start, span.end) if span is not None else ())
    return found
