"""Which blocks of a page are article, told by what boilerplate looks like and not by any one page.

A clean article shows no chrome, and loses at most lines that a phrase list knows. Only a page that shows chrome has its
head, its tail and its lists of links judged by position.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from legation.domain.article import Cut
from legation.ingest.blocks import Block
from legation.ingest.boilerplate.captions import caption_pairs, closing_credit, is_caption
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.head import first_paragraph, is_labelled, judge_head, judge_header
from legation.ingest.boilerplate.phrases import PhraseList
from legation.ingest.boilerplate.prose import is_prose, is_quoted_speech, speaks_to_reader
from legation.ingest.boilerplate.reader_comments import judge_entries
from legation.ingest.boilerplate.tail import judge_announcements, judge_endings, judge_tail

Verdicts = list[Reason | None]
# Reasons that show a page's chrome; a byline, a caption or a credit stands on clean texts too.
CHROME = frozenset(Reason) - {Reason.METADATA, Reason.CAPTION, Reason.CREDIT}
_FEWEST_CHROME = 2
_OFFERS = frozenset({Reason.PAYWALL, Reason.NEWSLETTER})
_MOST_BETWEEN = 2
_MOST_OFFER = 16
_FEWEST_LINKS = 3
_FEWEST_HEADLINE = 5
_MOST_QUESTION = 14
_MOST_PLACED = 0.1
_LONG_PARAGRAPH = 40
_ANSWER = re.compile(r"[^\W\d_]+\.")
_SPONSOR = re.compile(r"\b(?:sponsor|partner|advertiser)s?\b", re.IGNORECASE)
_SPONSORED = re.compile(
    r"^(?:(?:a |an )?(?:message|word) from|(?:presented|sponsored|brought to you) by) [^:.]{2,50}[:.]\s", re.IGNORECASE
)


def judge(
    blocks: Sequence[Block],
    phrases: PhraseList,
    given: Sequence[Reason | None] | None = None,
    sure: Sequence[bool] | None = None,
    likely: Sequence[bool] | None = None,
    readers_talk: bool = True,
) -> Verdicts:
    """Per block the reason it is no article, or None.

    `given` are verdicts known before, from a page's mark-up; `sure` are blocks that by their mark-up stand in the article:
    they are judged by their words, but not by where they stand. Of `likely` ones a few lines may be cut for where they
    stand; when more would be, the rules misjudge the page, and none is. `readers_talk` is whether what looks like signed
    entries of readers may be such.
    """
    verdicts = [
        known or phrases.reason(block, within=not (one and len(block.words) > _LONG_PARAGRAPH))
        for block, known, one in zip(
            blocks, given or [None] * len(blocks), sure or likely or [False] * len(blocks), strict=True
        )
    ]
    _spare_reports(blocks, verdicts, given or (), sure or ())
    _spare_headline(blocks, verdicts)
    _spare_answers(blocks, verdicts)
    chrome = sum(
        1 for block, verdict in zip(blocks, verdicts, strict=True) if verdict in CHROME and len(block.text) > 1
    )
    if chrome < _FEWEST_CHROME:
        _spare_section_names(blocks, verdicts, given)
    if readers_talk:
        judge_entries(blocks, verdicts)
    _judge_sponsored(blocks, verdicts)
    _judge_between(blocks, verdicts)
    _judge_captions(blocks, verdicts)
    _judge_repeats(blocks, verdicts, likely or (), shows_chrome=chrome >= _FEWEST_CHROME)
    solid = [verdict is None and is_prose(block) for block, verdict in zip(blocks, verdicts, strict=True)]
    if not any(solid):
        return verdicts
    judge_header(blocks, verdicts, solid)
    placed = list(verdicts)
    judge_endings(blocks, verdicts, solid, phrases)
    solid = [one and verdict is None for one, verdict in zip(solid, verdicts, strict=True)]
    if not any(solid):
        return verdicts
    if chrome >= _FEWEST_CHROME:
        judge_announcements(blocks, verdicts, solid)
        solid = [one and verdict is None for one, verdict in zip(solid, verdicts, strict=True)]
        _judge_links(blocks, verdicts, solid, phrases, likely or ())
        judge_tail(blocks, verdicts, solid)
        judge_head(blocks, verdicts, solid)
    _spare_sure(verdicts, placed, sure or ())
    _spare_likely(blocks, verdicts, placed, likely or ())
    return verdicts


def cuts_of(blocks: Sequence[Block], verdicts: Sequence[Reason | None], text: str) -> list[Cut]:
    """The verdicts as stretches of the text; the credit at the end of a caption is a cut of its own."""
    cuts = []
    for block, verdict in zip(blocks, verdicts, strict=True):
        at = closing_credit(block) if verdict is Reason.CAPTION else None
        split = text.rfind(block.text[at:], block.start, block.end) if at else -1
        if verdict and split > block.start:
            cuts.append(Cut(block.start, split, verdict.value))
            cuts.append(Cut(split, block.end, Reason.CREDIT.value))
        elif verdict:
            cuts.append(Cut(block.start, block.end, verdict.value))
    return cuts


def _spare_reports(
    blocks: Sequence[Block], verdicts: Verdicts, given: Sequence[Reason | None], sure: Sequence[bool]
) -> None:
    """A paragraph in the midst of the article may say who somebody is or where to ask; notes on its making stand around it."""
    for at, one in enumerate(sure):
        if one and verdicts[at] is Reason.METADATA and not (given and given[at]) and is_prose(blocks[at]):
            verdicts[at] = None


def _spare_headline(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    """ "Opinion: ..." at the very top, right above a paragraph, is the article's own headline and no link."""
    if (
        len(blocks) > 1
        and verdicts[:2] == [Reason.PROMOTION, None]
        and is_labelled(blocks[0].text)
        and is_prose(blocks[1])
    ):
        verdicts[0] = None


def _spare_answers(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    """ "No." with its full stop is what somebody says; a button has none."""
    for at, block in enumerate(blocks):
        if verdicts[at] in (Reason.NAVIGATION, Reason.BOILERPLATE) and _ANSWER.fullmatch(block.text):
            verdicts[at] = None


def _spare_sure(verdicts: Verdicts, placed: Sequence[Reason | None], sure: Sequence[bool]) -> None:
    """Take back what was cut for its place alone, where the mark-up shows a better one."""
    for at, one in enumerate(sure):
        if one and placed[at] is None:
            verdicts[at] = None


def _spare_likely(
    blocks: Sequence[Block], verdicts: Verdicts, placed: Sequence[Reason | None], likely: Sequence[bool]
) -> None:
    """Take back what was cut for its place alone when it is too much of what another extractor took for the article."""
    chosen = [at for at, one in enumerate(likely) if one and placed[at] is None]
    lost = [at for at in chosen if verdicts[at] is not None]
    if sum(len(blocks[at].words) for at in lost) > _MOST_PLACED * sum(len(blocks[at].words) for at in chosen):
        for at in lost:
            verdicts[at] = None


def _judge_captions(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    is_credit = [verdict is Reason.CREDIT for verdict in verdicts]
    for caption, credit in caption_pairs(blocks, is_credit):
        if verdicts[caption] is None:
            verdicts[caption] = Reason.CAPTION
            verdicts[credit] = Reason.CREDIT
    for at, block in enumerate(blocks):
        if verdicts[at] is None and closing_credit(block) is not None and (is_caption(block) or len(block.words) <= 45):
            verdicts[at] = Reason.CAPTION


def _spare_section_names(blocks: Sequence[Block], verdicts: Verdicts, given: Sequence[Reason | None] | None) -> None:
    """ "Business" or "Life" over a paragraph of a page without other chrome is a subheading, if no mark-up objects."""
    for at, block in enumerate(blocks):
        if given and given[at]:
            continue
        if verdicts[at] is Reason.NAVIGATION and len(block.words) == 1 and block.text.isalpha():
            verdicts[at] = None


def _judge_repeats(blocks: Sequence[Block], verdicts: Verdicts, likely: Sequence[bool], *, shows_chrome: bool) -> None:
    """Of a paragraph that stands twice the first is kept; on a page with chrome a short line that recurs is furniture.

    A headline may stand twice: in the window's title and above the article.
    """
    counts = Counter(block.key for block in blocks)
    seen: set[str] = set()
    for at, block in enumerate(blocks):
        if counts[block.key] > 1 and verdicts[at] is None and len(block.text) > 1:
            short = len(block.words) < _FEWEST_HEADLINE and not block.ends_sentence
            furniture = shows_chrome and short and not (likely and likely[at])
            if furniture or (block.key in seen and is_prose(block)):
                verdicts[at] = Reason.BOILERPLATE
        if verdicts[at] is None:
            seen.add(block.key)


def _judge_links(
    blocks: Sequence[Block],
    verdicts: Verdicts,
    solid: Sequence[bool],
    phrases: PhraseList,
    likely: Sequence[bool],
) -> None:
    """Inside the article: headlines under a "Related" heading, and long runs of lines that are no sentences.

    A run of likely lines without such a heading is a list of the article's own.
    """
    first, last = first_paragraph(blocks, solid), len(solid) - 1 - solid[::-1].index(True)
    run: list[int] = []
    headed = False
    for at in range(first, last + 1):
        if verdicts[at] is None and _could_be_link(blocks[at], after_link=bool(run)):
            run.append(at)
            continue
        _close_run(run, verdicts, likely, headed=headed)
        goes_on = headed and verdicts[at] in (Reason.NAVIGATION, Reason.PROMOTION)
        headed = goes_on or (verdicts[at] is Reason.PROMOTION and _heads_links(blocks[at], phrases))
        run = []
    _close_run(run, verdicts, likely, headed=headed)


def _could_be_link(block: Block, *, after_link: bool) -> bool:
    """A line that is no sentence, or a short question among such lines."""
    question = after_link and block.text.endswith("?") and len(block.words) <= _MOST_QUESTION
    listed = block.bulleted or block.text[:1].islower() or block.text.endswith((":", ",", ";"))
    return (question or not block.ends_sentence) and not listed


def _heads_links(block: Block, phrases: PhraseList) -> bool:
    return phrases.is_ending(block) or block.text.endswith(":")


def _judge_sponsored(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    """What stands right below "A message from our sponsor", or goes on after such words, and talks to the reader."""
    for at in range(len(blocks)):
        if verdicts[at] is None and _SPONSORED.match(blocks[at].text) and speaks_to_reader(blocks[at].text):
            verdicts[at] = Reason.ADVERTISING
        headed = at > 0 and verdicts[at - 1] is Reason.ADVERTISING and _SPONSOR.search(blocks[at - 1].text)
        if headed and verdicts[at] is None and speaks_to_reader(blocks[at].text):
            verdicts[at] = Reason.ADVERTISING


def _judge_between(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    """A line or two between lines of one offer belong to it, if they are short and no paragraphs, or talk to the reader."""
    known = [at for at, verdict in enumerate(verdicts) if verdict]
    for above, below in pairwise(known):
        if (
            verdicts[above] is not verdicts[below]
            or verdicts[above] not in _OFFERS
            or below - above > _MOST_BETWEEN + 1
        ):
            continue
        between = range(above + 1, below)
        if all(_could_be_offer(blocks[at]) for at in between):
            for at in between:
                verdicts[at] = verdicts[above]


def _could_be_offer(block: Block) -> bool:
    if len(block.words) > _MOST_OFFER or is_quoted_speech(block.text):
        return False
    return not is_prose(block) or speaks_to_reader(block.text)


def _close_run(run: Sequence[int], verdicts: Verdicts, likely: Sequence[bool], *, headed: bool) -> None:
    listed = bool(likely) and all(likely[at] for at in run)
    if headed or (len(run) >= _FEWEST_LINKS and not listed):
        for at in run:
            verdicts[at] = Reason.PROMOTION
