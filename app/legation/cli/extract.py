"""`legation extract`: annotated documents without a store."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from legation.cli.terminal import complain
from legation.errors import BadInput, BadQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD = "-"


def extract(
    input: Annotated[
        str,
        typer.Option("--input", "-i", help="NDJSON of texts, - for standard input, or the web address of an article"),
    ],
    output: Annotated[str, typer.Option("--output", "-o", help="NDJSON of documents; - for standard output")],
    workers: Annotated[int | None, typer.Option(min=1, help="processes that read")] = None,
) -> None:
    """Annotate texts without a store: {"id", "text"} lines in, mentions, entities, relations, quotations out.

    A text in a language without a pipeline is set aside and told of, whatever its "language" says.
    """
    from legation.bootstrap import extractor_loader
    from legation.fetching.addresses import is_web_address
    from legation.services.extracting.documents import annotate
    from legation.services.extracting.requests import BrokenLine
    from legation.settings import load_settings

    if Path(input).exists() and Path(output).exists() and Path(output).samefile(input):
        raise BadQuery("--output is the input file: name another one")
    settings = load_settings()
    failed = False
    problems: list[str] = []
    with ExitStack() as stack:
        lines: Iterable[bytes] = _fetched(input, problems) if is_web_address(input) else _opened(stack, input, "rb")
        out = _opened(stack, output, "wb")
        for result in annotate(
            lines, extractor_loader(settings), workers or settings.workers, seconds=settings.article_seconds
        ):
            if isinstance(result, BrokenLine):
                complain(f"{input}:{result.line}: {result.reason}")
                failed = failed or not result.set_aside
            else:
                out.write(result.json + b"\n")
    if failed or problems:
        raise typer.Exit(1)


def _fetched(url: str, problems: list[str]) -> Iterator[bytes]:
    """The texts behind an address; what fails is told at once and counted in `problems`."""
    from legation import bootstrap
    from legation.ingest.items import ReadFailure, ReadSkip
    from legation.services.extracting.web_requests import web_requests
    from legation.settings import load_settings

    for found in web_requests(url, bootstrap.connect_fetcher(load_settings())):
        if isinstance(found, bytes):
            yield found
            continue
        complain(f"{found.path}: {found.reason if isinstance(found, ReadSkip) else found.message}")
        if isinstance(found, ReadFailure):
            problems.append(found.path)


def _opened(stack: ExitStack, path: str, mode: str) -> IO[bytes]:
    if path == STANDARD:
        return sys.stdin.buffer if mode == "rb" else sys.stdout.buffer
    try:
        return stack.enter_context(open(path, mode))
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
