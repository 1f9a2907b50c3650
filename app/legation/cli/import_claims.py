"""`legation import`: ready-made relations into the graph."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Annotated

import typer

from legation.cli.build import told_stats
from legation.cli.options import Database
from legation.cli.terminal import complain, print_line
from legation.errors import BadInput, BadQuery

_STANDARD = "-"


def import_claims(
    source: Annotated[str, typer.Argument(metavar="FILE", help="NDJSON, one claim a line; - for standard input")],
    database: Database = None,
    name: Annotated[
        str | None, typer.Option("--name", help="what the collection is called; default: the file's name")
    ] = None,
    published: Annotated[str | None, typer.Option("--published", help="date of sources that give none")] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="outlet of sources that name none")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="import sources once more that are stored already, or were withdrawn")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="withdraw sources of this collection that are in the file no longer")
    ] = False,
) -> None:
    """Add relations that others found, each with its own source; they are marked as imported."""
    from legation.bootstrap import connect_store, load_knowledge
    from legation.services.build import Result
    from legation.services.extracting.requests import check_date
    from legation.services.importing.importing import import_claims as imported
    from legation.services.importing.importing import withdraw_left_out
    from legation.services.importing.source import Source
    from legation.settings import load_settings

    if published:
        try:
            check_date(published)
        except BadInput as error:
            raise BadQuery(f"--published: {error}") from None
    settings = load_settings()
    collection = name or (_STANDARD if source == _STANDARD else Path(source).name)
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    with ExitStack() as stack:
        lines = _opened(stack, source)
        store = connect_store(settings, database)
        stack.callback(store.close)
        defaults = Source(outlet=outlet, published=published)
        knowledge = load_knowledge(settings)
        for one in imported(
            lines, source, collection, defaults, knowledge, store, settings.workspace, again=again
        ):  # fmt: skip
            counts[one.result.value] += 1
            counts["claims"] += one.claim_count
            if one.article:
                seen.add(one.article.id)
            if one.message:
                complain(f"{one.path}: {one.message}")
        failed = counts[Result.FAILED.value]
        if prune and failed:
            complain("nothing is withdrawn while lines are left out: mend them first")
        gone = withdraw_left_out(store, collection, seen) if prune and not failed else 0
        stats = store.stats()
    done = [f"{counts[r.value]} {r.value}" for r in Result if counts[r.value] and r is not Result.FAILED]
    done += [f"{gone} withdrawn"] if gone else []
    left_out = f"; {failed} lines left out" if failed else ""
    print_line(f"sources: {', '.join(done) or 'none'}; {counts['claims']} claims imported{left_out}")
    print_line(told_stats(stats))
    if failed:
        raise typer.Exit(1)


def _opened(stack: ExitStack, path: str) -> IO[bytes]:
    if path == _STANDARD:
        return sys.stdin.buffer
    try:
        return stack.enter_context(open(path, "rb"))
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
