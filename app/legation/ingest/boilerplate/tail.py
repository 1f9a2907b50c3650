"""Where an article ends and the page goes on: related stories, comments, rules, addresses."""

import re
from collections.abc import Sequence

from legation.ingest.blocks import Block
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.phrases import PhraseList
from legation.ingest.boilerplate.prose import addresses_reader, is_sentence

_FEWEST_WORDS_BEFORE = 40
_FEWEST_WORDS_RESUMED = 28
_FEWEST_HEADLINES = 2
_FEWEST_LINES = 4
_FEWEST_NAMES = 2
_POSSESSIVE = re.compile(r"['\u2019][sS]?$")
_ABOVE_ANNOUNCED = frozenset({Reason.PAYWALL, Reason.COMMENTS, Reason.NEWSLETTER, Reason.PROMOTION})
_MOST_TEASER = 60
# After "Comments" and after "Notes to editors" paragraphs go on that are no article.
_FINAL = frozenset({Reason.COMMENTS, Reason.METADATA})


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
        until = _resumes(blocks, verdicts, solid, at, final=reason in _FINAL)
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
    if not any(verdicts[at] for at in rest) and sum(not is_sentence(blocks[at]) for at in rest) < _FEWEST_LINES:
        return
    reason, open_end = Reason.BOILERPLATE, True
    for at in rest:
        open_end = open_end and verdicts[at] is None and _closes_article(blocks[at])
        reason = verdicts[at] or reason
        if not open_end:
            verdicts[at] = reason


def judge_announcements(blocks: Sequence[Block], verdicts: list[Reason | None], solid: Sequence[bool]) -> None:
    """Cut what a page announces at its end, below an offer or a heading: headline, sentence, headline, sentence."""
    at = len(blocks) - 1
    while at > 0 and not (solid[at] and solid[at - 1]):
        if solid[at] and not _announced(blocks, verdicts, at):
            break
        at -= 1
    top = next((one for one in range(at + 1, len(blocks)) if verdicts[one] in _ABOVE_ANNOUNCED), None)
    if top is None or _solid_words(blocks, solid, 0, top) < max(
        _FEWEST_WORDS_BEFORE, _solid_words(blocks, solid, top, len(blocks))
    ):
        return
    if sum(solid[top:]) >= _FEWEST_HEADLINES:
        for one in range(top, len(blocks)):
            verdicts[one] = verdicts[one] or Reason.PROMOTION


def _announced(blocks: Sequence[Block], verdicts: Sequence[Reason | None], at: int) -> bool:
    """Whether the paragraph is short and a headline stands right above it."""
    above = blocks[at - 1]
    headline = verdicts[at - 1] is None and len(above.words) >= _FEWEST_LINES and not above.ends_sentence
    return headline and len(blocks[at].words) <= _MOST_TEASER


def _closes_article(block: Block) -> bool:
    return is_sentence(block) and not addresses_reader(block.text)


def _solid_words(blocks: Sequence[Block], solid: Sequence[bool], start: int, end: int) -> int:
    return sum(len(blocks[at].words) for at in range(start, end) if solid[at])


def _resumes(
    blocks: Sequence[Block], verdicts: Sequence[Reason | None], solid: Sequence[bool], ending: int, *, final: bool
) -> int:
    """Where the article goes on after the heading: at two paragraphs in a row, or at one that takes up its names.

    After a comment heading or the notes to editors it goes on only if most of the text is still to come.
    """
    end = len(blocks)
    after, before = _solid_words(blocks, solid, ending, end), _solid_words(blocks, solid, 0, ending)
    if final and after < 2 * before:
        return end
    talk = next((at for at in range(ending + 1, end) if verdicts[at] is Reason.COMMENTS), end)
    following = [at for at in range(ending + 1, talk) if solid[at] and not addresses_reader(blocks[at].text)]
    if following and not final and _takes_up(blocks, verdicts, solid, ending, following[0]):
        return following[0]
    for at in range(ending + 1, end - 1):
        if solid[at] and solid[at + 1] and _solid_words(blocks, solid, at, at + 2) >= _FEWEST_WORDS_RESUMED:
            return at
    return following[0] if len(following) == 1 and following[0] - ending > 2 and not final else end


def _takes_up(
    blocks: Sequence[Block], verdicts: Sequence[Reason | None], solid: Sequence[bool], ending: int, at: int
) -> bool:
    """Whether the paragraph speaks of whom the article spoke, and is no teaser: those alternate with headlines."""
    below = at + 1
    teaser = below < len(blocks) and not verdicts[below] and not is_sentence(blocks[below])
    listed = [one for one in range(ending + 1, at) if not verdicts[one] and not addresses_reader(blocks[one].text)]
    if teaser or 0 < len(listed) < _FEWEST_HEADLINES:
        return False
    if not listed and at - ending > _FEWEST_HEADLINES:  # all between is known for a box, so that it ends there
        return True
    known = {name for one in range(ending) if solid[one] for name in _names(blocks[one].words)}
    return len(known & _names(blocks[at].words[1:])) >= _FEWEST_NAMES


def _names(words: Sequence[str]) -> set[str]:
    """Capitalised words without their possessive endings."""
    return {_POSSESSIVE.sub("", word).casefold() for word in words if word[0].isupper() and len(word) > 2}
