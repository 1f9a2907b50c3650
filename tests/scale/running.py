"""What the tests of reading on Spark have in common: articles, the command in a process of its own, and what it wrote."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from legation.scale.manifest import DONE, RECORDS, finished_files

STATES = ("Canada", "Latvia", "Russia", "Ukraine", "France", "Kenya", "Japan", "Brazil", "Turkey", "Norway")
_DEEDS = ("condemned", "sent 300 soldiers to", "met the ambassador of", "imposed sanctions on", "threatened", "praised")
COMMAND = (sys.executable, "-m", "legation.cli")
SLOWEST = 240


def articles(count: int, seed: int = 20161221, sentences: int = 4) -> list[dict[str, Any]]:
    """Short made-up articles, each of its own text."""
    dice = random.Random(seed)
    return [
        {
            "id": f"a{number:05}",
            "text": "".join(f"{_sentence(dice)} " for _ in range(sentences)) + f"It was statement {number}.",
            "title": f"Report {number}",
            "published": f"2016-{1 + number % 12:02}-15",
            "outlet": f"Paper {number % 5}",
        }
        for number in range(count)
    ]


def _sentence(dice: random.Random) -> str:
    one, other = dice.sample(STATES, 2)
    return f"{one} {dice.choice(_DEEDS)} {other} on Monday, officials in the capital of {dice.choice(STATES)} said."


def write_lines(path: Path, records: Iterable[dict[str, Any] | bytes]) -> Path:
    """One line a record; bytes as they are."""
    path.write_bytes(b"".join((r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in records))
    return path


def environment(**more: str) -> dict[str, str]:
    """Spark's Python workers need the path of the checkout that is tested, too."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), **more}


def scale_extract(source: Path, folder: Path, *options: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run the command to its end on two cores."""
    command = [*COMMAND, "scale", "extract", "-i", str(source), "-o", str(folder), "--master", "local[2]", *options]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment(**more), timeout=SLOWEST, check=False
    )


def extracted(source: Path, **more: str) -> bytes:
    """What `legation extract` writes of the same input."""
    command = [*COMMAND, "extract", "-i", str(source), "-o", "-"]
    return subprocess.run(command, capture_output=True, env=environment(**more), timeout=SLOWEST, check=False).stdout


def records(folder: Path) -> list[str]:
    """The records of all finished parts, in order."""
    return [record for path in finished_files(folder, RECORDS) for record in pq.read_table(path)["record"].to_pylist()]


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """All rows of a table, in order."""
    return [row for path in finished_files(folder, table) for row in pq.read_table(path).to_pylist()]


def markers(folder: Path) -> dict[str, int]:
    """Name of each marker to the time it was written."""
    return {path.name: path.stat().st_mtime_ns for path in (folder / DONE).glob("part-*.json")}


def wait_until(true: Callable[[], object], seconds: float = SLOWEST) -> None:
    """Raises TimeoutError."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError("it did not come about")
        time.sleep(0.1)
