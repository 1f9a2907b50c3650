"""Pieces, casing and windows; no tokenizer needed where its work is not what is tested."""

import itertools

import numpy as np
import pytest

from legation.reader.pieces import Pieces, casing, windows


@pytest.mark.parametrize(
    ("word", "case"),
    [("war", 0), ("Riga", 1), ("NATO", 2), ("U", 3), ("McCain", 4), ("2016", 5), ("\u201c", 6), ("\u6771\u4eac", 4)],
)
def test_casing_keeps_what_an_uncased_vocabulary_loses(word: str, case: int) -> None:
    assert casing(word) == case


def made(text: str) -> Pieces:
    words = text.split(" ")
    starts = np.cumsum([0, *(len(w) + 1 for w in words[:-1])])
    ends = starts + np.array([len(w) for w in words])
    n = len(words)
    return Pieces(np.zeros(n, int), np.zeros(n, int), starts, ends, np.ones(n, bool))


def test_windows_cover_everything_once() -> None:
    text = " ".join(f"w{i}" for i in range(1000))
    found = windows(made(text), text, 100)
    assert found[0][0] == 0
    assert found[-1][1] == 1000
    assert all(a[1] == b[0] for a, b in itertools.pairwise(found))
    assert max(b - a for a, b in found) <= 100


def test_a_window_ends_where_a_sentence_ends() -> None:
    text = " ".join("." if i % 20 == 19 else "w" for i in range(300))
    pieces = made(text)
    ends = [end for _, end in windows(pieces, text, 100)[:-1]]
    assert all(text[pieces.starts[end - 1]] == "." for end in ends)


def test_an_empty_text_has_no_windows() -> None:
    assert windows(Pieces(*(np.zeros(0, int) for _ in range(4)), np.zeros(0, bool)), "", 100) == []
