"""Prints all quality figures in one table: `make evaluate`. GOLD=FOLDER adds the development lines of annotated corpora there."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from legation.bootstrap import extractor_loader, load_knowledge
from legation.services.evaluation.evaluate import Evaluation, evaluate
from legation.services.evaluation.link_scores import LINKS
from legation.services.evaluation.news_scores import rows
from legation.services.evaluation.page_scores import gold_pages, score_pages, table
from legation.settings import load_settings

OWN = Path(__file__).parent.parent / "data" / "gold"
_DEV = "dev"
Row = tuple[str, str, str, str, str, str]
_COLUMNS = ("gold", "what", "precision", "recall", "F1", "of")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, help="folder with *.dev.jsonl or files whose lines say their split")
    options.add_argument("--workers", type=int, default=load_settings().workers)
    given = options.parse_args()
    shown = Table(*_COLUMNS)
    for row in (*_own(given.workers), *(_corpora(given.corpora, given.workers) if given.corpora else ())):
        shown.add_row(*row)
    Console().print(shown)


def _own(workers: int) -> Iterator[Row]:
    yield from _rows("own names", _scored((OWN / "names.jsonl").read_bytes().splitlines(), workers))
    for split in ("dev", "test"):
        lines = [
            line for line in (OWN / "claims.jsonl").read_bytes().splitlines() if json.loads(line)["split"] == split
        ]
        yield from _rows(f"own claims, {split}", _scored(lines, workers))
    yield from _news(_scored((OWN / "news" / "articles.jsonl").read_bytes().splitlines(), workers))
    for split in ("dev", "test"):
        pages = table(score_pages(gold_pages(OWN / "pages", split)))
        whole = next(row for row in pages if row["shape"] == "all")
        figures = (f"{whole[name]:.3f}" for name in ("precision", "recall", "f1"))
        yield (f"own pages, {split}", "main text", *figures, str(whole["pages"]))  # type: ignore[misc]


def _news(found: Evaluation) -> Iterator[Row]:
    assert found.news is not None
    figures = {what: f"{figure:.3f}" for what, figure, _ in rows(found.news)}
    yield "own news", "claims", figures["precision"], figures["recall"], figures["F1"], str(found.news.wanted)
    for what in ("core right", "noted found", "status", "polarity", "speaker", "time", "change", "AUC of scores"):
        yield "own news", what, "", "", figures[what], str(found.news.articles)


def _corpora(folder: Path, workers: int) -> Iterator[Row]:
    for file in sorted(folder.glob("*.jsonl")):
        lines = [line for line in file.read_bytes().splitlines() if json.loads(line).get("split") == _DEV]
        if lines:
            yield from _rows(file.name.removesuffix(".jsonl"), _scored(lines, workers))


def _scored(lines: list[bytes], workers: int) -> Evaluation:
    settings = load_settings()
    knowledge = load_knowledge(settings)
    known = {kind: knowledge.links(kind) for kind in LINKS}
    return evaluate(lines, extractor_loader(settings), workers, known)


def _rows(gold: str, found: Evaluation) -> Iterator[Row]:
    for what, labels in found.scores.items():
        score = labels.get("all")
        if score is not None and score.gold:
            yield gold, what, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}", str(score.gold)


if __name__ == "__main__":
    main()
