"""What a PDF draws, as lines; without those that run along the edges of its pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_SAME_LINE = 0.35
_LETTER_WIDTH = 0.6
_EDGE_LINES = 3
_NEAR = 6.0
_FEWEST_PAGES = 2
_DIGITS = re.compile(r"\d+")
_NUMBERING = re.compile(
    r"^[\s\-\u2013\u2014|/.\u2022]*(?:page|p\.|seite)?\s*#(?:\s*(?:/|of|von|-)\s*#)?[\s\-\u2013\u2014|/.\u2022]*$",
    re.IGNORECASE,
)
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text drawn at one place; y grows upwards."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces beside one another. `size` is that of most of its letters."""

    x: float
    y: float
    size: float
    text: str


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """Lines in the order in which they are drawn, which in documents of any care is that of reading."""
    groups: list[list[Piece]] = []
    for piece in (part for drawn in pieces for part in _parted(drawn)):
        last = groups[-1][-1] if groups else None
        if last and abs(piece.y - last.y) <= _SAME_LINE * max(piece.size, last.size) and piece.x >= groups[-1][0].x:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [line for group in groups if (line := _line(group)).text]


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without headers, footers and page numbers: lines at an edge that come again at the same height."""
    edges = [_edges(page) for page in pages]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    needed = max(_FEWEST_PAGES, len(pages) // 3)
    heights: dict[str, list[float]] = {}
    for edge in edges:
        for line in edge:
            heights.setdefault(_key(line), []).append(line.y)
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        running = {
            id(line) for line in edge if seen[_key(line)] >= needed and _is_steady(line, heights[_key(line)], needed)
        }
        numbering = {id(line) for line in _numbered(edge, len(pages))}
        kept.append([line for line in page if id(line) not in running | numbering])
    return kept


def _parted(piece: Piece) -> list[Piece]:
    """A piece of several lines, whose places only the first tells, by lines."""
    parts = [part for part in piece.text.split("\n") if part.strip()]
    return [Piece(piece.x, piece.y - at * 1.2 * piece.size, piece.size, part) for at, part in enumerate(parts)]


def _line(group: Sequence[Piece]) -> Line:
    sizes: Counter[float] = Counter()
    for piece in group:
        sizes[round(piece.size, 1)] += len(piece.text.strip())
    drawn = group[0].text + "".join(_gap(left, right) + right.text for left, right in pairwise(group))
    text = " ".join(drawn.translate(_LIGATURES).split())
    return Line(group[0].x, group[0].y, sizes.most_common(1)[0][0], text)


def _gap(left: Piece, right: Piece) -> str:
    """A space where the next piece stands clearly farther off than the letters before it reach."""
    reach = left.x + left.size * (_LETTER_WIDTH * len(left.text) + 1)
    return " " if right.x > reach else ""


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines."""
    by_height = sorted(page, key=lambda line: line.y)
    return by_height if len(page) <= 2 * _EDGE_LINES else by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def _numbered(edge: Sequence[Line], count: int) -> list[Line]:
    """The numbers of pages; a document of one page has it nowhere but at its foot."""
    numbers = [line for line in edge if _NUMBERING.match(_DIGITS.sub("#", line.text))]
    lowest = min((line.y for line in edge), default=0.0)
    return numbers if count > 1 else [line for line in numbers if line.y == lowest]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text).casefold()


def _is_steady(line: Line, heights: Sequence[float], needed: int) -> bool:
    return sum(abs(line.y - other) <= _NEAR for other in heights) >= needed
