"""What stands above an article: its headline and lead among menus, dates, buttons and offers."""

import re
from collections.abc import Iterator, Sequence

from legation.ingest.blocks import Block
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.prose import addresses_reader
from legation.ingest.dates import WRITTEN

_FEWEST_WORDS = 4
_SHORTEST_TELLING = 5
_STEM = 5
_ON_TOPIC = 0.4
_MOST_LINES = 4
_FAR_MORE = 2
_MOST_BESIDE_DATE = 2
_LEAD_WORDS = range(10, 71)
_NUMBER = re.compile(r"\d")
_BYLINE = re.compile(r"^by [A-Z]", re.IGNORECASE)
_PERSON = r"[A-Z\u00c0-\u00de][\w'\u2019-]+(?: [A-Z\u00c0-\u00de][\w.'\u2019-]*){1,3}"
FIELD = re.compile(
    r"^(?P<name>title|headline|outlet|publisher|source|newspaper|publication|url|link|section)\s*:\s+(?P<value>\S.{0,300})$",
    re.IGNORECASE,
)
_SIGNED = re.compile(rf"^(?:By|BY) {_PERSON}(?:(?:, (?:and )?| and ){_PERSON})*(?:,.{{0,60}})?$")
_LABELLED = re.compile(
    r"^(?:exclusive|opinion|editorial|analysis|commentary|interview|explainer|explained|timeline|live|live updates)\s?[:|]",
    re.IGNORECASE,
)
_FILED = re.compile(
    rf"^{_PERSON}(?: in [A-Z]\w+(?: [A-Z]\w+)?)?(?:(?:,| and) {_PERSON}(?: in [A-Z]\w+(?: [A-Z]\w+)?)?)*$"
)


def judge_head(blocks: Sequence[Block], verdicts: list[Reason | None], solid: Sequence[bool]) -> None:
    """Keep the headline and lead right above the first paragraph; the rest above it is the page's."""
    first = first_paragraph(blocks, solid)
    kept = head_lines(blocks, verdicts, first)
    for at in kept:
        verdicts[at] = None
    for at in range(first):
        if at not in kept and verdicts[at] is None:
            verdicts[at] = _reason(blocks[at])


def first_paragraph(blocks: Sequence[Block], solid: Sequence[bool]) -> int:
    """The first paragraph that is no word to the reader."""
    standing = [at for at, one in enumerate(solid) if one]
    return next((at for at in standing if not addresses_reader(blocks[at].text)), standing[0])


def judge_header(blocks: Sequence[Block], verdicts: list[Reason | None], solid: Sequence[bool]) -> None:
    """Lines such as "By Jane Doe" and "Outlet: The Riga Courier" above the first paragraph, on whatever page."""
    for at in range(solid.index(True)):
        if verdicts[at] is None and (_SIGNED.match(blocks[at].text) or FIELD.match(blocks[at].text)):
            verdicts[at] = Reason.METADATA


def leads(blocks: Sequence[Block], between: range, article: Sequence[Block]) -> list[int]:
    """Positions of standfirsts: whole phrases between headline and article that tell what it tells and no page's offers."""
    topic = {stem for block in article for stem in _stems(block)}
    return [
        at
        for at in between
        if len(blocks[at].words) in _LEAD_WORDS
        and 2 * blocks[at].lowercase_words >= len(blocks[at].words)
        and _could_be_headline(blocks[at])
        and _share(blocks[at], topic) >= _ON_TOPIC
    ]


def is_labelled(text: str) -> bool:
    """ "Exclusive: ..." may stand over the article itself; "Read more: ..." never does."""
    return bool(_LABELLED.match(text))


def is_filed_by(text: str) -> bool:
    """A byline without "by": "Jane Doe in Istanbul and John Roe in London"."""
    return " in " in text and bool(_FILED.match(text))


def head_lines(blocks: Sequence[Block], verdicts: Sequence[Reason | None], first: int) -> list[int]:
    """Positions of headline and lead: going up from the first paragraph, the nearest run of lines on its topic.

    Without such a run a line labelled like a link ("Exclusive: ...") may be the headline; else the nearest run is.
    """
    topic = {stem for block in blocks[first : first + 12] for stem in _stems(block)}
    runs = list(_runs(blocks, verdicts, first))
    on_topic = _most_telling(
        [run for run in runs if any(_share(blocks[at], topic) >= _ON_TOPIC for at in run)], blocks, topic
    )
    if on_topic:
        return _without_menu(on_topic, blocks, topic)
    labelled = [at for at in range(first) if verdicts[at] is Reason.PROMOTION and is_labelled(blocks[at].text)]
    spared = [at for at in labelled if _share(blocks[at], topic) >= _ON_TOPIC]
    return spared[-1:] or (runs[0] if runs else [])


def _most_telling(runs: list[list[int]], blocks: Sequence[Block], topic: set[str]) -> list[int] | None:
    """The nearest run, but one further up that tells far more of the article: between them stands a video or a link."""
    best = runs[0] if runs else None
    for run in runs[1:]:
        if best and len(run) <= _MOST_LINES and _told(run, blocks, topic) >= _told(best, blocks, topic) + _FAR_MORE:
            best = run
    return best


def _told(run: list[int], blocks: Sequence[Block], topic: set[str]) -> int:
    return max(len(_stems(blocks[at]) & topic) for at in run if _share(blocks[at], topic) >= _ON_TOPIC)


def _without_menu(run: list[int], blocks: Sequence[Block], topic: set[str]) -> list[int]:
    """The run without the short lines at its top that have nothing to do with the article."""
    top = next(at for at, one in enumerate(run) if _share(blocks[one], topic) or len(blocks[one].words) > _FEWEST_WORDS)
    return run[top:]


def _runs(blocks: Sequence[Block], verdicts: Sequence[Reason | None], first: int) -> Iterator[list[int]]:
    """Runs of lines that could be headlines, nearest first; known chrome may stand between the lines of one."""
    lines: list[int] = []
    for at in range(first - 1, -1, -1):
        if verdicts[at] is None and _could_be_headline(blocks[at]):
            lines.append(at)
        elif lines and verdicts[at] is not Reason.METADATA and not _is_byline(blocks[at]):
            yield lines[::-1]
            lines = []
    if lines:
        yield lines[::-1]


def _could_be_headline(block: Block) -> bool:
    opening = block.text.lstrip("\"'\u201c\u2018\u00ab([")[:1]
    if len(block.words) < _FEWEST_WORDS or _is_byline(block) or _is_stamp(block) or block.bulleted:
        return False
    named = opening.isupper() or opening.isdigit()
    return named and not block.text.endswith(":") and not addresses_reader(block.text)


def _is_byline(block: Block) -> bool:
    return bool(_BYLINE.match(block.text)) or is_filed_by(block.text)


def _is_stamp(block: Block) -> bool:
    """A date or a time with little beside it."""
    telling = [word for word in WRITTEN.sub(" ", block.text).split() if not _NUMBER.search(word) and len(word) > 1]
    return len(telling) <= _MOST_BESIDE_DATE and bool(_NUMBER.search(block.text))


def _share(block: Block, topic: set[str]) -> float:
    """How much of what the line tells the article tells too."""
    stems = _stems(block)
    return len(stems & topic) / len(stems) if stems else 0.0


def _stems(block: Block) -> set[str]:
    """The beginnings of the longer words: "Turkish" is not "Turkey", but "minister" and "ministers" are one."""
    return {word[:_STEM].casefold() for word in block.words if len(word) >= _SHORTEST_TELLING}


def _reason(block: Block) -> Reason:
    if _is_byline(block) or _is_stamp(block):
        return Reason.METADATA
    return Reason.NAVIGATION if len(block.words) <= _FEWEST_WORDS else Reason.BOILERPLATE
