"""Lines of pages rejoined to paragraphs, words broken at line ends made whole."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from legation.ingest.formats.pdf_lines import Line

_ENDS_SENTENCE = re.compile(r"""[.!?\u2026:]["'\u201d\u2019\u00bb)\]]*(?:\s*\[?\d{1,3}\]?)?$""")
_BULLET = re.compile(
    r"^(?:[\u2022\u2023\u25cf\u25aa\u25e6\u2043\uf0b7\u00b7*]|[-\u2013\u2014](?=\s)|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)](?=\s))"
)
_BROKEN_WORD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_WORD_START = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLOSE_UP = ("-", "/", "\u2014")
_OTHER_SIZE = 0.12
_COMMON = 0.15
_WIDER_GAP = 1.3
_INDENT = 0.7
_MOST_INDENT = 6.0
_SHORT = 0.8
_VERY_SHORT = 0.55
_TITLE_SIZE = 1.15
_MOST_TITLE_WORDS = 40
# Halves of words that keep their hyphen: "long-term", "vice-president".
_KEEPS_HYPHEN = frozenset(
    [
        "all",
        "anti",
        "co",
        "counter",
        "cross",
        "ex",
        "far",
        "half",
        "high",
        "left",
        "long",
        "low",
        "mid",
        "multi",
        "near",
        "non",
        "north",
        "off",
        "on",
        "post",
        "pre",
        "pro",
        "re",
        "right",
        "self",
        "semi",
        "short",
        "so",
        "south",
        "still",
        "sub",
        "then",
        "trans",
        "two",
        "three",
        "four",
        "under",
        "vice",
        "well",
        "east",
        "west",
        "first",
        "second",
        "third",
    ]
)


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of the pages in order; one may run on from page to page."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    usual, widths = _usual_gaps(lines), _widths(lines)
    groups = [[lines[0]]]
    for above, line in pairwise(lines):
        if _begins(above, line, usual, widths):
            groups.append([])
        groups[-1].append(line)
    words = {word.lower() for line in lines for word in _WORD.findall(line.text)}
    return [_joined(group, words) for group in groups]


def title_of(pages: Sequence[Sequence[Line]]) -> str | None:
    """The largest words on the first page, where they are larger than the rest and not many."""
    first = next((page for page in pages if page), ())
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page):
        sizes[line.size] += len(line.text)
    if not first or not sizes:
        return None
    largest = max(line.size for line in first)
    if largest < _TITLE_SIZE * sizes.most_common(1)[0][0]:
        return None
    at = next(at for at, line in enumerate(first) if line.size == largest)
    end = next((after for after in range(at, len(first)) if first[after].size != largest), len(first))
    title = _joined(first[at:end], frozenset())
    return title if len(title.split()) <= _MOST_TITLE_WORDS else None


def _begins(above: Line, line: Line, usual: dict[float, float], widths: dict[tuple[int, float], int]) -> bool:
    """Whether a paragraph begins with the line."""
    if abs(above.size - line.size) > _OTHER_SIZE * max(above.size, line.size) or _BULLET.match(line.text):
        return True
    gap = above.y - line.y
    if gap <= 0 or gap > 4 * usual[line.size]:  # another column or page
        return bool(_ENDS_SENTENCE.search(above.text)) and not line.text[:1].islower()
    if gap > _WIDER_GAP * usual[line.size]:
        return True
    indent = (line.x - above.x) / max(line.size, 1.0)
    if _INDENT < indent < _MOST_INDENT:
        return bool(_ENDS_SENTENCE.search(above.text)) or not line.text[:1].islower()
    share = len(above.text) / widths[_column(above)]
    if _ENDS_SENTENCE.search(above.text):
        return share < _SHORT
    return share < _VERY_SHORT and not line.text[:1].islower()


def _usual_gaps(lines: Sequence[Line]) -> dict[float, float]:
    """How far lines of a size stand apart inside a paragraph: the least distance that is no exception."""
    gaps: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for above, line in pairwise(lines):
        if above.size == line.size and 0 < above.y - line.y < 4 * line.size:
            gaps[line.size][round(above.y - line.y)] += 1
    usual: defaultdict[float, float] = defaultdict(lambda: 0.0)
    for line in lines:
        found = gaps[line.size]
        common = [gap for gap, count in found.items() if count >= _COMMON * found.total()]
        usual[line.size] = max(min(common, default=0.0), line.size)
    return usual


def _widths(lines: Sequence[Line]) -> dict[tuple[int, float], int]:
    """How many characters a full line of a column holds."""
    lengths: defaultdict[tuple[int, float], list[int]] = defaultdict(list)
    for line in lines:
        lengths[_column(line)].append(len(line.text))
    return {column: sorted(found)[int(0.9 * (len(found) - 1))] for column, found in lengths.items()}


def _column(line: Line) -> tuple[int, float]:
    return round(line.x / 4), line.size


def _joined(group: Sequence[Line], words: Set[str]) -> str:
    text = group[0].text
    for line in group[1:]:
        text = _with(text, line.text, words)
    return text.replace("\u00ad", "")


def _with(text: str, below: str, words: Set[str]) -> str:
    """The text and the line below it; a word broken between them is made whole as the document writes it elsewhere."""
    head, tail = _BROKEN_WORD.search(text), _WORD_START.match(below)
    if head is None or tail is None:
        closes_up = text.endswith(_CLOSE_UP) and text[-2:-1].strip()
        return f"{text}{below}" if closes_up else f"{text} {below}"
    if not below[0].islower():
        return text + below
    whole, hyphened = (head.group(1) + tail.group()).lower(), f"{head.group(1)}-{tail.group()}".lower()
    keeps = whole not in words and (hyphened in words or head.group(1).lower() in _KEEPS_HYPHEN)
    return text + below if keeps else text[: head.end() - 1] + below
