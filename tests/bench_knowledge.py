"""Prints how long looking a name up takes and what the knowledge base holds in memory: `python -m tests.bench_knowledge`."""

import gc
import itertools
import random
import statistics
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from legation.domain.entity import Kind
from legation.extraction.names.gazetteer import Gazetteer
from legation.linking.candidates import Context, candidates
from legation.linking.knowledge import Knowledge, open_knowledge
from legation.linking.scoring import best

ROWS = tuple[str, str, str]
_NAMES = 2_000
_LOOK_UP_MS, _MEMORY_MB, _OPEN_MS = 1.0, 150.0, 200.0
_CONTEXT = Context(date(2016, 12, 21), {"kb:c/us": 1.0, "kb:c/ru": 0.6})
_KINDS = {
    "place": frozenset({Kind.COUNTRY, Kind.HISTORICAL_STATE, Kind.TERRITORY, Kind.REGION, Kind.CITY, Kind.PLACE}),
    "person": frozenset({Kind.PERSON}),
    "body": frozenset({Kind.ORGANIZATION, Kind.GROUP}),
}


def main() -> None:
    """Measure and print."""
    table = Table("what", "measured", "aim")
    for row in rows():
        table.add_row(*row)
    Console().print(table)


def rows() -> Iterator[ROWS]:
    """(what, measured, aim): opening, look-ups warm and cold, memory of this process with the base in use."""
    before = _resident()
    started = time.perf_counter()
    knowledge = open_knowledge()
    yield "open the knowledge base", f"{1000 * (time.perf_counter() - started):.0f} ms", f"≤ {_OPEN_MS:.0f} ms"
    gazetteer = Gazetteer(knowledge)
    asked = list(_asked(knowledge))
    cold = _timed(knowledge, asked)
    warm = _timed(knowledge, asked)
    for label, times in (("first time", cold), ("again", warm)):
        yield f"candidates of a name, {label}, p95", f"{_p95(times):.2f} ms", f"≤ {_LOOK_UP_MS:g} ms"
    gc.collect()
    used = _resident() - before
    yield "memory of the knowledge base in use", f"{used:.0f} MB", f"≤ {_MEMORY_MB:.0f} MB"
    del gazetteer


def _asked(knowledge: Knowledge) -> Iterator[tuple[str, frozenset[Kind]]]:
    """Names of each kind, a third of them with a slip, the same ones every time."""
    chance = random.Random(0)
    for kinds in _KINDS.values():
        names = [e.name for kind in sorted(kinds) for e in itertools.islice(knowledge.entities(kind), 20_000)]
        for name in chance.sample(names, min(_NAMES, len(names))):
            yield (name[:-2] + name[-1] if chance.random() < 1 / 3 else name), kinds


def _timed(knowledge: Knowledge, asked: list[tuple[str, frozenset[Kind]]]) -> list[float]:
    """Milliseconds of each look-up with its weighing."""
    times = []
    for name, kinds in asked:
        started = time.perf_counter()
        best(knowledge, candidates(knowledge, name, kinds), _CONTEXT)
        times.append(1000 * (time.perf_counter() - started))
    return times


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _resident() -> float:
    """Megabytes this process holds now, where the system says so."""
    pages = Path("/proc/self/statm")
    return int(pages.read_text().split()[1]) * 4096 / 1e6 if pages.exists() else 0.0


if __name__ == "__main__":
    main()
