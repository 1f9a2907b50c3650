"""Which letters a match of a pattern can begin with, so that most patterns of a long list need not be tried."""

from collections.abc import Iterator


def first_letters(pattern: str) -> frozenset[str] | None:
    """The letters and marks; None when a match may begin with anything, may be empty, or the pattern is not understood."""
    found: frozenset[str] = frozenset()
    for one in _alternatives(pattern):
        letters = _of_sequence(one)
        if letters is None:
            return None
        found |= letters
    return found


def _of_sequence(text: str) -> frozenset[str] | None:
    """Of one alternative: the first thing in it, and what follows as long as things may be left out."""
    found: frozenset[str] = frozenset()
    at = 0
    while at < len(text):
        end = _end(text, at)
        letters = _of_one(text[at:end])
        if letters is None or text[end : end + 2] in ("{0", "{,"):
            return None
        found |= letters
        if text[end : end + 1] not in ("?", "*"):
            return found
        at = end + 1
    return None


def _of_one(text: str) -> frozenset[str] | None:
    if text.startswith("("):
        inside = text[1:-1].removeprefix("?:")
        return None if inside.startswith("?") else first_letters(inside)
    if text.startswith("\\"):
        return frozenset(text[1]) if not text[1].isalnum() else None
    return frozenset(text) if text not in ".^$[" else None


def _end(text: str, at: int) -> int:
    """Behind the letter, the escape or the group that begins here."""
    if text[at] == "\\":
        return at + 2
    return _closing(text, at) + 1 if text[at] == "(" else at + 1


def _closing(text: str, at: int) -> int:
    """The bracket that closes the group that begins here."""
    depth = 0
    for place, char in _structure(text, at):
        if char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                return place
    return len(text) - 1


def _alternatives(pattern: str) -> list[str]:
    """What stands between the bars outside of all groups."""
    found, start, depth = [], 0, 0
    for place, char in _structure(pattern):
        if char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            found.append(pattern[start:place])
            start = place + 1
    return [*found, pattern[start:]]


def _structure(text: str, at: int = 0) -> Iterator[tuple[int, str]]:
    """Place and character of all that stands neither inside [...] nor behind a backslash."""
    listed = False
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 1
        elif listed:
            listed = char != "]"
        elif char == "[":
            listed = True
        else:
            yield at, char
        at += 1
