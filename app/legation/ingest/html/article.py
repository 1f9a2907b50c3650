"""An HTML page to one article: its visible text, and cuts for everything that is not the article."""

import re
from collections.abc import Sequence, Set
from functools import cache
from typing import Any

from legation.errors import BadInput
from legation.ingest.blocks import Block
from legation.ingest.boilerplate.captions import closing_credit, is_caption, names_photographer
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.judge import judge
from legation.ingest.boilerplate.phrases import PhraseList
from legation.ingest.boilerplate.prose import is_prose
from legation.ingest.html.blocks import Hint, PageText, page_text, parse_html
from legation.ingest.html.container import Container, is_answered, main_container, talk_start
from legation.ingest.html.metadata import Metadata, page_metadata
from legation.ingest.html.teasers import teasers

_LINKED = 0.6
_ALL_LINKED = 0.9
_LARGE_HOLDER = 0.5
_MOST = 0.6
_CAPTION_WORDS = range(3, 61)
_MOST_CREDIT = 12
_FEWEST_LETTERS = 25
_BYLINE = re.compile(r"by [A-Z]", re.IGNORECASE)
# Short ones of these are often dropped by extractors.
_LISTED = frozenset({"li", "tr", "dd", "dt", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
# Reasons by which the mark-up names things that main-text extractors take for article all the same.
_SURE = frozenset(
    {
        Reason.CAPTION,
        Reason.CREDIT,
        Reason.NEWSLETTER,
        Reason.COMMENTS,
        Reason.ADVERTISING,
        Reason.PROMOTION,
        Reason.PAYWALL,
    }
)


def read_page(markup: str, url: str | None = None) -> tuple[PageText, Metadata, Any]:
    """The page's text, what it says of itself, and its tree. Raises BadInput for a page without text."""
    tree = parse_html(markup)
    metadata = page_metadata(tree, url)
    page = page_text(tree)
    if not page.text.strip():
        raise BadInput("the page holds no text: save it after it has loaded, or give the article as text")
    return page, metadata, tree


def page_verdicts(page: PageText, tree: Any, phrases: PhraseList, title: str | None) -> list[Reason | None]:
    """Per block why it is no article: by mark-up, by trafilatura's choice of the main text, and by what boilerplate looks like."""
    announced = teasers(page)
    named = [
        _named(hint, page) or (Reason.PROMOTION if at in announced else None) for at, hint in enumerate(page.hints)
    ]
    talk = talk_start(page, named, phrases)
    container = main_container(page, named, talk)
    chosen = _chosen(page, tree, named, container)
    given = [_verdict(at, page, chosen, named[at], title) for at in range(len(page.blocks))]
    if is_answered(page, container.last, phrases):
        talk = min(talk, container.last + 1)
    _cut_outside(page, given, chosen, container, talk)
    _tell_captions(page, given, container)
    if all(given):
        given = [hint.reason if hint.reason in _SURE else None for hint in page.hints]
    sure = _sure(page, chosen, container, phrases)
    return judge(page.blocks, phrases, given, sure)


def main_text(tree: Any, *, thorough: bool) -> str:
    """What trafilatura takes for the article; empty when it finds none. Thorough, it asks two other extractors as well."""
    from trafilatura import bare_extraction  # half a second to load

    try:
        found = bare_extraction(tree, options=_options(thorough=thorough))
    except Exception:
        return ""
    text: str = getattr(found, "text", None) or ""
    return text


@cache
def _options(*, thorough: bool) -> Any:
    """Made once: trafilatura reads its settings anew for every page otherwise."""
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=not thorough, comments=False, tables=True, with_metadata=False)


def _chosen(page: PageText, tree: Any, named: Sequence[Reason | None], container: Container) -> list[bool]:
    """Per block, whether it is of the main text.

    Where trafilatura misses most of the main container, all in it is; where there is no container, it is asked thoroughly.
    """
    free = [one and named[at] is None and page.hints[at].linked < _LINKED for at, one in enumerate(container.inside)]
    prose = [at for at, block in enumerate(page.blocks) if free[at] and is_prose(block)]
    words = sum(len(page.blocks[at].words) for at in prose)
    letters = [_letters(block.text) for block in page.blocks]
    main = main_text(tree, thorough=not prose)
    lines, whole = set(map(_letters, main.split("\n"))), _letters(main)
    chosen = [_is_chosen(one, lines, whole) for one in letters]
    if 2 * sum(len(page.blocks[at].words) for at in prose if chosen[at]) < words:
        return free
    first = next((at for at in prose if chosen[at]), len(chosen))
    return [
        one or (first < at < container.last and free[at] and container.direct[at] and page.hints[at].tag in _LISTED)
        for at, one in enumerate(chosen)
    ]


def _cut_outside(
    page: PageText, given: list[Reason | None], chosen: Sequence[bool], container: Container, talk: int
) -> None:
    """What follows the main container is no article, if that holds most of what was chosen; after its heading it is talk."""
    sizes = [
        len(block.words) if chosen[at] and given[at] is None and at < talk else 0
        for at, block in enumerate(page.blocks)
    ]
    held = sum(size for size, one in zip(sizes, container.inside, strict=True) if one)
    if not held or held < _MOST * sum(sizes):
        return
    for at in range(container.last + 1, len(given)):
        given[at] = given[at] or (Reason.COMMENTS if at >= talk else Reason.BOILERPLATE)


def _sure(page: PageText, chosen: Sequence[bool], container: Container, phrases: PhraseList) -> list[bool]:
    """Blocks that stand among the paragraphs of the main container, and not below a heading like "Related" among these."""
    ended: set[int] = set()
    first = next(
        (at for at, block in enumerate(page.blocks) if container.direct[at] and chosen[at] and is_prose(block)), 0
    )
    sure = []
    for at, (block, hint) in enumerate(zip(page.blocks, page.hints, strict=True)):
        if container.direct[at] and phrases.is_ending(block):
            ended.add(hint.parent)
        sure.append(
            at >= first and chosen[at] and container.direct[at] and hint.linked < _LINKED and hint.parent not in ended
        )
    return sure


def _tell_captions(page: PageText, given: list[Reason | None], container: Container) -> None:
    """A line right below a picture, outside the prose or ending like a caption, says what it shows."""
    for at, (block, hint) in enumerate(zip(page.blocks, page.hints, strict=True)):
        if not hint.pictured or hint.linked >= _LINKED or len(block.words) not in _CAPTION_WORDS:
            continue
        set_aside = given[at] is Reason.BOILERPLATE and at < container.last
        boxed = container.inside[at] and not container.direct[at]
        shows = given[at] is None and hint.tag not in _HEADINGS
        if set_aside or (shows and (boxed or not block.ends_sentence or _ends_like_caption(block))):
            given[at] = Reason.CAPTION
            if at + 1 < len(given) and given[at + 1] is Reason.BOILERPLATE and _could_be_credit(page, at + 1):
                given[at + 1] = Reason.CREDIT


def _ends_like_caption(block: Block) -> bool:
    return closing_credit(block) is not None or is_caption(block) or names_photographer(block)


def _could_be_credit(page: PageText, at: int) -> bool:
    return len(page.blocks[at].words) <= _MOST_CREDIT and page.hints[at].path[:1] == page.hints[at - 1].path[:1]


def _verdict(at: int, page: PageText, chosen: Sequence[bool], named: Reason | None, title: str | None) -> Reason | None:
    """Why the block is no article as far as mark-up and trafilatura can tell."""
    block, hint = page.blocks[at], page.hints[at]
    if named is Reason.CREDIT and _BYLINE.match(block.text):
        named = Reason.METADATA
    if _is_title(block, hint, title):
        return None if named not in _SURE else named
    if named in _SURE or (named and not chosen[at]):
        return named
    if hint.linked >= _ALL_LINKED and not block.ends_sentence and hint.tag not in _HEADINGS:
        return Reason.NAVIGATION
    if chosen[at] or not any(chosen):
        return None
    if _among_chosen(at, page, chosen) and hint.linked < _LINKED and (is_prose(block) or hint.tag in _HEADINGS):
        return None
    return Reason.NAVIGATION if hint.linked >= _LINKED else Reason.BOILERPLATE


def _named(hint: Hint, page: PageText) -> Reason | None:
    """The mark-up's reason, unless the element that names it holds most of the page: then its name says little."""
    if hint.reason is None:
        return None
    words = sum(page.holder_sizes.values())
    return None if page.holder_sizes.get(hint.holder, 0) > _LARGE_HOLDER * words else hint.reason


def _is_title(block: Block, hint: Hint, title: str | None) -> bool:
    return hint.tag == "h1" or (hint.tag in _HEADINGS and title is not None and _letters(block.text) == _letters(title))


def _is_chosen(letters: str, lines: Set[str], whole: str) -> bool:
    return letters in lines or (len(letters) >= _FEWEST_LETTERS and letters in whole) if letters else False


def _among_chosen(at: int, page: PageText, chosen: Sequence[bool]) -> bool:
    """Whether a chosen block of the same parent stands before and one after: extractors drop short paragraphs."""
    parent = page.hints[at].parent
    same = [other for other, hint in enumerate(page.hints) if hint.parent == parent and chosen[other]]
    return bool(same) and same[0] < at < same[-1]


def _letters(text: str) -> str:
    """The text's letters and digits in lower case: white space, quotes and dashes do not matter."""
    return "".join(filter(str.isalnum, text)).lower()
