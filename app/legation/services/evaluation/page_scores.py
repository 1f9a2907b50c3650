"""Saved pages somebody has annotated against what reading makes of them: main text, chrome, captions, metadata."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default as mail_policy
from pathlib import Path
from statistics import fmean
from typing import Any

from rapidfuzz.distance import LCSseq

from legation.domain.names import normal_name
from legation.errors import BadInput
from legation.ingest.boilerplate.cuts import kept_text
from legation.ingest.html.metadata import Metadata
from legation.ingest.html.trafilatura_baseline import bare_reading
from legation.ingest.items import ArticleRead, ReadItem, ReadOptions
from legation.ingest.readers import read_sources

_WORD = re.compile(r"[^\W_]+")
_PICTURES = frozenset({"caption", "credit"})
_SHORT = 3
_NEVER_KEPT = ("advertising", "comments")
_ALL = "all"


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A saved page and the truth about it. `lines` are (words, whether they must be kept) in order."""

    path: Path
    shape: str
    split: str
    title: str
    outlet: str
    published: str
    lines: tuple[tuple[str, bool], ...]
    captions: tuple[str, ...]
    never: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PageScore:
    """How one page was read. `left` holds the sentences that should not have been kept, by group."""

    page: GoldPage
    precision: float
    recall: float
    title: bool
    outlet: bool
    date: bool
    captions: float | None
    left: Mapping[str, tuple[str, ...]]

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def clean(self) -> bool:
        """No sentence of advertising and none of comments or their rules is kept."""
        return not any(self.left.get(group) for group in _NEVER_KEPT)


def gold_pages(folder: Path, split: str | None = None) -> list[GoldPage]:
    """The annotated pages of a folder. Raises BadInput when there are none or one is ill-formed."""
    truths = sorted(folder.glob("*.json"))
    try:
        pages = [_gold_page(path) for path in truths]
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{folder}: a truth file is ill-formed ({error!r}): see its README") from error
    chosen = [page for page in pages if split in (None, page.split)]
    if not chosen:
        raise BadInput(f"{folder}: it holds no annotated pages: each needs a JSON file beside it")
    return chosen


def score_pages(pages: Iterable[GoldPage]) -> list[PageScore]:
    """Read every page and compare."""
    return [score_page(page, list(read_sources([str(page.path)], ReadOptions()))) for page in pages]


def score_page(page: GoldPage, items: list[ReadItem]) -> PageScore:
    """The first article read from the page against the truth; a page that gave none scores nothing."""
    read = next((item for item in items if isinstance(item, ArticleRead)), None)
    if read is None:
        return compare(page, "", Metadata())
    article = read.article
    known = Metadata(title=article.title, outlet=article.outlet, published=article.published)
    apart = " ".join(article.text[cut.start : cut.end] for cut in article.cuts if cut.reason in _PICTURES)
    return compare(page, kept_text(article), known, apart)


def score_bare(pages: Iterable[GoldPage]) -> list[PageScore]:
    """The same by trafilatura alone, of those pages that hold HTML."""
    return [compare(page, *bare_reading(markup)) for page in pages if (markup := markup_of(page.path))]


def compare(page: GoldPage, kept: str, known: Metadata, apart: str | None = None) -> PageScore:
    """One reading against the truth. `apart` is what it set aside as captions and credits."""
    precision, recall = _text_score(page, kept)
    return PageScore(
        page,
        precision,
        recall,
        title=_same(known.title, page.title),
        outlet=_same(known.outlet, page.outlet),
        date=(known.published or "")[:10] == page.published[:10],
        captions=_share_apart(page, apart) if apart is not None and page.captions else None,
        left={group: found for group, said in page.never.items() if (found := tuple(_left(said, kept)))},
    )


def table(scores: Iterable[PageScore]) -> list[dict[str, Any]]:
    """A row for all pages and one for each shape: means over pages."""
    scores = list(scores)
    shapes = sorted({score.page.shape for score in scores})
    rows = [(_ALL, scores), *((shape, [score for score in scores if score.page.shape == shape]) for shape in shapes)]
    return [{"shape": shape, **_means(some)} for shape, some in rows if some]


def _means(scores: list[PageScore]) -> dict[str, Any]:
    pictured = [score.captions for score in scores if score.captions is not None]
    return {
        "pages": len(scores),
        "precision": fmean(score.precision for score in scores),
        "recall": fmean(score.recall for score in scores),
        "f1": fmean(score.f1 for score in scores),
        "clean": fmean(score.clean for score in scores),
        "title": fmean(score.title for score in scores),
        "outlet": fmean(score.outlet for score in scores),
        "date": fmean(score.date for score in scores),
        "captions": fmean(pictured) if pictured else None,
    }


def _gold_page(path: Path) -> GoldPage:
    truth = json.loads(path.read_text("utf-8"))
    return GoldPage(
        path.with_name(truth["page"]),
        truth["shape"],
        truth["split"],
        truth["title"],
        truth["outlet"],
        truth["published"],
        tuple((line[2:], line.startswith("+")) for line in truth["text"]),
        tuple(f"{picture['caption']} {picture['credit']}".strip() for picture in truth["captions"]),
        {group: tuple(said) for group, said in truth["never"].items()},
    )


def _text_score(page: GoldPage, kept: str) -> tuple[float, float]:
    """(precision, recall) of the kept words, in order; lines that may stay or go count neither way."""
    true = [word for line, must in page.lines if must for word in _words(line)]
    read = [word for line in _without_optional(page, kept) for word in line]
    right = LCSseq.similarity(true, read)
    return (right / len(read) if read else 0.0), (right / len(true) if true else 0.0)


def _without_optional(page: GoldPage, kept: str) -> list[list[str]]:
    """The words of the kept lines but of those that may stay or go, wherever they stand."""
    needed = {tuple(_words(line)) for line, must in page.lines if must}
    optional = {tuple(_words(line)) for line, must in page.lines if not must} - needed
    return [words for line in kept.splitlines() if tuple(words := _words(line)) not in optional]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _left(said: Iterable[str], kept: str) -> Iterator[str]:
    """What is said and kept: a sentence anywhere, a word or three only as a line of their own."""
    lines = {" ".join(_words(line)) for line in kept.splitlines()}
    whole = f" {' '.join(_words(kept))} "
    for one in said:
        words = _words(one)
        plain = " ".join(words)
        if plain and (plain in lines if len(words) <= _SHORT else f" {plain} " in whole):
            yield one


def _share_apart(page: GoldPage, apart: str) -> float:
    words = [word for caption in page.captions for word in _words(caption)]
    return LCSseq.similarity(words, _words(apart)) / len(words)


def _same(found: str | None, true: str) -> bool:
    return normal_name(found or "") == normal_name(true)


def markup_of(path: Path) -> str | None:
    """The HTML of a page or of an e-mail message; None for a page saved as text or a document."""
    if path.suffix == ".html":
        return path.read_bytes().decode(_charset(path.read_bytes()), "replace")
    if path.suffix == ".eml":
        message = message_from_bytes(path.read_bytes(), policy=mail_policy)
        part = message.get_body(("html",)) if isinstance(message, EmailMessage) else None
        return str(part.get_content()) if part else None
    return None


def _charset(data: bytes) -> str:
    match = re.search(rb"charset=[\"']?([\w-]+)", data[:1024])
    return match.group(1).decode("ascii") if match else "utf-8"
