"""Files that are read again: what was edited takes the place of its old reading, what is gone can be withdrawn."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from pathlib import Path

from legation.errors import BadQuery
from legation.ingest.items import ArticleRead, ReadItem
from legation.store.base import Store, StoreReader

_AFTER_FILE = ("", "/", "!", ":", "#")


def followed(item: ReadItem, store: StoreReader) -> ReadItem:
    """The item under the id of what was read from the same file before, so that it supersedes that.

    An article with an address has its id from there, and one whose very text is stored already is no new reading.
    """
    if not isinstance(item, ArticleRead) or not item.follows or item.article.source is None or item.article.url:
        return item
    held = store.read_from(item.article.source)
    if held is None or held[0] == item.article.id or store.article(item.article.id) is not None:
        return item
    before = store.article(held[0])
    if before is None or before.article.url:
        return item
    return replace(item, article=replace(item.article, id=held[0]))


def pruned_roots(sources: Iterable[str]) -> list[str]:
    """The files and folders whose vanished articles can be told. Raises BadQuery for what is neither."""
    roots = []
    for source in sources:
        path = Path(source)
        if not path.exists():
            raise BadQuery(f"--prune follows files and folders, and {source!r} is neither: name those")
        roots.append(str(path.resolve()))
    return roots


def withdraw_gone(
    store: Store, roots: Iterable[str], seen: Set[str], unread: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Forget the articles from these roots that were not met this time; (article, source) of each.

    What lies in `unread`, the paths of items that failed, is left as it is.
    """
    failed = [str(Path(path).resolve()) for path in unread]
    for root in roots:
        for article, source in store.read_below(root):
            if article in seen or not _below(source, root) or any(_below(source, one) for one in failed):
                continue
            if store.withdraw(article, forget=True):
                yield article, source


def _below(source: str, root: str) -> bool:
    return source.startswith(root) and source[len(root) : len(root) + 1] in _AFTER_FILE
