"""An HTML page to one article: its visible text, and cuts for everything that is not the article."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import compress
from typing import Any

from legation.errors import BadInput
from legation.ingest.blocks import Block
from legation.ingest.boilerplate.captions import closing_credit, is_caption, names_photographer
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.boilerplate.head import leads
from legation.ingest.boilerplate.judge import judge
from legation.ingest.boilerplate.phrases import PhraseList
from legation.ingest.boilerplate.prose import addresses_reader, is_prose
from legation.ingest.html.blocks import Hint, PageText, drop_unread, page_text, parse_html
from legation.ingest.html.container import Container, is_answered, main_container, talk_start
from legation.ingest.html.library_choice import chosen_blocks, letters_of, main_text, share_missing
from legation.ingest.html.metadata import Metadata, page_metadata
from legation.ingest.html.teasers import teasers

_LINKED = 0.6
_ALL_LINKED = 0.9
_LARGE_HOLDER = 0.5
_MOST = 0.6
_MOST_OUTSIDE = 0.15
_MOST_WORDS_OUTSIDE = 300
_LONG_LINE = 25
_MOST_SPOKEN = 0.4
_MOST_LOST = 0.15
_MANY_WORDS = 300
_AS_MUCH = 0.9
_MOST_MISSING = 0.5
_FEWEST_TOLD = 60
_FEWEST_QUICK = 40
_CONCLUDES = 40
_CAPTION_WORDS = range(3, 61)
_MOST_CREDIT = 12
_BYLINE = re.compile(r"by [A-Z]", re.IGNORECASE)
# Short ones of these are often dropped by extractors.
_LISTED = frozenset({"li", "tr", "dd", "dt", "blockquote"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_PICTURED = frozenset({Reason.CAPTION, Reason.CREDIT})
_NO_CAPTIONS = _HEADINGS | {"li", "dd"}
# Reasons by which the mark-up names things that main-text extractors take for article all the same.
_OFFERS = frozenset({Reason.NEWSLETTER, Reason.COMMENTS, Reason.ADVERTISING, Reason.PAYWALL})
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


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The page's text, what it says of itself, its tree, and what trafilatura takes for the article."""

    text: PageText
    metadata: Metadata
    tree: Any
    main: str


def read_page(markup: str, url: str | None = None) -> ReadPage:
    """The page as read. Raises BadInput for a page without text."""
    tree = parse_html(markup)
    metadata = page_metadata(tree, url)
    drop_unread(tree)
    page = page_text(tree)
    main = main_text(tree, thorough=False)
    if share_missing(letters_of(page.text), main) > _MOST_MISSING:
        page = page_text(tree, hidden=True)  # the article is shown by a script, as one picture of many or after a click
    if not page.text.strip():
        raise BadInput("the page holds no text: save it after it has loaded, or give the article as text")
    return ReadPage(page, metadata, tree, main)


def page_verdicts(read: ReadPage, phrases: PhraseList, title: str | None) -> list[Reason | None]:
    """Per block why it is no article: by mark-up, by trafilatura's choice of the main text, and by what boilerplate looks like."""
    page = read.text
    letters = [letters_of(block.text) for block in page.blocks]
    main = chosen_blocks(letters, read.main)
    announced, misnamed = teasers(page), _misnamed(page)
    named = [
        (hint.reason if hint.holder not in misnamed else None) or (Reason.PROMOTION if at in announced else None)
        for at, hint in enumerate(page.hints)
    ]
    talk = talk_start(page, named, phrases)
    told = _is_told(page, main, talk)
    if told:
        talk = len(page.blocks)
    container = main_container(page, named, talk)
    choice = _chosen(read, letters, main, named, container)
    chosen = choice.blocks
    listed = _listed_links(page, choice, container)
    leading = _leading(page, chosen, named, title)
    spans = _chosen_spans(page, chosen)
    given = [
        None if at in leading else _verdict(at, page, chosen, spans, named[at], title, listed)
        for at in range(len(page.blocks))
    ]
    if is_answered(page, container.last, phrases):
        talk = min(talk, container.last + 1)
    _cut_outside(page, given, chosen, container, talk)
    _tell_captions(page, given, choice, container)
    if all(given):
        given = [hint.reason if hint.reason in _SURE else None for hint in page.hints]
    sure = _sure(page, choice, container, phrases)
    judged = judge(page.blocks, phrases, given, sure, _likely(page, choice, container, listed), readers_talk=not told)
    for at, hint in enumerate(page.hints):
        if hint.tag == "li" and judged[at] in _PICTURED and given[at] is None and choice.trusted and chosen[at]:
            judged[at] = None
    return _with_told(page, choice, judged)


@dataclass(frozen=True, slots=True)
class _Choice:
    """Per block whether it is main text; `trusted` where the library chose it and found enough, or there is no other prose."""

    blocks: list[bool]
    trusted: bool


def _likely(page: PageText, choice: _Choice, container: Container, listed: Set[int]) -> list[bool]:
    """What the library chose, but words to the reader on a page that does not consist of them."""
    if not choice.trusted:
        return [False] * len(choice.blocks)
    speaks = [one and addresses_reader(block.text) for one, block in zip(choice.blocks, page.blocks, strict=True)]
    words = [len(block.words) for block in page.blocks]
    spared = sum(compress(words, speaks)) > _MOST_SPOKEN * sum(compress(words, choice.blocks))
    trailing = _trailing(page, choice.blocks, container)
    return [
        one and (page.hints[at].linked < _LINKED or at in listed) and (spared or not speaks[at]) and at not in trailing
        for at, one in enumerate(choice.blocks)
    ]


def _trailing(page: PageText, chosen: Sequence[bool], container: Container) -> range:
    """The few lines below the last paragraph of the main container: there offers stand that libraries take in."""
    told = (at for at, one in enumerate(chosen) if one and container.direct[at] and is_prose(page.blocks[at]))
    below = range(max(told, default=len(chosen)) + 1, len(chosen))
    return below if sum(len(page.blocks[at].words) for at in below if chosen[at]) < _FEWEST_TOLD else range(0)


def _with_told(page: PageText, choice: _Choice, verdicts: list[Reason | None]) -> list[Reason | None]:
    """The verdicts, without those that would cost much of what the library chose: then the rules misjudge the page."""
    if not choice.trusted:
        return verdicts
    told = [
        at
        for at, (block, hint) in enumerate(zip(page.blocks, page.hints, strict=True))
        if choice.blocks[at] and (_tells(block) or hint.tag in _LISTED)
    ]
    spared_blocks = {*told, *(at for at, one in enumerate(choice.blocks) if one and page.hints[at].linked < _LINKED)}
    most = max(_MANY_WORDS, _MOST_LOST * sum(len(page.blocks[at].words) for at in told))
    for spared in (frozenset(Reason) - _OFFERS, frozenset(Reason)):
        lost = [at for at in told if verdicts[at] is not None]
        if sum(len(page.blocks[at].words) for at in lost) <= most:
            break
        verdicts = [
            None if at in spared_blocks and verdict in spared else verdict for at, verdict in enumerate(verdicts)
        ]
    return verdicts


def _is_told(page: PageText, chosen: Sequence[bool], talk: int) -> bool:
    """Whether the library, which leaves out comments, takes much of what follows the talk's heading for the article."""
    words = [len(block.words) if chosen[at] else 0 for at, block in enumerate(page.blocks)]
    return sum(words[talk:]) > max(_MOST_OUTSIDE * sum(words), _MOST_WORDS_OUTSIDE)


def _chosen(
    read: ReadPage, letters: Sequence[str], main: list[bool], named: Sequence[Reason | None], container: Container
) -> _Choice:
    """What of the page is the main text, where `main` is what trafilatura chose quickly.

    Where it misses most of the main container, all in it is; where there is no container, it is asked thoroughly.
    """
    page = read.text
    free = [one and named[at] is None and page.hints[at].linked < _LINKED for at, one in enumerate(container.inside)]
    prose = [at for at, block in enumerate(page.blocks) if free[at] and is_prose(block)]
    words = sum(len(page.blocks[at].words) for at in prose)
    chosen = (
        main
        if prose or len(read.main.split()) >= _FEWEST_QUICK
        else chosen_blocks(letters, main_text(read.tree, thorough=True))
    )
    told = sum(
        len(block.words) for at, block in enumerate(page.blocks) if chosen[at] and page.hints[at].linked < _LINKED
    )
    if 2 * sum(len(page.blocks[at].words) for at in prose if chosen[at]) < words and told < _AS_MUCH * words:
        above = [one and at <= container.last and page.hints[at].linked < _LINKED for at, one in enumerate(chosen)]
        return _Choice([one or other for one, other in zip(free, above, strict=True)], trusted=False)
    first, last = next((at for at in prose if chosen[at]), len(chosen)), container.last
    blocks = [
        one or (first < at < last and free[at] and container.direct[at] and page.hints[at].tag in _LISTED)
        for at, one in enumerate(chosen)
    ]
    return _Choice(blocks, trusted=told >= (_FEWEST_TOLD if prose else 1))


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
    if sum(sizes[container.last + 1 :]) > max(_FEWEST_TOLD, min(_MOST_OUTSIDE * sum(sizes), _MOST_WORDS_OUTSIDE)):
        return
    concluding = _concluding(page, given, chosen, container, talk)
    for at in range(container.last + 1, len(given)):
        if at not in concluding:
            given[at] = given[at] or (Reason.COMMENTS if at >= talk else Reason.BOILERPLATE)


def _concluding(
    page: PageText, given: Sequence[Reason | None], chosen: Sequence[bool], container: Container, talk: int
) -> Set[int]:
    """Long paragraphs that the library chose right below the main container, with lines between: how the article ends."""
    found: set[int] = set()
    for at in range(container.last + 1, talk):
        block = page.blocks[at]
        if not chosen[at] or given[at] is not None or addresses_reader(block.text):
            break
        found.add(at)
    ends = any(is_prose(page.blocks[at]) and len(page.blocks[at].words) >= _CONCLUDES for at in found)
    return found if ends else set()


def _sure(page: PageText, choice: _Choice, container: Container, phrases: PhraseList) -> list[bool]:
    """Blocks that are no boilerplate for where they stand.

    The library chose them, or they stand among the paragraphs of the main container, and not below a heading like
    "Related" there.
    """
    chosen = choice.blocks
    ended: set[int] = set()
    first = next(
        (at for at, block in enumerate(page.blocks) if container.direct[at] and chosen[at] and is_prose(block)), 0
    )
    trailing = _trailing(page, chosen, container)
    sure = []
    for at, (block, hint) in enumerate(zip(page.blocks, page.hints, strict=True)):
        if container.direct[at] and phrases.is_ending(block):
            ended.add(hint.parent)
        told = choice.trusted and (_tells(block) or hint.tag in _LISTED) and not addresses_reader(block.text)
        placed = (told and at not in trailing) or (at >= first and container.direct[at])
        sure.append(chosen[at] and placed and hint.linked < _LINKED and hint.parent not in ended)
    return sure


def _tells(block: Block) -> bool:
    """A paragraph, whether or not it ends like a sentence."""
    return is_prose(block) or (len(block.words) >= _LONG_LINE and 2 * block.lowercase_words >= len(block.words))


def _tell_captions(page: PageText, given: list[Reason | None], choice: _Choice, container: Container) -> None:
    """A line right below a picture, outside the prose or ending like a caption, says what it shows."""
    last = container.last
    for at, (block, hint) in enumerate(zip(page.blocks, page.hints, strict=True)):
        if not hint.pictured or hint.linked >= _LINKED or len(block.words) not in _CAPTION_WORDS:
            continue
        set_aside = given[at] is Reason.BOILERPLATE and at < last
        boxed = container.inside[at] and not container.direct[at]
        shows = given[at] is None and hint.tag not in _NO_CAPTIONS and not block.text.endswith((":", ",", ";"))
        among = container.direct[at] or (is_prose(block) and len(block.words) >= _LONG_LINE)
        told = choice.trusted and choice.blocks[at] and among and hint.tag == "p"
        looks = (not told and (boxed or not block.ends_sentence)) or _ends_like_caption(block, told=told)
        if set_aside or (shows and looks):
            given[at] = Reason.CAPTION
            if at + 1 < len(given) and given[at + 1] is Reason.BOILERPLATE and _could_be_credit(page, at + 1):
                given[at + 1] = Reason.CREDIT


def _ends_like_caption(block: Block, *, told: bool = False) -> bool:
    """By its credit; by its words alone only if it is not `told` as a paragraph: these show people who act too."""
    return closing_credit(block) is not None or names_photographer(block) or (not told and is_caption(block))


def _could_be_credit(page: PageText, at: int) -> bool:
    return len(page.blocks[at].words) <= _MOST_CREDIT and page.hints[at].path[:1] == page.hints[at - 1].path[:1]


def _listed_links(page: PageText, choice: _Choice, container: Container) -> set[int]:
    """Linked lines that the library chose among the paragraphs, or in a list of which it chose unlinked ones too."""
    if not choice.trusted:
        return set()
    prose = [
        at
        for at, block in enumerate(page.blocks)
        if choice.blocks[at] and container.direct[at] and _tells(block) and not addresses_reader(block.text)
    ]
    among = range(prose[0], prose[-1]) if prose else range(0)
    plain = {
        hint.path[1:2] for hint, one in zip(page.hints, choice.blocks, strict=True) if one and hint.linked < _LINKED
    }
    return {
        at
        for at, hint in enumerate(page.hints)
        if choice.blocks[at]
        and (
            (container.inside[at] and hint.tag in _LISTED and hint.path[1:2] in plain)
            or (at in among and container.direct[at])
        )
    }


def _leading(page: PageText, chosen: Sequence[bool], named: Sequence[Reason | None], title: str | None) -> Set[int]:
    """The lead between the headline and the chosen paragraphs, which extractors leave out for its mark-up."""
    article = [at for at, block in enumerate(page.blocks) if chosen[at] and is_prose(block)]
    if not article:
        return set()
    opening = _opening(page, article[0])
    headlines = [
        at
        for at, (block, hint) in enumerate(zip(page.blocks, page.hints, strict=True))
        if at < article[0] and _is_title(block, hint, title)
    ]
    if not headlines:
        return opening
    found = leads(
        page.blocks, range(headlines[-1] + 1, article[min(1, len(article) - 1)]), [page.blocks[at] for at in article]
    )
    return {
        at
        for at in {*opening, *found}
        if not named[at]
        and not page.hints[at].pictured
        and page.hints[at].linked < _LINKED
        and not _ends_like_caption(page.blocks[at], told=at in opening)
    }


def _opening(page: PageText, first: int) -> Set[int]:
    """A long paragraph right above the first chosen one and held by the same element."""
    above = page.blocks[first - 1] if first else None
    tells = above and is_prose(above) and len(above.words) >= _LONG_LINE and not addresses_reader(above.text)
    return {first - 1} if tells and page.hints[first - 1].parent == page.hints[first].parent else set()


def _verdict(
    at: int,
    page: PageText,
    chosen: Sequence[bool],
    spans: Mapping[int, range],
    named: Reason | None,
    title: str | None,
    listed: Set[int],
) -> Reason | None:
    """Why the block is no article as far as mark-up and trafilatura can tell."""
    block, hint = page.blocks[at], page.hints[at]
    if named is Reason.CREDIT and _BYLINE.match(block.text):
        named = Reason.METADATA
    if _is_title(block, hint, title):
        return None if named not in _SURE else named
    if named in _SURE or (named and not chosen[at]):
        return named
    if hint.linked >= _ALL_LINKED and not block.ends_sentence and hint.tag not in _HEADINGS and at not in listed:
        return Reason.NAVIGATION
    if chosen[at] or not spans:
        return None
    if at in spans.get(hint.parent, ()) and hint.linked < _LINKED and (is_prose(block) or hint.tag in _HEADINGS):
        return None
    return Reason.NAVIGATION if hint.linked >= _LINKED else Reason.BOILERPLATE


def _misnamed(page: PageText) -> Set[int]:
    """Elements that hold most of the page: their names say little."""
    most = _LARGE_HOLDER * sum(page.holder_sizes.values())
    return {holder for holder, size in page.holder_sizes.items() if size > most}


def _is_title(block: Block, hint: Hint, title: str | None) -> bool:
    return hint.tag == "h1" or (
        hint.tag in _HEADINGS and title is not None and letters_of(block.text) == letters_of(title)
    )


def _chosen_spans(page: PageText, chosen: Sequence[bool]) -> Mapping[int, range]:
    """Per parent what stands between its first chosen block and its last: extractors drop short paragraphs."""
    ends: dict[int, tuple[int, int]] = {}
    for at, hint in enumerate(page.hints):
        if chosen[at]:
            ends[hint.parent] = (ends.get(hint.parent, (at, at))[0], at)
    return {parent: range(first + 1, last) for parent, (first, last) in ends.items()}
