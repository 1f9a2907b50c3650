"""From scores to spans."""

from itertools import pairwise

import numpy as np
import pytest

from legation.reader.classes import ROLES, TAGS
from legation.reader.decoding import _search, _transitions, spans, viterbi


def scores(*rows: dict[str, float]) -> np.ndarray:
    made = np.full((len(rows), len(TAGS)), -5.0, dtype=np.float32)
    for i, row in enumerate(rows):
        for tag, value in row.items():
            made[i, TAGS.index(tag)] = value
    return made


def test_the_best_tags_make_the_spans() -> None:
    path = viterbi(scores({"B-PERSON": 3}, {"I-PERSON": 3}, {"O": 3}, {"B-CITY": 3}))
    assert spans(path) == [(0, 2, "PERSON"), (3, 4, "CITY")]


def test_a_name_never_goes_on_as_another_kind() -> None:
    path = viterbi(scores({"B-PERSON": 3}, {"I-ORG": 2, "I-PERSON": 1}))
    assert spans(path) == [(0, 2, "PERSON")]


def test_a_name_never_begins_in_its_middle() -> None:
    path = viterbi(scores({"O": 1, "I-ORG": 3, "B-ORG": 0}, {"I-ORG": 4, "O": 0}))
    assert spans(path) == [(0, 2, "ORG")]


def test_two_names_side_by_side_stay_two() -> None:
    assert spans(viterbi(scores({"B-ORG": 3}, {"B-ORG": 3}))) == [(0, 1, "ORG"), (1, 2, "ORG")]


def test_no_words_have_no_path() -> None:
    assert viterbi(np.zeros((0, len(TAGS)), dtype=np.float32)) == []


def _score(scores_: np.ndarray, path: list[int]) -> float:
    return float(scores_[np.arange(len(path)), path].sum())


@pytest.mark.parametrize("tags", [TAGS, ROLES])
def test_searching_only_around_breaks_finds_the_path_of_searching_everything(tags: tuple[str, ...]) -> None:
    follows, begins = _transitions(tags)
    dice = np.random.default_rng(20161221)
    for length in (1, 2, 3, 5, 8, 13, 40, 120):
        for spread in (0.5, 2.0, 6.0):
            for _ in range(25):
                drawn = dice.normal(0, spread, (length, len(tags))).astype(np.float32)
                drawn[dice.random(length) < 0.5, 0] += 8
                found, whole = viterbi(drawn, tags), _search(drawn, follows, begins)
                assert begins[found[0]]
                assert all(follows[a, b] for a, b in pairwise(found))
                assert _score(drawn, found) == pytest.approx(_score(drawn, whole), abs=1e-3)
                assert found == whole
