"""What a page says about the author of its article, below it."""

import re
from collections.abc import Sequence

from legation.ingest.blocks import Block
from legation.ingest.boilerplate.cuts import Reason

_TELLS = re.compile(
    r"^(?:,[^,]{2,80},)?\s+(?:is|was|writes|reports|reported|covers|covered|teaches|taught|lectures|serves|served|studies|studied|lives|heads|directs|chairs|blogs|contributes|edits|leads|has|joined|works|worked|hosts)\b"
)
_MOST_WORDS = 90


def judge_bios(blocks: Sequence[Block], verdicts: list[Reason | None], authors: Sequence[str]) -> None:
    """Cut "Jane Doe is our correspondent in Riga" and her bare name below the middle of an article she signs."""
    kept = [at for at, verdict in enumerate(verdicts) if verdict is None]
    for at in kept[len(kept) // 2 :]:
        if _is_about(blocks[at], authors):
            verdicts[at] = Reason.METADATA


def _is_about(block: Block, authors: Sequence[str]) -> bool:
    for name in authors:
        if block.text == name or (
            block.text.startswith(name) and len(block.words) <= _MOST_WORDS and _TELLS.match(block.text[len(name) :])
        ):
            return True
    return False
