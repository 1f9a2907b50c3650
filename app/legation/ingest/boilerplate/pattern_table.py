"""Many patterns with a reason each, asked of one line at a time: which reason comes first whose pattern fits."""

import re
from collections.abc import Iterable, Iterator, Sequence

from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.pattern_prefilter import first_letters

_FLAG = re.compile(r"\(\?-?[aiLmsux]+[-:)]")
# Escapes and names of groups keep their capitals.
_CAPITAL = re.compile(r"\\.|\(\?P[<=]|[A-Z]")
_ANY = ""
_Fitting = tuple[Reason, re.Pattern[str], bool]
"""A reason, all its patterns in one, and whether these care for case."""


class PatternTable:
    """Patterns that care for no case, but where a flag says otherwise: "(?-i:[A-Z])".

    Two things make this fast: a line is held only against patterns that can begin with its first letter, and against
    these in lower case, in which alternatives are told apart by their first letter too. Patterns are compiled when first
    needed; `check` tells of broken ones.
    """

    def __init__(self, rows: Iterable[tuple[Reason, str]]) -> None:
        order = list(Reason)
        self._rows = [
            (reason, pattern, cased, None if cased else first_letters(pattern))
            for reason, pattern, cased in map(_prepared, sorted(rows, key=lambda row: order.index(row[0])))
        ]
        self._fitting: dict[str, Sequence[_Fitting]] = {}

    def check(self) -> None:
        """Compile everything. Raises re.error for a pattern that is none."""
        for _, pattern, _, _ in self._rows:
            re.compile(pattern)

    def starts(self, text: str) -> Reason | None:
        """The first reason with a pattern that fits the start of the text."""
        lowered = text.lower()
        for reason, pattern, cased in self._for(lowered[:1]):
            if pattern.match(text if cased else lowered):
                return reason
        return None

    def is_whole(self, text: str) -> Reason | None:
        """The first reason with a pattern that fits the whole text."""
        lowered = text.lower()
        for reason, pattern, cased in self._for(lowered[:1]):
            if pattern.fullmatch(text if cased else lowered):
                return reason
        return None

    def is_within(self, text: str) -> Reason | None:
        """The first reason with a pattern that fits somewhere in the text."""
        lowered = text.lower()
        for reason, pattern, cased in self._for(_ANY):
            if pattern.search(text if cased else lowered):
                return reason
        return None

    def _for(self, letter: str) -> Sequence[_Fitting]:
        if (known := self._fitting.get(letter)) is None:
            known = self._fitting[letter] = list(self._compiled(letter))
        return known

    def _compiled(self, letter: str) -> Iterator[_Fitting]:
        groups: dict[tuple[Reason, bool], list[str]] = {}
        for reason, pattern, cased, letters in self._rows:
            if letter == _ANY or letters is None or letter in letters:
                groups.setdefault((reason, cased), []).append(f"(?:{pattern})")
        for (reason, cased), patterns in groups.items():
            yield reason, re.compile("|".join(patterns), re.IGNORECASE if cased else 0), cased


def _prepared(row: tuple[Reason, str]) -> tuple[Reason, str, bool]:
    reason, pattern = row
    cased = bool(_FLAG.search(pattern))
    return reason, pattern if cased else _CAPITAL.sub(_lowered, pattern), cased


def _lowered(found: re.Match[str]) -> str:
    return found[0] if len(found[0]) > 1 else found[0].lower()
