"""`legation export`: the graph or all claims as a file."""

import os
import secrets
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.options import (
    Bases,
    Database,
    Denied,
    Groups,
    LevelOption,
    Since,
    Statuses,
    Types,
    Until,
    bases_of,
    claim_filter,
    level_of,
    opened,
)
from legation.cli.terminal import complain
from legation.errors import BadInput
from legation.export.told_formats import TOLD_FORMATS

STANDARD = Path("-")


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help=TOLD_FORMATS)],
    output: Annotated[Path, typer.Option("--output", "-o", help="file to write; - for standard output")],
    type: Types = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    level: LevelOption = "named",
    groups: Groups = False,
    denied: Denied = False,
    basis: Bases = None,
    database: Database = None,
) -> None:
    """Write the graph, or all claims, for other programs; every edge carries its best sentence."""
    from legation.api.claim_files import CLAIM_FILES, claim_file
    from legation.export.formats import format_of
    from legation.services.places import located_graph
    from legation.services.query import whole_graph
    from legation.services.told_claims import told_claims
    from legation.store.filters import ClaimQuery, RelationQuery

    passing = claim_filter(type, status, None, since, until, None)
    if format in CLAIM_FILES:
        with opened(database) as (store, knowledge):
            asked = ClaimQuery(level=level_of(level), filter=passing)
            _write(output, claim_file(store, partial(told_claims, store, knowledge), asked, format))
        return
    chosen = format_of(format)
    query = RelationQuery(
        level=level_of(level), filter=passing, asserted_only=not denied, named_only=not groups, bases=bases_of(basis)
    )
    with opened(database) as (store, knowledge):
        graph, sentences = whole_graph(store, query)
        data = chosen.write(located_graph(knowledge, graph), sentences)
    _write(output, [data])


def _write(output: Path, data: Iterable[bytes]) -> None:
    if output == STANDARD:
        sys.stdout.buffer.writelines(data)
        return
    size = write_whole(output, data)
    complain(f"{size:,} bytes in {output}", prefix="")


def write_whole(target: Path, data: Iterable[bytes]) -> int:
    """Write a file of its own, all of it or nothing, and tell its size. Raises BadInput, also for what is there and is no plain file."""
    # Beside the target and renamed: a reader never sees half a file.
    partial = target.with_name(f".{target.name}.{secrets.token_hex(4)}.partial")
    try:
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise BadInput(f"{target} is no plain file: give another name, or - for standard output")
        with partial.open("xb") as file:
            size = sum(map(file.write, data))
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
        return size
    except OSError as error:
        raise BadInput(f"{target}: {error.strerror or error}") from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
