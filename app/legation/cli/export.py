"""`legation export`: the whole graph as a file."""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.options import Bases, Database, Denied, Groups, LevelOption, bases_of, level_of, opened
from legation.cli.terminal import complain
from legation.errors import BadInput

STANDARD = Path("-")


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="graphml, gexf or json (node-link)")],
    output: Annotated[Path, typer.Option("--output", "-o", help="file to write; - for standard output")],
    level: LevelOption = "named",
    groups: Groups = False,
    denied: Denied = False,
    basis: Bases = None,
    database: Database = None,
) -> None:
    """Write the graph for other programs; every edge carries its best sentence."""
    from legation.export.formats import format_of
    from legation.services.query import whole_graph
    from legation.store.filters import RelationQuery

    chosen = format_of(format)
    query = RelationQuery(level=level_of(level), asserted_only=not denied, named_only=not groups, bases=bases_of(basis))
    with opened(database) as (store, _):
        data = chosen.write(*whole_graph(store, query))
    if output == STANDARD:
        sys.stdout.buffer.write(data)
        return
    write_whole(output, data)
    complain(f"{len(data):,} bytes in {output}", prefix="")


def write_whole(target: Path, data: bytes) -> None:
    """Write a file of its own, all of it or nothing. Raises BadInput, also for what is there and is no plain file."""
    # Beside the target and renamed: a reader never sees half a file.
    partial = target.with_name(f".{target.name}.{secrets.token_hex(4)}.partial")
    try:
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise BadInput(f"{target} is no plain file: give another name, or - for standard output")
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    except OSError as error:
        raise BadInput(f"{target}: {error.strerror or error}") from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
