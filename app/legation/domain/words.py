"""Words as they are searched: without case and accents, the same on every database."""

import re
import unicodedata
from typing import NamedTuple

from legation.domain.names import FOLDED

_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'"([^"]*)"?(\*?)|(\S+)')
_LONGEST = 200
"""Letters of a word that are looked at: what is longer is no word of a language, and databases refuse some of it."""


class Wanted(NamedTuple):
    """Words that must follow one another; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool


def words_of(text: str) -> list[str]:
    """The words of a text in their order: "The Chrétien's U.S. visit" has the, chretien, s, u, s, visit."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(FOLDED))
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return [word[:_LONGEST] for word in _WORD.findall(text.lower())]


def wanted_words(asked: str) -> list[Wanted]:
    """What a search asks for, all of which must be there: words, "words in their order", beginnings of words (sanct*)."""
    found = []
    for quoted, star, plain in _PART.findall(asked):
        words = tuple(words_of(quoted or plain))
        if words:
            found.append(Wanted(words, bool(star) or plain.endswith("*")))
    return found
