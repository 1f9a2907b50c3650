"""Our reading of data/gold/pages beside trafilatura alone and newspaper4k: `make bench-pages`.

newspaper4k is no dependency of ours: it is installed into an environment of its own under var/.
"""

import argparse
import json
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

from legation.ingest.html.metadata import Metadata
from legation.services.evaluation.page_scores import (
    GoldPage,
    PageScore,
    compare,
    gold_pages,
    markup_of,
    score_bare,
    score_pages,
    table,
)
from tests.bench_public_pages import bench

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "data" / "gold" / "pages"
ELSEWHERE = ROOT / "var" / "newspaper4k"
NEWSPAPER = "newspaper4k==0.9.6"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, help="a folder of public pages with gold.jsonl, measured first")
    if public := parser.parse_args().pages:
        bench(public)
    for split in ("dev", "test"):
        pages = gold_pages(GOLD, split)
        in_html = [page for page in pages if markup_of(page.path)]
        _print(f"{split}: legation", score_pages(pages))
        _print(f"{split}: legation, HTML only", score_pages(in_html))
        _print(f"{split}: trafilatura, HTML only", score_bare(in_html))
        _print(f"{split}: newspaper4k, HTML only", _by_newspaper(in_html))


def _print(name: str, scores: Iterable[PageScore]) -> None:
    overall, *shapes = table(scores)
    worst = min(shapes, key=lambda row: float(row["f1"]))
    figures = " ".join(f"{what} {overall[what]:.3f}" for what in ("precision", "recall", "f1", "clean"))
    known = " ".join(f"{what} {overall[what]:.3f}" for what in ("title", "outlet", "date"))
    print(f"{name} ({overall['pages']} pages): {figures} {known} worst {worst['shape']} {worst['f1']:.3f}")
    print("    " + " ".join(f"{row['shape']} {row['f1']:.3f}" for row in shapes))


def _by_newspaper(pages: list[GoldPage]) -> list[PageScore]:
    lines = "".join(json.dumps([str(page.path), markup_of(page.path)]) + "\n" for page in pages)
    done = subprocess.run(
        [_python(), str(ROOT / "tests" / "newspaper4k_reading.py")],
        input=lines,
        capture_output=True,
        text=True,
        check=True,
    )
    found = {path: rest for path, *rest in map(json.loads, done.stdout.splitlines())}
    return [_compared(page, *found[str(page.path)]) for page in pages]


def _compared(page: GoldPage, text: str, title: str | None, outlet: str | None, published: str | None) -> PageScore:
    return compare(page, text, Metadata(title=title, outlet=outlet, published=published))


def _python() -> str:
    python = ELSEWHERE / "bin" / "python"
    if not python.exists():
        venv.create(ELSEWHERE, with_pip=True)
        install = [str(python), "-m", "pip", "install", "-q", NEWSPAPER, "lxml_html_clean"]
        subprocess.run(install, check=True, stdout=sys.stderr)
    return str(python)


if __name__ == "__main__":
    main()
