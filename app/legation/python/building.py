"""Reading articles into an open graph."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from legation.bootstrap import connect_fetcher, extractor_loader
from legation.linking.knowledge import Knowledge
from legation.services.build import Built
from legation.settings import Settings
from legation.store.base import Store


def read_into(
    store: Store,
    knowledge: Knowledge,
    settings: Settings,
    sources: Sequence[str],
    load: Callable[[], Any],
    *,
    published: str | None,
    outlet: str | None,
    fields: Mapping[str, str],
    keep_all: bool,
    links: int,
    workers: int,
    again: bool,
) -> Iterator[Built]:
    """What became of each item, in order. `load` gives what reads in this process. Raises BadInput for a date or field that is none."""
    from legation.fetching.articles import read_everything
    from legation.ingest.formats.field_names import parse_fields
    from legation.ingest.items import ReadOptions
    from legation.services.build import add_articles
    from legation.services.extracting.requests import check_date

    if published:
        check_date(published)
    named = parse_fields(",".join(f"{ours}={theirs}" for ours, theirs in fields.items()))
    phrases = settings.phrases_extra
    options = ReadOptions(published=published, outlet=outlet, keep_all=keep_all, fields=named, phrases=phrases)
    return add_articles(
        read_everything(sources, options, lambda: connect_fetcher(settings), links),
        load if workers == 1 else extractor_loader(settings),
        knowledge,
        store,
        settings.workspace,
        workers=workers,
        seconds=settings.article_seconds,
        again=again,
    )
