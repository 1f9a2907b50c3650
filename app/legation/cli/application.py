"""The application: every command registered, errors turned into messages and exit codes."""

import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from legation.cli.analyse import analyse
from legation.cli.backup import backup, restore
from legation.cli.build import build, read, withdraw
from legation.cli.curate import confirm, decisions, distinct, merge, reject, relink, rename, review, split, undo
from legation.cli.doctor import doctor
from legation.cli.evaluate import evaluate
from legation.cli.export import export
from legation.cli.extract import extract
from legation.cli.import_claims import import_claims
from legation.cli.keys import keys
from legation.cli.knowledge import knowledge
from legation.cli.mcp import mcp
from legation.cli.over_time import changes, coverage, disputes, events, series
from legation.cli.phrases import phrases
from legation.cli.query import articles, claims, find, holders, path, quotes, show
from legation.cli.scale import scale
from legation.cli.serve import serve
from legation.cli.terminal import complain, print_line
from legation.cli.verify import verify
from legation.cli.watch import watch
from legation.errors import Ambiguous, BadQuery, LegationError, NotFound

WRONG_USE, FAILED = 2, 1

app = typer.Typer(
    name="legation",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Reads news articles and keeps the map of who stands where with whom, with the evidence for every edge.",
)


def _print_version(asked: bool) -> None:
    if asked:
        print_line(f"legation {version('legation')}")
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="print the version and end"),
    ] = False,
) -> None:
    from legation.logs import configure_logs
    from legation.settings import load_settings, unknown_settings

    configure_logs(load_settings())
    for name, meant in unknown_settings(os.environ):
        complain(f"{name} is no setting of Legation" + (f": did you mean {meant}?" if meant else ""))


for command in (
    build,
    read,
    phrases,
    watch,
    extract,
    find,
    show,
    holders,
    path,
    analyse,
    claims,
    quotes,
    articles,
    events,
    series,
    disputes,
    changes,
    coverage,
    export,
    withdraw,
    merge,
    split,
    relink,
    reject,
    confirm,
    rename,
    distinct,
    review,
    undo,
    decisions,
    serve,
    mcp,
    evaluate,
    doctor,
    backup,
    restore,
    verify,
):
    app.command(command.__name__)(command)
app.command("import")(import_claims)
app.add_typer(knowledge, name="knowledge")
app.add_typer(keys, name="keys")
app.add_typer(scale, name="scale")


def main() -> None:
    """Run one command. Exit 0 done, 1 an item failed, 2 wrong use; never a traceback for a user's mistake."""
    try:
        app()
    except LegationError as error:
        sys.exit(report(error))
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: nothing is wrong.
        sys.stderr.close()
        sys.exit(0)


def report(error: LegationError) -> int:
    """Print the error and return its exit code."""
    complain(str(error))
    if isinstance(error, Ambiguous):
        for id_, name, kind in error.candidates:
            complain(f"  {id_}  {name} ({kind})", prefix="")
    return WRONG_USE if isinstance(error, Ambiguous | NotFound | BadQuery) else FAILED
