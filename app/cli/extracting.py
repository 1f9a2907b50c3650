"""`legation extract`: annotated documents without a store."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Annotated

import typer

from app.cli.terminal import complain
from app.errors import BadInput, BadQuery

STANDARD = Path("-")


def extract(
    input: Annotated[Path, typer.Option("--input", "-i", help="NDJSON of texts; - for standard input")],
    output: Annotated[Path, typer.Option("--output", "-o", help="NDJSON of documents; - for standard output")],
    workers: Annotated[int | None, typer.Option(min=1, help="processes that read")] = None,
) -> None:
    """Annotate texts without a store: {"id", "text"} lines in, mentions, entities, relations, quotations out."""
    from app.bootstrap import extractor_loader
    from app.services.documents import annotate
    from app.services.requests import BrokenLine
    from app.settings import load_settings

    if input.exists() and output.exists() and output.samefile(input):
        raise BadQuery("--output is the input file: name another one")
    settings = load_settings()
    failed = False
    with ExitStack() as stack:
        lines = _opened(stack, input, "rb")
        out = _opened(stack, output, "wb")
        for result in annotate(lines, extractor_loader(settings), workers or settings.workers):
            if isinstance(result, BrokenLine):
                complain(f"{input}:{result.line}: {result.reason}")
                failed = True
            else:
                out.write(result.json + b"\n")
    if failed:
        raise typer.Exit(1)


def _opened(stack: ExitStack, path: Path, mode: str) -> IO[bytes]:
    if path == STANDARD:
        return sys.stdin.buffer if mode == "rb" else sys.stdout.buffer
    try:
        return stack.enter_context(open(path, mode))
    except OSError as error:
        raise BadInput(f"{path}: {error.strerror or error}") from None
