"""Entries that readers sign with name and date: "Jane | 12.03.2024 14:05", "Jane Doe wrote on 12 March 2024:"."""

import re
from collections.abc import Sequence

from legation.ingest.blocks import Block
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.prose import is_prose
from legation.ingest.dates import MONTHS

_FEWEST_WORDS = 40
_FEWEST_ENTRIES = 2
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = rf"(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.? (?:{_MONTH})\.?,? \d{{4}}|(?:{_MONTH})\.? \d{{1,2}},? \d{{4}})"
_TIME = r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]m)?)"
# Name, a mark, date; then the time, or a mark that ends the signature: a sentence has neither.
_ENTRY = re.compile(
    rf"^(?!(?:by|published|posted|updated)\b)[^.!?:|(]{{2,40}}?(?:\. [^.!?:|(]{{2,30}})?\s?[|(,\u00b7\u2013\u2014-]\s*"
    rf"{_DATE}(?:{_TIME}|\)?:|\)|$)",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"^\S.{1,40} (?:(?:wrote|commented|posted)(?: (?:on|at) .{3,40})?|(?:said|says) (?:on|at) .{3,40}):$"
)
# This stands above many a quotation; only below a signed entry is it a reader's.
_SAID = re.compile(r"^\S.{1,40} (?:said|says):$")


def entries_start(blocks: Sequence[Block]) -> int:
    """The first of two or more signed entries, with enough prose above it; the end when there are none."""
    above = 0
    found: list[int] = []
    for at, block in enumerate(blocks):
        signed = _ENTRY.match(block.text) or _WROTE.match(block.text) or (found and _SAID.match(block.text))
        if above >= _FEWEST_WORDS and signed:
            found.append(at)
        above += len(block.words) if is_prose(block) else 0
    return found[0] if len(found) >= _FEWEST_ENTRIES else len(blocks)


def judge_entries(blocks: Sequence[Block], verdicts: list[Reason | None]) -> None:
    """What readers sign is talk, and so is what follows."""
    for at in range(entries_start(blocks), len(blocks)):
        verdicts[at] = verdicts[at] or Reason.COMMENTS
