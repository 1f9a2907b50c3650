"""`legation build`, `read` and `withdraw`: articles into the graph and out of it."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.options import Database
from legation.cli.progress import progress
from legation.cli.terminal import complain, print_line, print_table
from legation.errors import BadInput, BadQuery

if TYPE_CHECKING:
    from legation.ingest.items import ReadItem, ReadOptions
    from legation.services.build import Built
    from legation.store.filters import Stats

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="files, folders, globs, web addresses of pages, feeds and sitemaps; - for standard input",
    ),
]
Links = Annotated[int, typer.Option("--links", min=1, help="maximum articles followed per feed or sitemap")]
Published = Annotated[str | None, typer.Option("--published", help="date of articles that give none, e.g. 2016-12-21")]
Outlet = Annotated[str | None, typer.Option("--outlet", help="outlet of articles that name none")]
Fields = Annotated[
    str,
    typer.Option("--map", metavar="FIELD=NAME,...", help="what records call our fields, e.g. text=Body,title=Headline"),
]
KeepAll = Annotated[bool, typer.Option("--keep-all", help="cut nothing: read advertising and all")]


def build(
    sources: Sources,
    database: Database = None,
    workers: Annotated[int | None, typer.Option(min=1, help="processes that read articles")] = None,
    published: Published = None,
    outlet: Outlet = None,
    again: Annotated[bool, typer.Option("--again", help="read articles once more that are stored already")] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="withdraw what was read from these files and folders before and is gone")
    ] = False,
    keep_all: KeepAll = False,
    fields: Fields = "",
    links: Links = 100,
    report: Annotated[Path | None, typer.Option("--report", help="write one JSON line an item to this file")] = None,
) -> None:
    """Read articles and add what they say to the graph."""
    from legation.bootstrap import connect_store, extractor_loader, load_knowledge
    from legation.services.build import Result, add_articles
    from legation.services.following import pruned_roots, withdraw_gone
    from legation.settings import load_settings

    options = read_options(published, outlet, keep_all=keep_all, fields=fields)
    settings = load_settings()
    counts: Counter[str] = Counter()
    roots = pruned_roots(sources) if prune else []
    seen: set[str] = set()
    unread: list[str] = []
    with ExitStack() as stack:
        lines = _report(stack, report)
        store = connect_store(settings, database)
        stack.callback(store.close)
        knowledge = load_knowledge(settings)
        items = items_of(sources, options, links)
        built = add_articles(
            items,
            extractor_loader(settings),
            knowledge,
            store,
            settings.workspace,
            workers=workers or settings.workers,
            seconds=settings.article_seconds,
            again=again,
        )
        advance = progress(stack)
        for one in built:
            counts[one.result.value] += 1
            counts["claims"] += one.claim_count
            if one.article:
                seen.add(one.article.id)
            elif one.result is Result.FAILED:
                unread.append(one.path)
            if one.message:
                complain(f"{one.path}: {one.message}")
            if lines:
                lines.write(_report_line(one))
            advance(one)
        gone = list(withdraw_gone(store, roots, seen, unread))
        for _, source in gone:
            complain(f"{source}: it is gone, and so is what it said")
        stats = store.stats()
    done = ", ".join(f"{counts[result.value]} {result.value}" for result in Result if counts[result.value])
    done += f"{', ' if done else ''}{len(gone)} withdrawn" if gone else ""
    print_line(f"{done or 'nothing to read'}; {counts['claims']} claims read")
    print_line(told_stats(stats))
    if counts[Result.FAILED.value]:
        raise typer.Exit(1)


def told_stats(stats: Stats) -> str:
    """What the graph holds, in one line."""
    return (
        f"the graph holds {stats.articles} articles ({stats.origins} origins), {stats.entities} entities, "
        f"{stats.relations} relations, {stats.claims} claims, {stats.quotations} quotations"
    )


def read(
    sources: Sources,
    published: Published = None,
    outlet: Outlet = None,
    keep_all: KeepAll = False,
    fields: Fields = "",
    links: Links = 100,
    json: Annotated[bool, typer.Option("--json", help="one JSON object an item")] = False,
) -> None:
    """Show what the reader makes of each source, without a store."""
    from legation.bootstrap import load_knowledge
    from legation.ingest.items import ArticleRead, ReadFailure
    from legation.services.outlets import with_known_outlet
    from legation.settings import load_settings

    knowledge = load_knowledge(load_settings())
    failed = False
    rows: list[tuple[str, ...]] = []
    for read in items_of(sources, read_options(published, outlet, keep_all=keep_all, fields=fields), links):
        item = with_known_outlet(read, knowledge)
        failed = failed or isinstance(item, ReadFailure)
        if json:
            _print_line_json(item)
        elif isinstance(item, ArticleRead):
            article = item.article
            for warning in item.warnings:
                complain(f"{item.path}: {warning}")
            cut = sum(c.end - c.start for c in article.cuts)
            share = f"{100 * cut // max(1, len(article.text))} %"
            rows.append(
                (
                    item.path,
                    article.title or "",
                    article.outlet or "",
                    (article.published or "")[:10],
                    article.language,
                    share,
                )
            )
        else:
            complain(f"{item.path}: {_why(item)}")
    if rows:
        print_table(("path", "title", "outlet", "published", "language", "cut"), rows, widest="title")
    if failed:
        raise typer.Exit(1)


def withdraw(
    article: Annotated[str, typer.Argument(help="id of the article")],
    database: Database = None,
) -> None:
    """Take an article out of the graph with all its claims; it is not read again unless asked."""
    from legation.bootstrap import connect_store
    from legation.errors import NotFound
    from legation.settings import load_settings

    store = connect_store(load_settings(), database)
    try:
        if not store.withdraw(article):
            raise NotFound(f"no article {article!r}: `legation claims --json` shows the ids")
        print_line(f"withdrew {article}")
    finally:
        store.close()


def read_options(published: str | None, outlet: str | None, *, keep_all: bool, fields: str = "") -> ReadOptions:
    """Raises BadQuery for a date that is none and for fields that are none of ours."""
    from legation.ingest.formats.field_names import parse_fields
    from legation.ingest.items import ReadOptions
    from legation.services.extracting.requests import check_date
    from legation.settings import load_settings

    if published:
        try:
            check_date(published)
        except BadInput as error:
            raise BadQuery(f"--published: {error}") from None
    try:
        named = parse_fields(fields)
    except BadInput as error:
        raise BadQuery(f"--map: {error}") from None
    phrases = load_settings().phrases_extra
    return ReadOptions(published=published, outlet=outlet, keep_all=keep_all, fields=named, phrases=phrases)


def items_of(sources: list[str], options: ReadOptions, links: int) -> Any:
    """The items of files, folders, addresses and standard input."""
    from legation import bootstrap
    from legation.fetching.articles import read_everything
    from legation.settings import load_settings

    return read_everything(sources, options, lambda: bootstrap.connect_fetcher(load_settings()), links)


def _why(item: ReadItem) -> str:
    from legation.ingest.items import ReadFailure, ReadSkip

    return item.message if isinstance(item, ReadFailure) else item.reason if isinstance(item, ReadSkip) else ""


def _print_line_json(item: ReadItem) -> None:
    import json

    from legation.services.read_command import reading

    print(json.dumps(reading(item), ensure_ascii=False))


def _report(stack: ExitStack, path: Path | None) -> Any:
    if path is None:
        return None
    try:
        return stack.enter_context(path.open("w", encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None


def _report_line(one: Built) -> str:
    import json

    from legation.services.serializers import built

    return json.dumps(built(one), ensure_ascii=False) + "\n"
