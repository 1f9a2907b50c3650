"""The vocabulary of reported speech (`lexicon/en/speech.yaml`) and the marks of quotation."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from legation.domain.packaged import read_yaml

_OPEN = frozenset({"\u201c", "\u00ab", "\u201e"})
_CLOSE = frozenset({"\u201d", "\u00bb", '"', "''"})
_STRAIGHT = frozenset({'"', "``", "''"})
"""They open and close by turns in a paragraph."""
_LOW, _HIGH = "\u201e", "\u201c"
_SINGLE = {"\u2018": "\u2019", "\u201a": "\u2018\u2019", "'": "'"}
"""Single marks that open, and what closes them."""
_ENDING = frozenset({".", ",", "!", "?", "...", "\u2026"})
SHORTEST_QUOTE = 4
"""In tokens; what is shorter is a word set in quotation marks."""


_QUOTED = "legation quoted spans"


@dataclass(frozen=True, slots=True)
class Speech:
    """Verb lemmas; `plain` ones take content without a mark."""

    verbs: frozenset[str]
    plain: frozenset[str]
    denying: frozenset[str]


@cache
def load_speech() -> Speech:
    """Read the packaged vocabulary."""
    raw = read_yaml("legation.extraction.lexicon", "en/speech.yaml")
    return Speech(frozenset(raw["verbs"]), frozenset(raw["plain"]), frozenset(raw["denying"]))


def quoted_spans(doc: Doc) -> list[tuple[int, int]]:
    """Tokens between quotation marks, long enough not to be scare quotes; a straight mark opens and closes by turns in a paragraph."""
    # Several components ask: found once a document.
    if _QUOTED not in doc.user_data:
        doc.user_data[_QUOTED] = _quoted_spans(doc)
    found: list[tuple[int, int]] = doc.user_data[_QUOTED]
    return found


def _quoted_spans(doc: Doc) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    mark = ""

    def end(at: int) -> None:
        if opened is not None and at - opened >= SHORTEST_QUOTE:
            spans.append((opened, at))

    for token in doc:
        if token.is_space and "\n" in token.text:
            # Quotation that runs over paragraphs opens each one anew and is closed only at the end; single marks may be apostrophes.
            if mark not in _SINGLE:
                end(token.i)
            opened, mark = None, ""
        elif opened is not None and _closes(doc, token, mark):
            end(token.i)
            opened, mark = None, ""
        elif _opens(doc, token) if opened is None or mark in _SINGLE else token.text in _OPEN:
            opened, mark = token.i + 1, token.text
    if mark not in _SINGLE:
        end(len(doc))
    return spans


def _opens(doc: Doc, token: Token) -> bool:
    if token.text not in _SINGLE:
        return token.text in _OPEN | _STRAIGHT
    # An apostrophe stands behind a word, or before one with a space behind.
    before = doc[token.i - 1] if token.i else None
    apart = before is None or bool(before.whitespace_) or before.is_punct or before.is_space
    return apart and not token.whitespace_


def _closes(doc: Doc, token: Token, mark: str) -> bool:
    if mark not in _SINGLE:
        return token.text in _CLOSE or (mark == _LOW and token.text == _HIGH)
    if token.text not in _SINGLE[mark]:
        return False
    # "The workers' rights": of several, an apostrophe stands at the end.
    behind = token.i + 1 == len(doc) or not doc[token.i + 1].is_alpha or not doc[token.i - 1].text.endswith("s")
    return doc[token.i - 1].text in _ENDING or (behind and mark != "'")
