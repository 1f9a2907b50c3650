"""Text to word pieces with character offsets, word starts and the casing that an uncased vocabulary loses."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

CASES = 16
_NEWLINE = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text. All arrays have one entry a piece; `first` marks the first piece of each word."""

    ids: np.ndarray
    cases: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    first: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer without truncation, padding or special pieces."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def casing(word: str) -> int:
    """0 small, 1 Title, 2 CAPITALS, 3 one capital, 4 mIxed, 5 digits, 6 punctuation, 7 other scripts and the rest."""
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word) == 1 else 2
    if word.istitle():
        return 1
    if word.isdigit():
        return 5
    if any(c.isalpha() for c in word):
        return 4
    return 6 if all(unicodedata.category(c)[0] in "PS" for c in word) else 7


def cut(tokenizer: Tokenizer, text: str) -> Pieces:
    """The pieces of `text`; case 8 to 15 say that a line begins here."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    n = len(encoding.ids)
    starts = np.array([s for s, _ in encoding.offsets], dtype=np.int64)
    ends = np.array([e for _, e in encoding.offsets], dtype=np.int64)
    first, cases = np.zeros(n, dtype=bool), np.zeros(n, dtype=np.int64)
    word_ids, before = encoding.word_ids, 0
    i = 0
    while i < n:
        j = i + 1
        while j < n and word_ids[j] == word_ids[i]:
            j += 1
        case = casing(text[starts[i] : ends[j - 1]])
        if i == 0 or _NEWLINE.search(text, before, int(starts[i])):
            case += 8
        cases[i:j], first[i], before = case, True, int(ends[j - 1])
        i = j
    return Pieces(np.array(encoding.ids, dtype=np.int64), cases, starts, ends, first)


def windows(pieces: Pieces, text: str, size: int) -> list[tuple[int, int]]:
    """Consecutive spans of at most `size` pieces and about one length, cut at line or sentence ends where there are any."""
    found, start, n = [], 0, len(pieces)
    while start < n:
        left = -(-(n - start) // size)
        end = min(n, start + size)
        if left > 1:
            end = _border(pieces, text, min(end, start + -(-(n - start) // left) + size // 16), start, size)
        found.append((start, end))
        start = end
    return found


def _border(pieces: Pieces, text: str, end: int, start: int, size: int) -> int:
    lowest = max(start + 1, end - size // 4)
    for i in range(end, lowest, -1):
        if pieces.cases[i] >= 8 or text[pieces.starts[i - 1] : pieces.ends[i - 1]] in ".?!":
            return i
    for i in range(end, lowest, -1):
        if pieces.first[i]:
            return i
    return end
