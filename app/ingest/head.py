"""What stands above an article: its headline and lead among menus, dates, buttons and offers."""

import re
from collections.abc import Sequence

from app.ingest.blocks import Block
from app.ingest.cuts import Reason
from app.ingest.prose import addresses_reader

_FEWEST_WORDS = 4
_BYLINE = re.compile(r"^by [A-Z]", re.IGNORECASE)


def judge_head(blocks: Sequence[Block], verdicts: list[Reason | None], solid: Sequence[bool]) -> None:
    """Keep the headline and lead right above the first paragraph; the rest above it is the page's."""
    first = solid.index(True)
    kept = head_lines(blocks, verdicts, first)
    for at in range(first):
        if at not in kept and verdicts[at] is None:
            verdicts[at] = _reason(blocks[at])


def head_lines(blocks: Sequence[Block], verdicts: Sequence[Reason | None], first: int) -> list[int]:
    """Positions of headline and lead: walking up from the first paragraph, the nearest run of lines that could be one."""
    lines: list[int] = []
    for at in range(first - 1, -1, -1):
        if verdicts[at] is None and _could_be_headline(blocks[at]):
            lines.append(at)
        elif lines and verdicts[at] is not Reason.METADATA and not _BYLINE.match(blocks[at].text):
            break
    return lines[::-1]


def _could_be_headline(block: Block) -> bool:
    opening = block.text.lstrip("\"'\u201c\u2018\u00ab([")[:1]
    if len(block.words) < _FEWEST_WORDS or _BYLINE.match(block.text) or block.bulleted:
        return False
    return (opening.isupper() or opening.isdigit()) and not addresses_reader(block.text)


def _reason(block: Block) -> Reason:
    if _BYLINE.match(block.text):
        return Reason.METADATA
    return Reason.NAVIGATION if len(block.words) <= _FEWEST_WORDS else Reason.BOILERPLATE
