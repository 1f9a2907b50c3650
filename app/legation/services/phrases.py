"""What the pages of one outlet say again and again: learnt from many of them, written down for people to read, used from then on.

Learning is a step of its own and not part of reading: what an article is must not depend on which others are read with it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from legation.domain.ids import content_id
from legation.domain.names import normal_name
from legation.ingest.blocks import blocks_of
from legation.ingest.boilerplate.cuts import kept_text
from legation.ingest.boilerplate.phrases import LONGEST_WHOLE, as_compared
from legation.ingest.items import ArticleRead, ReadItem

FEWEST_PAGES, SHARE = 5, 0.2
"""A paragraph is the outlet's own when so many of its pages carry it, and this part of all of them."""


@dataclass(slots=True)
class _Outlet:
    name: str
    pages: set[str] = field(default_factory=set)
    carried: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Learnt:
    """Paragraphs an outlet repeats, the commonest first, with the number of its pages that carry each."""

    outlet: str
    pages: int
    repeated: tuple[tuple[str, int], ...]


def learn(items: Iterable[ReadItem]) -> Iterator[Learnt]:
    """Outlets that repeat themselves, by name. Pages without an outlet teach nothing; the same text counts once."""
    seen: dict[str, _Outlet] = {}
    for item in items:
        if isinstance(item, ArticleRead) and item.article.outlet:
            _count(item, seen.setdefault(normal_name(item.article.outlet), _Outlet(item.article.outlet)))
    for _, outlet in sorted(seen.items()):
        least = max(FEWEST_PAGES, SHARE * len(outlet.pages))
        often = [(text, count) for text, count in outlet.carried.items() if count >= least]
        if often:
            often.sort(key=lambda pair: (-pair[1], pair[0]))
            yield Learnt(outlet.name, len(outlet.pages), tuple(often))


def _count(item: ArticleRead, outlet: _Outlet) -> None:
    text = kept_text(item.article)
    if (page := content_id("page", text)) in outlet.pages:
        return
    outlet.pages.add(page)
    words = {as_compared(block.text) for block in blocks_of(text)}
    outlet.carried.update(text for text in words if text and len(text) <= LONGEST_WHOLE)


def write(learnt: Iterable[Learnt], folder: Path) -> Iterator[tuple[Path, Learnt]]:
    """One list an outlet in the folder, in the form of the shipped ones; a list that is there is written anew."""
    import yaml

    folder.mkdir(parents=True, exist_ok=True)
    for one in learnt:
        name = re.sub(r"[^a-z0-9]+", "-", normal_name(one.outlet)).strip("-") or content_id("outlet", one.outlet)
        path = folder / f"{name}.yaml"
        record = {
            "version": f"learnt-{len(one.repeated)}-of-{one.pages}",
            "outlets": [one.outlet],
            "boilerplate": {"whole": [re.escape(text) for text, _ in one.repeated]},
        }
        path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
        yield path, one
