"""Where an article ends and the page goes on: related stories, comments, rules, addresses."""

from collections.abc import Sequence

from app.ingest.blocks import Block
from app.ingest.cuts import Reason
from app.ingest.phrases import PhraseList
from app.ingest.prose import addresses_reader, is_sentence

_FEWEST_WORDS_BEFORE = 40
_FEWEST_WORDS_RESUMED = 50


def judge_endings(
    blocks: Sequence[Block], verdicts: list[Reason | None], solid: Sequence[bool], phrases: PhraseList
) -> None:
    """Cut what follows a heading such as "Related" or "Comments", up to where the article goes on, if it does."""
    at = 0
    while at < len(blocks):
        if not phrases.is_ending(blocks[at]) or _solid_words(blocks, solid, 0, at) < _FEWEST_WORDS_BEFORE:
            at += 1
            continue
        reason = verdicts[at] or Reason.PROMOTION
        until = _resumes(blocks, solid, at, talk=reason is Reason.COMMENTS)
        for inside in range(at, until):
            verdicts[inside] = verdicts[inside] or reason
        at = until


def judge_tail(blocks: Sequence[Block], verdicts: list[Reason | None], solid: Sequence[bool]) -> None:
    """Cut everything after the last paragraph, but short sentences that still follow it directly."""
    last = max(
        (at for at, one in enumerate(solid) if one and not addresses_reader(blocks[at].text)),
        default=len(blocks) - 1,
    )
    rest = range(last + 1, len(blocks))
    if not any(verdicts[at] for at in rest):
        return
    reason, open_end = Reason.BOILERPLATE, True
    for at in rest:
        open_end = open_end and verdicts[at] is None and _closes_article(blocks[at])
        reason = verdicts[at] or reason
        if not open_end:
            verdicts[at] = reason


def _closes_article(block: Block) -> bool:
    return is_sentence(block) and not addresses_reader(block.text)


def _solid_words(blocks: Sequence[Block], solid: Sequence[bool], start: int, end: int) -> int:
    return sum(len(blocks[at].words) for at in range(start, end) if solid[at])


def _resumes(blocks: Sequence[Block], solid: Sequence[bool], ending: int, *, talk: bool) -> int:
    """Where the article goes on after the heading: at two paragraphs in a row, or one alone after a list of headlines.

    Readers' comments are paragraphs too: after a comment heading it goes on only if most of the text is still to come.
    """
    end = len(blocks)
    after, before = _solid_words(blocks, solid, ending, end), _solid_words(blocks, solid, 0, ending)
    if talk and after < 2 * before:
        return end
    for at in range(ending + 1, end - 1):
        if solid[at] and solid[at + 1] and _solid_words(blocks, solid, at, at + 2) >= _FEWEST_WORDS_RESUMED:
            return at
    alone = [at for at in range(ending + 1, end) if solid[at]]
    return alone[0] if len(alone) == 1 and alone[0] - ending > 2 and not talk else end
