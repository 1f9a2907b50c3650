"""`legation export`: the whole graph as a file."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.options import Bases, Database, Denied, Groups, LevelOption, bases_of, level_of, opened
from legation.errors import BadInput

STANDARD = Path("-")


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="graphml, gexf, geojson or json (node-link)")],
    output: Annotated[Path, typer.Option("--output", "-o", help="file to write; - for standard output")],
    level: LevelOption = "named",
    groups: Groups = False,
    denied: Denied = False,
    basis: Bases = None,
    database: Database = None,
) -> None:
    """Write the graph for other programs; every edge carries its best sentence."""
    from legation.export.formats import format_of
    from legation.services.places import located_graph
    from legation.services.query import whole_graph
    from legation.store.filters import RelationQuery

    chosen = format_of(format)
    query = RelationQuery(level=level_of(level), asserted_only=not denied, named_only=not groups, bases=bases_of(basis))
    with opened(database) as (store, knowledge):
        graph, sentences = whole_graph(store, query)
        data = chosen.write(located_graph(knowledge, graph), sentences)
    if output == STANDARD:
        sys.stdout.buffer.write(data)
        return
    try:
        # Beside the target and renamed: a reader never sees half a file.
        partial = output.with_name(output.name + ".partial")
        partial.write_bytes(data)
        os.replace(partial, output)
    except OSError as error:
        raise BadInput(f"{output}: {error.strerror or error}") from None
