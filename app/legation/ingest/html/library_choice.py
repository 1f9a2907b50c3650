"""Which blocks of a page trafilatura takes for the article: its text laid beside ours, whatever either makes of lines."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

_NO_LETTERS = re.compile(r"[\W_]+")
_FEWEST_LETTERS = 25
_PIECE = 40
_LONG = 2 * _PIECE
_COVERED = 0.5


def main_text(tree: Any, *, thorough: bool) -> str:
    """What trafilatura takes for the article; empty when it finds none. Thorough, it asks two other extractors as well."""
    from trafilatura import bare_extraction  # half a second to load

    try:
        found = bare_extraction(tree, options=_options(thorough=thorough))
    except Exception:
        return ""
    text: str = getattr(found, "text", None) or ""
    return text


@cache
def _options(*, thorough: bool) -> Any:
    """Made once: trafilatura reads its settings anew for every page otherwise."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=not thorough, comments=False, tables=True, with_metadata=False)


def chosen_blocks(letters: Sequence[str], main: str) -> list[bool]:
    """Per block, given as `letters_of` its text, whether the main text holds it.

    Long blocks are found anywhere, whole or in pieces; a short one counts as a line of its own, or where the main text
    has it between its neighbours.
    """
    lines, whole = set(map(letters_of, main.split("\n"))), letters_of(main)
    chosen = [len(one) >= _FEWEST_LETTERS and (one in whole or _mostly(one, whole)) for one in letters]
    starts = _starts(letters, chosen, whole)
    position = 0
    for at, one in enumerate(letters):
        if chosen[at]:
            position = max(position, starts[at][0] + len(one)) if starts[at][0] >= 0 else position
        elif one and len(one) < _FEWEST_LETTERS:
            until = starts[at][1]
            found = whole.find(one, position, until) if until > position else -1
            chosen[at] = one in lines or (found == position or 0 <= found == until - len(one))
            position = found + len(one) if found == position and chosen[at] else position
    return chosen


def share_missing(text_letters: str, main: str) -> float:
    """How much of the main text, by its longer lines, the page's own text lacks."""
    lines = [one for line in main.split("\n") if len(one := letters_of(line)) >= _PIECE]
    total = sum(map(len, lines))
    return sum(len(one) for one in lines if one[:_PIECE] not in text_letters) / total if total else 0.0


def letters_of(text: str) -> str:
    """The text's letters and digits in lower case: white space, quotes and dashes do not matter."""
    return _NO_LETTERS.sub("", text).lower()


def _mostly(letters: str, whole: str) -> bool:
    """Whether half of a long block's pieces are there: line breaks may have cost it a part, or a note was left out."""
    if len(letters) < _LONG:
        return False
    pieces = [letters[at : at + _PIECE] for at in range(0, len(letters) - _PIECE + 1, _PIECE)]
    return sum(piece in whole for piece in pieces) >= _COVERED * len(pieces)


def _starts(letters: Sequence[str], chosen: Sequence[bool], whole: str) -> list[tuple[int, int]]:
    """Per block where the main text has it, -1 if nowhere, and where it has the next chosen block."""
    own, position = [], 0
    for at, one in enumerate(letters):
        start = -1
        if chosen[at]:
            start = whole.find(one[:_PIECE], position)
            position = start + len(one) if start >= 0 else position
        own.append(start)
    following, found = len(whole), []
    for start in reversed(own):
        found.append((start, following))
        following = start if start >= 0 else following
    return found[::-1]
