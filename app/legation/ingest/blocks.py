"""A text as blocks: paragraphs, headings, list items, lines of a menu."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\f\v\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"""[.!?\u2026]["'\u201d\u2019\u00bb)\]]*(?:\s*\[\d+\])*$""")
_BULLET = re.compile(r"^\s*(?:[\u2022\u2023\u25cf\u25aa\u25e6\u2043*\u00b7>-]|\d{1,2}[.)])\s+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
_CLOSING = 40
_WRAPPED_WIDTH = range(44, 121)
_LISTED = re.compile(r"^\s*(?:[\u2022\u2023\u25cf\u25aa\u25e6\u2043*\u00b7>-]|\d{1,2}[.)]|\[)\s*")
Line = tuple[int, int]
"""[start, end) of a line."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or line: [start, end) of the text without surrounding white space, and its words.

    What is asked of a block many times is worked out once: whether it ends like a sentence, begins with a bullet, and
    how many of its words begin in lower case.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    ends_sentence: bool
    bulleted: bool
    lowercase_words: int

    @property
    def key(self) -> str:
        """What two occurrences of one line have in common."""
        return " ".join(self.words).lower() or self.text


def without_bullet(text: str) -> str:
    """The line without the bullet it begins with."""
    return _BULLET.sub("", text)


def make_block(start: int, end: int, text: str) -> Block:
    """Trim [start, end) of the text and count its words. Line breaks inside become spaces in the block's own text."""
    raw = text[start:end]
    lead, tail = len(raw) - len(raw.lstrip()), len(raw) - len(raw.rstrip())
    line = " ".join(raw.split())
    words = tuple(_WORD.findall(line))
    return Block(
        start + lead,
        end - tail,
        line,
        words,
        ends_sentence=bool(_ENDS_SENTENCE.search(line[-_CLOSING:])),
        bulleted=bool(_BULLET.match(line)),
        lowercase_words=sum([word[0].islower() for word in words]),
    )


def blocks_of(text: str) -> list[Block]:
    """One block a line, but one for the lines of a paragraph that is wrapped at a fixed width."""
    groups = list(_groups(text))
    width = _common_width(groups, text)
    return [make_block(part[0][0], part[-1][1], text) for group in groups for part in _paragraphs(group, text, width)]


def _groups(text: str) -> Iterator[list[Line]]:
    """Runs of lines without a blank line between them."""
    group: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        blank = not match.group().strip()
        if group and (blank or match.start() > last_end + 1):
            yield group
            group = []
        if not blank:
            group.append((match.start(), match.end()))
        last_end = match.end()
    if group:
        yield group


def _paragraphs(lines: list[Line], text: str, width: int | None) -> Iterator[list[Line]]:
    """The lines of each wrapped paragraph together, every other line by itself."""
    part = [lines[0]]
    for above, line in pairwise(lines):
        if not _goes_on(part[0], above, line, text, width):
            yield part
            part = []
        part.append(line)
    yield part


def _goes_on(first: Line, above: Line, line: Line, text: str, width: int | None) -> bool:
    """Whether the line above is broken because the next word had no room in it."""
    full, below = text[slice(*above)].rstrip(), text[slice(*line)]
    if width is None or len(full) > width or _LISTED.match(below):
        return False
    room = width - len(full) - 1
    word = below.split(maxsplit=1)[0]
    indented = len(below) - len(below.lstrip()) > len(text[slice(*first)]) - len(text[slice(*first)].lstrip()) + 1
    if indented and _ENDS_SENTENCE.search(full):
        return False
    return len(word) > room


def _common_width(groups: Sequence[list[Line]], text: str) -> int | None:
    """The one width at which most groups of lines are broken by a greedy typist; None when lines are whole.

    A group of wrapped lines fits every width that no line exceeds and that has no room for the next line's first word.
    """
    fitting: Counter[int] = Counter()
    for group in groups:
        lines = [text[start:end].rstrip() for start, end in group]
        if len(lines) < 2 or not _breaks_sentences(lines):
            continue
        longest = max(map(len, lines))
        for width in range(longest, min(map(_next_width, pairwise(lines)))):
            fitting[width] += len(lines)
    usable = [(count, -width) for width, count in fitting.items() if width in _WRAPPED_WIDTH]
    return -max(usable)[1] if usable else None


def _next_width(pair: tuple[str, str]) -> int:
    """How wide a line would be that took in the first word of the next."""
    above, below = pair
    return len(above) + 1 + len(below.split(maxsplit=1)[0])


def _breaks_sentences(lines: Sequence[str]) -> bool:
    """Whether most lines but the last end in mid-sentence, and some go on in lower case."""
    broken = sum(1 for line in lines[:-1] if not _ENDS_SENTENCE.search(line))
    continued = any(line.lstrip()[:1].islower() for line in lines[1:])
    return broken >= 0.6 * (len(lines) - 1) and continued and not any(_LISTED.match(line) for line in lines[1:])
