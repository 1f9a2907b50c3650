"""`legation scale`: reading on many machines, and what is done with what they write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.options import Database, Json, Limit, among
from legation.cli.terminal import complain, print_json, print_line, print_table
from legation.errors import BadQuery

if TYPE_CHECKING:
    from legation.scale.manifest import Reading
    from legation.scale.querying import Answer
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


Folder = Annotated[Path, typer.Option("--from", help="folder that `legation scale extract` wrote")]
LevelName = Annotated[str, typer.Option("--level", help="named: who did it; state: whom they act for")]
Master = Annotated[str | None, typer.Option("--master", help="of Spark, as in `legation scale extract`")]


@scale.command()
def load(
    folder: Folder,
    database: Database = None,
    at_once: Annotated[
        int,
        typer.Option("--at-once", min=1, help="articles a transaction: more are faster, take more memory and lose more where it is killed"),
    ] = 1_000,
) -> None:  # fmt: skip
    """Put articles that were extracted with --as article into a store; started again, it goes on with what is not there yet."""
    from collections import Counter

    from legation.bootstrap import connect_store, load_knowledge
    from legation.scale.loading import load as load_all
    from legation.services.build import Result
    from legation.settings import load_settings

    settings = load_settings()
    counts: Counter[str] = Counter()
    store = connect_store(settings, database)
    try:
        for one in load_all(folder.resolve(), store, load_knowledge(settings), settings.workspace, at_once):
            counts[one.result.value] += 1
            counts["claims"] += one.claim_count
            if one.message:
                complain(f"{one.path}: {one.message}")
    finally:
        store.close()
    done = ", ".join(f"{counts[result.value]} {result.value}" for result in Result if counts[result.value])
    print_line(f"{done or 'nothing to load'}; {counts['claims']} claims")
    if counts[Result.FAILED.value]:
        raise typer.Exit(1)


@scale.command()
def origins(folder: Folder, master: Master = None) -> None:
    """Find reprints among what was extracted with --as article, so that `legation scale query` counts each report once."""
    from legation.scale.reprints import find_origins

    articles, found = find_origins(folder.resolve(), master)
    print_line(f"{articles} articles of {found} origins")


query = typer.Typer(no_args_is_help=True, help="Ask what was extracted, without a store.")
scale.add_typer(query, name="query")


@query.command()
def series(
    subject: Annotated[str, typer.Argument(help="id or name of who acts")],
    object: Annotated[str, typer.Argument(help="id or name of whom it is done to")],
    folder: Folder,
    level: LevelName = "state",
    by: Annotated[str, typer.Option("--by", help="year, month or day of the report")] = "month",
    json: Json = False,
) -> None:
    """Count claims from one actor to another over time, by type."""
    from legation.domain.relation import Level
    from legation.scale.querying import DIGITS, Extractions

    asked = Level(among("--level", level, list(Level)))
    _print(Extractions(folder.resolve()).series(subject, object, asked, among("--by", by, list(DIGITS))), json=json)


@query.command()
def pairs(
    folder: Folder,
    level: LevelName = "state",
    type: Annotated[str | None, typer.Option("--type", help="only this relation type")] = None,
    limit: Limit = 20,
    json: Json = False,
) -> None:
    """The pairs of actors with most origins."""
    from legation.domain.relation import Level
    from legation.scale.querying import Extractions

    asked = Level(among("--level", level, list(Level)))
    _print(Extractions(folder.resolve()).pairs(asked, limit, type), json=json)


@query.command()
def coverage(folder: Folder, limit: Limit = 20, json: Json = False) -> None:
    """Articles and claims of each outlet."""
    from legation.scale.querying import Extractions

    _print(Extractions(folder.resolve()).coverage(limit), json=json)


def _print(answer: Answer, *, json: bool) -> None:
    if json:
        print_json([dict(zip(answer.columns, row, strict=True)) for row in answer.rows])
    else:
        print_table(answer.columns, [tuple(map(str, row)) for row in answer.rows], widest="")
