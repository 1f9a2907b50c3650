"""How fast and in how much memory crawls are read, beside trafilatura called bare: `python -m tests.bench_crawls --megabytes 1000`."""

import argparse
import re
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from legation.ingest.html.trafilatura_baseline import bare_reading
from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_sources
from legation.services.evaluation.page_scores import gold_pages, markup_of
from tests.ingest.warcs import INFO, answer, record

GOLD = Path(__file__).parent.parent / "data" / "gold" / "pages"
_TIMES = 3
_PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 500_000


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=int, default=50)
    for what, measured, aim in rows(options.parse_args().megabytes):
        print(f"{what:50} {measured:>12} {aim:>8}")


def rows(megabytes: int) -> Iterator[tuple[str, str, str]]:
    """(what, measured, aim): pages a second of processor time of ours and of trafilatura, and the memory of this process."""
    pages = [markup for page in gold_pages(GOLD) if (markup := markup_of(page.path))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc"
        count = _write(path, pages, megabytes * 1_000_000)
        list(islice(read_sources([str(path)], ReadOptions()), len(pages)))  # what is loaded once counts for neither
        before = _bare_seconds(pages)
        began = time.process_time()
        read = sum(isinstance(item, ArticleRead) for item in read_sources([str(path)], ReadOptions()))
        ours = count / (time.process_time() - began)
        size = path.stat().st_size / 1e6
    memory = _peak()
    bare = 2 / (before + _bare_seconds(pages))  # before and after, since the machine's speed may change
    yield "crawl, megabytes, pages, articles read", f"{size:.0f}, {count}, {read}", ""
    yield "pages a second of processor time", f"{ours:.0f}", ""
    yield "trafilatura bare on the same pages", f"{bare:.0f}", ""
    yield "ours as a share of its speed", f"{ours / bare:.2f}", "0.8"
    yield "memory at most, MB", f"{memory:.0f}", ""


def _bare_seconds(pages: list[str]) -> float:
    """Processor time of trafilatura for one page."""
    for markup in pages:
        bare_reading(markup)
    began = time.process_time()
    for _ in range(_TIMES):
        for markup in pages:
            bare_reading(markup)
    return (time.process_time() - began) / _TIMES / len(pages)


def _write(path: Path, pages: list[str], size: int) -> int:
    """A crawl of pages and pictures; every page under an address of its own. How many pages it holds."""
    count = 0
    with path.open("wb") as file:
        file.write(INFO)
        while file.tell() < size or not count:
            page = pages[count % len(pages)]
            host = f"https://paper{count % 9}.example/{count}"
            file.write(record(answer(page.encode()), host))
            file.write(record(answer(_PICTURE, "Content-Type: image/png"), f"{host}.png"))
            count += 1
    return count


def _peak() -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    main()
