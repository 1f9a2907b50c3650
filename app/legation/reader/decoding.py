"""From scores of tags to spans."""

from functools import cache

import numpy as np
import numpy.typing as npt

from legation.reader.classes import TAGS

Scores = npt.NDArray[np.float32]


Allowed = npt.NDArray[np.bool_]


@cache
def _transitions(tags: tuple[str, ...]) -> tuple[Allowed, Allowed]:
    """Which tag may follow which, and which may begin: I- only behind B- or I- of its own."""
    follows = np.ones((len(tags), len(tags)), dtype=bool)
    begins = np.array([not t.startswith("I") for t in tags])
    for j, after in enumerate(tags):
        if after.startswith("I"):
            for i, before in enumerate(tags):
                follows[i, j] = before[1:] == after[1:] and before != "O"
    return follows, begins


def viterbi(scores: Scores, tags: tuple[str, ...] = TAGS) -> list[int]:
    """The best allowed path through scores [words, tags].

    The best tag of each word makes that path wherever it is allowed, which is nearly everywhere: only what lies around a
    break is searched (Viterbi 1967). A stretch may stand alone when it begins with a tag that may follow any other and so
    does what comes behind it: then no path can be better, so the result is that of searching the whole.
    """
    if not len(scores):
        return []
    follows, begins = _transitions(tags)
    path = scores.argmax(1)
    breaks = np.flatnonzero(~follows[path[:-1], path[1:]]) + 1
    if not begins[path[0]]:
        breaks = np.append(0, breaks)
    if not len(breaks):
        return [int(tag) for tag in path]
    heads = np.flatnonzero(begins[path])
    done: list[tuple[int, int]] = []
    for at in map(int, breaks):
        if done and at < done[-1][1]:
            continue
        end = int(next(iter(heads[heads > at]), len(scores)))
        start, found = _stretch(scores, begins, follows, heads, at, end)
        while done and start < done[-1][1]:
            start = min(start, done.pop()[0])
            start, found = _stretch(scores, begins, follows, heads, start + 1, end)
        path[start:end] = found
        done.append((start, end))
    return [int(tag) for tag in path]


def _stretch(
    scores: Scores, begins: Allowed, follows: Allowed, heads: npt.NDArray[np.int64], at: int, end: int
) -> tuple[int, list[int]]:
    """Where the shortest stretch before `at` begins that may stand alone, and its best path."""
    for start in (*map(int, heads[heads < at][::-1]), 0):
        found = _search(scores[start:end], follows, begins if start == 0 else np.ones_like(begins))
        if start == 0 or begins[found[0]]:
            break
    return start, found


def _search(scores: Scores, follows: Allowed, begins: Allowed) -> list[int]:
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
