"""Kills a build in the middle again and again and compares what it leads to: `python -m tests.resume` (2,000 pages, 20 kills)."""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from legation.domain.relation import Level
from legation.store.filters import ClaimQuery, EntityQuery, Page, Paging, RelationQuery
from legation.store.sql import open_store

_STATES = (
    "Canada",
    "Latvia",
    "Russia",
    "Ukraine",
    "France",
    "Kenya",
    "Japan",
    "Brazil",
    "Turkey",
    "Norway",
    "Egypt",
    "India",
)
_DEEDS = (
    "sent {n} soldiers to",
    "condemned",
    "met the ambassador of",
    "imposed sanctions on",
    "sent {n} tents to",
    "threatened",
)
_REPRINTS = 20
"""Every twentieth page is the one before under another outlet's name."""


def write_pages(folder: Path, count: int, seed: int = 20161221) -> None:
    """Small pages, each with its own text, some of them reprints."""
    dice = random.Random(seed)
    body = ""
    for number in range(count):
        if not body or number % _REPRINTS:
            body = "".join(f"<p>{_sentence(dice, number)}</p>" for _ in range(4))
        day = f"20{10 + number % 10}-0{1 + number % 9}-1{number % 10}"
        head = f'<title>Report {number}</title><meta property="article:published_time" content="{day}">'
        head += f'<meta property="og:site_name" content="Paper {number % 7}">'
        page = f"<html><head>{head}</head><body><article><h1>Report {number}</h1>{body}</article></body></html>"
        (folder / f"{number:05}.html").write_text(page, encoding="utf-8")


def _sentence(dice: random.Random, number: int) -> str:
    one, other = dice.sample(_STATES, 2)
    deed = dice.choice(_DEEDS).format(n=dice.randint(20, 900))
    return f"{one} {deed} {other} after talks in week {number}, officials in the capital said in statement {dice.random():.6f}."


def build(folder: Path, database: str, workers: int, until: int | None = None, wait: float = 0.0) -> bool:
    """Run the command; killed with all its workers `wait` seconds after that many articles. Whether it came to its end."""
    command = [sys.executable, "-m", "legation.cli", "build", str(folder), "--db", database, "--workers", str(workers)]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        if until is not None and _count(database) >= until:
            time.sleep(wait)
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            return False
        time.sleep(0.05)
    assert process.returncode == 0, f"the build ended with {process.returncode}"
    return True


def graph(database: str) -> object:
    """All that can be asked of the store."""
    store = open_store(database)
    try:
        return (
            _all(lambda p: store.articles(p)),
            _all(lambda p: store.entities(EntityQuery(named_only=False, paging=p))),
            [_all(lambda p, level=level: store.relations(RelationQuery(level=level, paging=p))) for level in Level],  # type: ignore[misc]
            _all(lambda p: store.claims(ClaimQuery(paging=p))),
        )
    finally:
        store.close()


def _all(ask: Callable[[Paging], Page[Any]]) -> list[str]:
    found, cursor = [], None
    while True:
        page = ask(Paging(200, cursor))
        found += [repr(item) for item in page.items]
        if (cursor := page.next_cursor) is None:
            return found


def killed_and_resumed(folder: Path, database: str, kills: int, workers: int, seed: int = 7) -> Iterator[int]:
    """Kill the build at so many random moments of the whole, then let it end; yields the articles stored after each."""
    dice = random.Random(seed)
    pages = len(list(folder.iterdir()))
    for until in sorted(dice.sample(range(1, pages), kills)):
        build(folder, database, workers, until, dice.uniform(0, 0.2))
        yield _count(database)
    assert build(folder, database, workers)
    yield _count(database)


def _count(database: str) -> int:
    """Looked up beside the store, so that asking neither makes nor changes anything."""
    file = Path(database.removeprefix("sqlite:///"))
    if not file.exists():
        return 0
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM article WHERE current").fetchone()[0])
        except sqlite3.OperationalError:  # not yet created
            return 0


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=2_000)
    options.add_argument("--kills", type=int, default=20)
    options.add_argument("--workers", type=int, default=2)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pages"
        folder.mkdir()
        write_pages(folder, given.pages)
        whole, broken = (f"sqlite:///{place}/{name}.db" for name in ("whole", "broken"))
        began = time.monotonic()
        assert build(folder, whole, given.workers)
        took = time.monotonic() - began
        print(f"uninterrupted: {_count(whole)} articles in {took:.0f} s")
        stored = list(killed_and_resumed(folder, broken, given.kills, given.workers))
        print(f"killed {given.kills} times; stored after each: {stored}")
        print("the same graph" if graph(whole) == graph(broken) else "ANOTHER GRAPH")


if __name__ == "__main__":
    main()
