"""`legation knowledge`: the shipped knowledge base."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.options import Json
from legation.cli.terminal import print_json, print_line, print_table

knowledge = typer.Typer(no_args_is_help=True, help="The shipped knowledge base.")


@knowledge.command()
def build(
    source: Annotated[Path, typer.Option("--from", help="folder of the raw sources")],
    target: Annotated[Path | None, typer.Option("--to", help="folder of the tables; default: data/knowledge")] = None,
) -> None:
    """Compile the tables of the knowledge base from its raw sources."""
    from legation.errors import BadQuery
    from legation.shipped import checkout

    root = checkout()
    if root is None or not (root / "knowledge").is_dir():
        raise BadQuery("the knowledge base is built in a checkout of Legation, where knowledge/ is")
    sys.path.insert(0, str(root))
    build_knowledge = import_module("knowledge.build").build_knowledge
    if not source.is_dir():
        raise BadQuery(f"{source} is no folder")
    folder = target or root / "data" / "knowledge"
    build_knowledge(source, folder)
    print_line(f"wrote {folder}")


@knowledge.command()
def info(json: Json = False) -> None:
    """Say what the knowledge base holds and where it comes from."""
    from legation.bootstrap import load_knowledge
    from legation.linking.summary import summary
    from legation.settings import load_settings

    found = summary(load_knowledge(load_settings()))
    if json:
        print_json(found)
        return
    rows = [(str(key), str(value)) for key, value in found.items() if not isinstance(value, dict | list)]
    rows += [
        (f"{key}: {name}", str(n))
        for key, value in found.items()
        if isinstance(value, dict)
        for name, n in value.items()
    ]
    print_table(("what", "found"), rows, widest="found")
