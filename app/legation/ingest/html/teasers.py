"""Announcements of other articles: a linked headline with a few words below it, twice or more in a row."""

from collections.abc import Iterator

from legation.ingest.boilerplate.prose import is_prose
from legation.ingest.html.blocks import PageText

_LINKED = 0.8
_UNLINKED = 0.3
_HEADLINE_WORDS = range(3, 31)
_MOST_WORDS = 70
_FEWEST = 2
_GAP = 4
_MOST = 0.5


def teasers(page: PageText) -> set[int]:
    """Positions of the texts below linked headlines; none when most of the page is made so, as a live blog may be."""
    runs = [run for run in _runs(page) if len(run) >= _FEWEST]
    found = {text for run in runs for text in run if _alone(page, text, run)}
    words = sum(len(page.blocks[at].words) for at in found)
    return found if words < _MOST * sum(len(block.words) for block in page.blocks) else set()


def _alone(page: PageText, text: int, run: list[int]) -> bool:
    """Whether the element that holds the text holds hardly a paragraph that is no announcement."""
    parent = page.hints[text].parent
    held = [at for at, block in enumerate(page.blocks) if page.hints[at].parent == parent and is_prose(block)]
    return len(set(held) - set(run)) <= 1


def _runs(page: PageText) -> Iterator[list[int]]:
    """Texts whose headlines follow each other, with no more than a date or a name between."""
    run: list[int] = []
    for headline in range(len(page.blocks) - 1):
        if not _announces(page, headline):
            continue
        if run and headline - run[-1] > _GAP:
            yield run
            run = []
        run.append(headline + 1)
    yield run


def _announces(page: PageText, at: int) -> bool:
    """Whether a linked headline stands here with one text of its own below it, in the same element."""
    below = at + 1
    headline, hint = page.blocks[at], page.hints[at]
    if hint.linked < _LINKED or len(headline.words) not in _HEADLINE_WORDS or headline.ends_sentence:
        return False
    text, under = page.blocks[below], page.hints[below]
    if under.linked >= _UNLINKED or len(text.words) > _MOST_WORDS or not set(hint.path[:2]) & set(under.path[:2]):
        return False
    return not _goes_on(page, below)


def _goes_on(page: PageText, at: int) -> bool:
    """Whether a paragraph follows that one right away, as in an article with a link between its paragraphs."""
    below = at + 1
    if below >= len(page.blocks) or page.hints[at].parent != page.hints[below].parent:
        return False
    return page.hints[below].linked < _UNLINKED and is_prose(page.blocks[below])
