"""`legation evaluate`: how well the pipeline reads documents somebody has annotated."""

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.options import Json
from legation.cli.terminal import complain, print_json, print_line, print_table
from legation.errors import BadInput


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", help="annotated documents, as `extract` writes them, or a folder of annotated pages"
        ),
    ],
    workers: Annotated[int | None, typer.Option(min=1, help="processes that read")] = None,
    split: Annotated[str | None, typer.Option(help='only documents with this "split": dev, test')] = None,
    json: Json = False,
) -> None:
    """Compare what the pipeline reads with annotated documents: names, entities, links, relations, claims; of pages,
    main text, chrome and metadata, beside trafilatura alone."""
    if gold.is_dir():
        _evaluate_pages(gold, split, json=json)
    else:
        _evaluate_documents(gold, workers, split, json=json)


def _evaluate_pages(folder: Path, split: str | None, *, json: bool) -> None:
    from legation.services.evaluation.page_scores import gold_pages, score_bare, score_pages, table

    pages = gold_pages(folder, split)
    scores = score_pages(pages)
    rows = table(scores)
    bare = {row["shape"]: row for row in table(score_bare(pages))}
    if json:
        left = {score.page.path.name: score.left for score in scores if score.left}
        print_json({"pages": rows, "trafilatura": list(bare.values()), "left": left})
        return
    beside = [[*row.values(), *(bare.get(row["shape"], {}).get(name) for name in ("f1", "clean"))] for row in rows]
    columns = [*rows[0], "trafilatura f1", "clean"]
    print_table(columns, [[_cell(value) for value in row] for row in beside], widest="")


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def _evaluate_documents(gold: Path, workers: int | None, split: str | None, *, json: bool) -> None:
    from legation.bootstrap import extractor_loader, load_knowledge
    from legation.services.evaluation.evaluate import evaluate as compare
    from legation.services.evaluation.link_scores import LINKS
    from legation.services.evaluation.news_scores import rows as news_rows
    from legation.services.evaluation.news_scores import type_rows
    from legation.settings import load_settings

    settings = load_settings()
    try:
        lines = gold.read_bytes().splitlines()
    except OSError as error:
        raise BadInput(f"{gold}: {error.strerror or error}") from None
    knowledge = load_knowledge(settings)
    known = {kind: knowledge.links(kind) for kind in LINKS}
    found = compare(lines, extractor_loader(settings), workers or settings.workers, known, split)
    rows = [
        (what, label, score.precision, score.recall, score.f1, score.gold, score.predicted)
        for what, labels in found.scores.items()
        for label, score in sorted(labels.items(), key=lambda pair: (pair[0] != "all", pair[0]))
    ]
    columns = ("what", "label", "precision", "recall", "f1", "gold", "predicted")
    if json:
        scores = [
            {k: round(v, 4) if isinstance(v, float) else v for k, v in zip(columns, r, strict=True)} for r in rows
        ]
        macro = {what: round(found.macro(what), 4) for what in found.scores}
        news = {what: round(figure, 4) for what, figure, _ in news_rows(found.news)} if found.news else None
        print_json(
            {
                "documents": found.documents,
                "scores": scores,
                "macro_f1": macro,
                "news": news,
                "failures": found.failures,
            }
        )
    else:
        print_line(f"{found.documents} documents")
        print_table(columns, [[_cell(value) for value in row] for row in rows], widest="")
        print_table(("what", "macro F1"), [[what, f"{found.macro(what):.3f}"] for what in found.scores], widest="")
        if found.news:
            figures = [[what, _cell(figure), str(of)] for what, figure, of in news_rows(found.news)]
            print_table(("claims of news", "figure", "of"), figures, widest="")
            types = [[_cell(value) for value in row] for row in type_rows(found.news)]
            print_table(("type", "precision", "recall", "shown", "annotated"), types, widest="")
    for failure in found.failures:
        complain(failure)
    if found.failures:
        raise typer.Exit(1)
