"""The vocabulary of reported speech (`lexicon/en/speech.yaml`) and the marks of quotation."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from legation.domain.packaged import read_yaml

_OPEN = frozenset({"\u201c", "\u00ab", "\u201e"})
_CLOSE = frozenset({"\u201d", "\u00bb"})
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
    for token in doc:
        if token.is_space and "\n" in token.text:
            # Quotation that runs over paragraphs opens each one anew and is closed only at the end.
            if opened is not None and token.i - opened >= SHORTEST_QUOTE:
                spans.append((opened, token.i))
            opened = None
        elif (
            token.text in _OPEN
            or (token.text == '"' and opened is None)
            or (token.text in ("''", "``") and opened is None)
        ):
            opened = token.i + 1
        elif opened is not None and (token.text in _CLOSE or token.text in ('"', "''")):
            if token.i - opened >= SHORTEST_QUOTE:
                spans.append((opened, token.i))
            opened = None
    if opened is not None and len(doc) - opened >= SHORTEST_QUOTE:
        spans.append((opened, len(doc)))
    return spans
