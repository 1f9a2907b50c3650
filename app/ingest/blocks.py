"""A text as blocks: paragraphs, headings, list items, lines of a menu."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\f\v\u2028\u2029]+")
_ENDS_SENTENCE = re.compile(r"""[.!?\u2026]["'\u201d\u2019\u00bb)\]]*(?:\s*\[\d+\])*$""")
_BULLET = re.compile(r"^\s*(?:[\u2022\u2023\u25cf\u25aa\u25e6\u2043*\u00b7>-]|\d{1,2}[.)])\s+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
_CLOSING = 40
_WRAPPED_WIDTH = range(44, 101)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or line: [start, end) of the text without surrounding white space, and its words."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]

    @property
    def ends_sentence(self) -> bool:
        return bool(_ENDS_SENTENCE.search(self.text[-_CLOSING:]))

    @property
    def bulleted(self) -> bool:
        return bool(_BULLET.match(self.text))

    @property
    def lowercase_words(self) -> int:
        return sum(1 for word in self.words if word[0].islower())

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
    words = " ".join(raw.split())
    return Block(start + lead, end - tail, words, tuple(_WORD.findall(words)))


def blocks_of(text: str) -> list[Block]:
    """One block a line, but one for the lines of a paragraph that is wrapped at a fixed width."""
    blocks = []
    for lines in _groups(text):
        if _wrapped([text[start:end] for start, end in lines]):
            blocks.append(make_block(lines[0][0], lines[-1][1], text))
        else:
            blocks.extend(make_block(start, end, text) for start, end in lines)
    return blocks


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Runs of lines without a blank line between them."""
    group: list[tuple[int, int]] = []
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


def _wrapped(lines: list[str]) -> bool:
    """Whether lines break in mid-sentence at one width: all full but the last, most without an end mark."""
    if len(lines) < 2 or any(_BULLET.match(line) for line in lines[1:]):
        return False
    full = [line.rstrip() for line in lines[:-1]]
    if not all(len(line) in _WRAPPED_WIDTH for line in full) or len(lines[-1].rstrip()) > max(map(len, full)) + 12:
        return False
    broken = sum(1 for line in full if not _ENDS_SENTENCE.search(line))
    continued = sum(1 for line in lines[1:] if line.lstrip()[:1].islower())
    return broken >= 0.6 * len(full) and continued >= 0.4 * len(full)
