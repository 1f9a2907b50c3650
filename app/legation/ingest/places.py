"""From which file an item came, so that the file's changes can be followed."""

import re
from dataclasses import replace
from pathlib import Path

from legation.ingest.items import ArticleRead, ReadItem

_LONGEST = 1000
_NUMBERED = re.compile(r":\d+$")


def placed(item: ReadItem, path: str, file: Path) -> ReadItem:
    """The item with its file and its place in it: "/news/dump.ndjson#17" by its own id, else ":3" by its number there."""
    if not isinstance(item, ArticleRead):
        return item
    within = item.path.removeprefix(path)
    numbered = bool(_NUMBERED.search(within))
    own = item.article.external_id
    source = f"{file.resolve()}{_NUMBERED.sub('', within)}#{own}" if numbered and own else f"{file.resolve()}{within}"
    if len(source) > _LONGEST:
        return item
    return replace(item, article=replace(item.article, source=source), follows=not numbered or own is not None)
