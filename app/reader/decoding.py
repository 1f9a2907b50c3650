"""From scores of tags to spans."""

import numpy as np
import numpy.typing as npt

from app.reader.classes import TAGS

Scores = npt.NDArray[np.float32]


def _transitions(tags: tuple[str, ...]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which tag may follow which, and which may begin: I- only behind B- or I- of its own."""
    follows = np.ones((len(tags), len(tags)), dtype=bool)
    begins = np.array([not t.startswith("I") for t in tags])
    for j, after in enumerate(tags):
        if after.startswith("I"):
            for i, before in enumerate(tags):
                follows[i, j] = before[1:] == after[1:] and before != "O"
    return follows, begins


def viterbi(scores: Scores, tags: tuple[str, ...] = TAGS) -> list[int]:
    """The best allowed path through scores [words, tags] (Viterbi 1967)."""
    if not len(scores):
        return []
    follows, begins = _transitions(tags)
    barred = np.where(follows, 0.0, -1e9).astype(np.float32)
    best = scores[0] + np.where(begins, 0.0, -1e9).astype(np.float32)
    back = np.zeros(scores.shape, dtype=np.int64)
    for t in range(1, len(scores)):
        through = best[:, None] + barred
        back[t] = through.argmax(0)
        best = through.max(0) + scores[t]
    path = [int(best.argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return path[::-1]


def spans(path: list[int], tags: tuple[str, ...] = TAGS) -> list[tuple[int, int, str]]:
    """(first word, end word, name) of each run of B- and I- tags."""
    found: list[tuple[int, int, str]] = []
    for i, t in enumerate(path):
        part, _, name = tags[t].partition("-")
        if part == "B":
            found.append((i, i + 1, name))
        elif part == "I" and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1, name)
    return found
