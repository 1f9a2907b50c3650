"""Which element of a page holds its article, told by where the prose stands; as main-text extractors do, but by words alone."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from legation.ingest.blocks import Block
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.phrases import PhraseList
from legation.ingest.boilerplate.prose import addresses_reader, is_prose
from legation.ingest.boilerplate.reader_comments import entries_start
from legation.ingest.html.blocks import PageText

_LEVELS = 3
_FADING = 0.6
_FEWEST_WORDS = 40
_LINKED = 0.3
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_MOST_ANSWER_WORDS = 6
_FEWEST_ANSWERS = 2
# How deep in a paragraph's neighbour these stand without being a box of their own.
_NESTED = {"li": 1, "dd": 1, "dt": 1, "blockquote": 1, "tr": 3}


@dataclass(frozen=True, slots=True)
class Container:
    """Per block whether the main element holds it, and whether it does so as directly as it holds most of the prose."""

    inside: tuple[bool, ...]
    direct: tuple[bool, ...]

    @property
    def last(self) -> int:
        """The last block inside; -1 when there is none."""
        return max((at for at, one in enumerate(self.inside) if one), default=-1)


def main_container(page: PageText, named: Sequence[Reason | None], talk: int) -> Container:
    """The element with most of the page's prose above its readers' talk; empty when there is too little prose."""
    words = [
        len(block.words) if at < talk and named[at] is None and page.hints[at].linked < _LINKED and _tells(block) else 0
        for at, block in enumerate(page.blocks)
    ]
    scores: dict[int, float] = defaultdict(float)
    for at, size in enumerate(words):
        for level, number in enumerate(page.hints[at].path[:_LEVELS]):
            scores[number] += size * _FADING**level
    best = max(scores, key=lambda number: (scores[number], number), default=-1)
    inside = tuple(at < talk and best in hint.path for at, hint in enumerate(page.hints))
    depths = Counter[int]()
    for at, one in enumerate(inside):
        if one and words[at]:
            depths[page.hints[at].path.index(best)] += words[at]
    if depths.total() < _FEWEST_WORDS:
        return Container((False,) * len(inside), (False,) * len(inside))
    depth = depths.most_common(1)[0][0]
    direct = tuple(
        one and page.hints[at].path.index(best) <= depth + _NESTED.get(page.hints[at].tag, 0)
        for at, one in enumerate(inside)
    )
    return Container(inside, direct)


def talk_start(page: PageText, named: Sequence[Reason | None], phrases: PhraseList) -> int:
    """Where readers begin to talk: at a heading such as "Comments (4)" with enough prose above, or at what they sign."""
    above = 0
    for at, block in enumerate(page.blocks):
        if (
            above >= _FEWEST_WORDS
            and (page.hints[at].tag in _HEADINGS or phrases.is_ending(block))
            and (named[at] is Reason.COMMENTS or phrases.reason(block) is Reason.COMMENTS)
        ):
            return at
        above += len(block.words) if is_prose(block) else 0
    return entries_start(page.blocks)


def is_answered(page: PageText, after: int, phrases: PhraseList) -> bool:
    """Whether readers can reply to several things below: "Reply", "Like (3)", "Report"."""
    answers = (
        len(block.words) <= _MOST_ANSWER_WORDS and phrases.reason(block) is Reason.COMMENTS
        for block in page.blocks[after + 1 :]
    )
    return sum(answers) >= _FEWEST_ANSWERS


def _tells(block: Block) -> bool:
    return is_prose(block) and not addresses_reader(block.text)
