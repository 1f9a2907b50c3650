"""`legation scale`: reading on many machines, and what is done with what they write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.options import among
from legation.cli.terminal import complain, print_line
from legation.errors import BadQuery

if TYPE_CHECKING:
    from legation.scale.manifest import Reading
    from legation.settings import Settings

scale = typer.Typer(
    no_args_is_help=True, help="Read on Spark, as many articles as there are; load or ask what it wrote."
)
_SHOWN = 10


@scale.command()
def extract(
    input: Annotated[str, typer.Option("--input", "-i", help="NDJSON or Parquet: a file, a folder or a glob")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="folder to write; one that holds part of it is gone on with")
    ],
    read_as: Annotated[
        str,
        typer.Option(
            "--as",
            help="document: texts as they stand, the records of `extract`; article: as `build` reads, to be loaded",
        ),
    ] = "document",
    master: Annotated[
        str | None,
        typer.Option(
            "--master", help="of Spark, e.g. local[4] or spark://host:7077; default: spark-submit's, else local[*]"
        ),
    ] = None,
    part_size: Annotated[
        int,
        typer.Option("--part-size", min=1_000, help="bytes of input a part: what is lost where a process is killed"),
    ] = 2_000_000,
) -> None:
    """Read articles on Spark into a folder of Parquet files, part by part; started again, it reads what is not finished.

    What cannot be read is kept with its reason in quarantine/, and the rest completes.
    """
    from legation.bootstrap import extractor_loader
    from legation.cli.build import read_options
    from legation.scale.extracting import extract as read_all
    from legation.scale.extracting import prepare
    from legation.scale.manifest import Form
    from legation.scale.reading import Reader
    from legation.settings import load_settings

    settings = load_settings()
    form = Form(among("--as", read_as, list(Form)))
    reading = _reading(settings, form)
    folder = output.resolve()
    manifest = prepare(input, folder, reading, part_size)
    reader = Reader(extractor_loader(settings), form, settings.workspace, read_options(None, None, keep_all=False))
    result = read_all(folder, manifest, reader, settings.article_seconds, master)
    counts = result.counts
    print_line(
        f"{result.parts - len(result.failed)} of {result.parts} parts finished, {result.before} of them before: {counts['records']} articles, "
        f"{counts['claims']} claims, {counts['quarantined']} in quarantine, {counts['set_aside']} set aside"
    )
    print_line(f"{result.rate:.2f} articles a second of processor time")
    for part, reason in sorted(result.failed.items())[:_SHOWN]:
        complain(f"part {part}: {reason}")
    if result.failed or counts["quarantined"]:
        raise typer.Exit(1)


def _reading(settings: Settings, form: str) -> Reading:
    """Raises LegationError where the trained reader is damaged: a run of weeks is not to find that out later."""
    from importlib.metadata import version

    from legation.bootstrap import load_knowledge, reader_version
    from legation.scale.manifest import Form, Reading

    if settings.spacy_model:
        raise BadQuery("LEGATION_SPACY_MODEL is set: reading on Spark takes the shipped pipeline, unset it")
    program = version("legation")
    return Reading(Form(form), program, reader_version(settings), load_knowledge(settings).version, settings.workspace)
