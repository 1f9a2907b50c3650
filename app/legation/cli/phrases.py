"""`legation phrases`: what outlets say on every page, learnt from many of their pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.build import KeepAll, Links, Outlet, Sources, items_of, read_options
from legation.cli.terminal import complain, print_table


def phrases(
    sources: Sources,
    output: Annotated[Path, typer.Option("--output", "-o", help="folder for the lists, one file an outlet")],
    outlet: Outlet = None,
    keep_all: KeepAll = False,
    links: Links = 100,
) -> None:
    """Learn what the pages of an outlet say again and again; with LEGATION_PHRASES_EXTRA=FOLDER it is cut from then on."""
    from legation.services.phrases import learn, write

    items = items_of(sources, read_options(None, outlet, keep_all=keep_all), links)
    rows = [
        (one.outlet, str(one.pages), str(len(one.repeated)), str(path)) for path, one in write(learn(items), output)
    ]
    if not rows:
        complain("no outlet repeats itself: five pages of one outlet must carry the same paragraph", prefix="")
        return
    print_table(("outlet", "pages", "repeated paragraphs", "list"), rows)
