"""Prints what writing and asking cost as the store grows: `make bench-store CLAIMS=10000`; `--db postgresql://…` asks another database."""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

from rich.console import Console
from rich.table import Table

from legation.store.filters import Paging, RelationQuery
from legation.store.sql import SqlStore, open_store
from tests.news_generator import CLAIMS_AN_ARTICLE, News
from tests.serving import served

_BATCH, _SINGLE = 100, 50
_SINCE, _UNTIL = "2014-03-01", "2014-04-01"
_LIMITS = {
    "find": 15, "entity": 15, "relations of an actor": 15, "relations of a pair": 15, "claims of an edge": 10, "neighbours": 25,
    "graph, depth 2": 50, "graph since": 50, "paths": 60, "series": 40, "disputes": 40, "changes": 120, "quotations by": 25,
    "quotations about": 25, "quotations with words": 25, "events of an actor": 25, "events": 25, "stats": 5,
}  # fmt: skip
"""Milliseconds at the 95th percentile that we hold ourselves to at a million claims."""


def main() -> None:
    """Fill a store, ask it, print."""
    options = argparse.ArgumentParser()
    options.add_argument("--claims", type=int, default=10_000)
    options.add_argument("--requests", type=int, default=300)
    options.add_argument("--db", help="database to fill; default: a SQLite file that is thrown away")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.db or f"sqlite:///{folder}/bench.db"
        console = Console()
        console.print(_writing(url, given.claims))
        console.print(_asking(url, given.requests))


def _writing(url: str, claims: int) -> Table:
    """Milliseconds of this process's CPU an article, without extraction."""
    news, store = News(max(100, claims // 10)), open_store(url)
    table = Table("writing", "articles", "claims", "CPU ms an article")
    articles = claims // CLAIMS_AN_ARTICLE
    done = 0
    for mark in (articles // 10, articles):
        many = 0.0
        while done < mark:
            parcels = list(news.articles(min(_BATCH, mark - done), done))
            many = 1000 * _cpu(lambda parcels=parcels: store.add_many(parcels)) / len(parcels)  # type: ignore[misc]
            done += len(parcels)
        single = list(news.articles(_SINGLE, done))
        one = 1000 * _cpu(lambda single=single: [store.add(parcel) for parcel in single]) / _SINGLE  # type: ignore[misc]
        done += _SINGLE
        held = store.stats()
        table.add_row("a hundred at once", f"{held.articles}", f"{held.claims}", f"{many:.1f}")
        table.add_row("one by one", f"{held.articles}", f"{held.claims}", f"{one:.1f}")
    _add_size(table, url, store)
    store.close()
    return table


def _cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _add_size(table: Table, url: str, store: SqlStore) -> None:
    if url.startswith("sqlite:///"):
        path = Path(url.removeprefix("sqlite:///"))
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint")
        table.add_row("bytes a claim", "", "", f"{path.stat().st_size / store.stats().claims:.0f}")


def _asking(url: str, requests: int) -> Table:
    table = Table("question", "p50 ms", "p95 ms", "p99 ms", "CPU ms of the server", "aim at p95")
    with served(url) as (base, server):
        idle = _memory(server.pid)
        for name, addresses in _questions(url, base, requests).items():
            urllib.request.urlopen(addresses[0]).read()
            before, times = _cpu_of(server.pid), []
            for address in addresses:
                started = time.perf_counter()
                urllib.request.urlopen(address).read()
                times.append(1000 * (time.perf_counter() - started))
            spent = 1000 * (_cpu_of(server.pid) - before) / len(addresses)
            times.sort()
            p95, p99 = (times[min(len(times) - 1, int(share * len(times)))] for share in (0.95, 0.99))
            row = (f"{statistics.median(times):.1f}", f"{p95:.1f}", f"{p99:.1f}", f"{spent:.1f}", str(_LIMITS[name]))
            table.add_row(name, *row)
        table.add_row("memory, MB: idle, after", f"{idle:.0f}", f"{_memory(server.pid):.0f}", "", "", "120, 350")
    return table


def _memory(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _questions(url: str, base: str, requests: int) -> dict[str, list[str]]:
    """Addresses of random questions about actors as the news name them: few of them much, most of them hardly."""
    store = open_store(url)
    held = store.stats().claims
    news, draw = News(max(100, held // 10)), random.Random(1)
    known = [view.entity for view in store.entities_by_id([e.id for e in news.entities], names=False)]
    edges = [view.relation.id for view in store.relations(_some_edges()).items]
    store.close()
    weights = [1 / (n + 1) for n in range(len(known))]
    one, other = (draw.choices(known, weights, k=requests) for _ in range(2))
    ids = [quote(entity.id, safe="") for entity in one]

    def asked(path: str, **query: str) -> str:
        return f"{base}/v1/{path}?{urlencode(query)}"

    pairs = [(a.id, b.id) for a, b in zip(one, other, strict=True)]
    months = [f"{draw.randint(2010, 2018)}-{draw.randint(1, 9):02}" for _ in range(requests)]
    return {
        "find": [asked("entities", q=e.name[: draw.randint(3, 9)]) for e in one],
        "entity": [f"{base}/v1/entities/{id_}" for id_ in ids],
        "relations of an actor": [f"{base}/v1/entities/{id_}/relations" for id_ in ids],
        "relations of a pair": [asked("relations", between=f"{a},{b}") for a, b in pairs],
        "claims of an edge": [f"{base}/v1/relations/{draw.choice(edges)}/claims" for _ in range(requests)],
        "neighbours": [f"{base}/v1/entities/{id_}/neighbors" for id_ in ids],
        "graph, depth 2": [asked("graph", center=e.id, depth="2", limit="200") for e in one],
        "graph since": [asked("graph", center=e.id, depth="2", limit="200", since=_SINCE, until=_UNTIL) for e in one],
        "paths": [asked("paths", **{"from": a, "to": b}) for a, b in pairs],
        "series": [f"{base}/v1/dyads/{quote(a, safe='')}/{quote(b, safe='')}/series" for a, b in pairs],
        "disputes": [asked("disputes", entity=e.id) for e in one],
        "changes": [asked("changes", since=f"{month}-01", until=f"{month}-28") for month in months],
        "quotations by": [asked("quotations", speaker=e.id) for e in one],
        "quotations about": [asked("quotations", about=e.id) for e in one],
        "quotations with words": [asked("quotations", q=e.name.split()[0]) for e in one],
        "events of an actor": [asked("events", entity=e.id) for e in one],
        "events": [asked("events", since=f"{month}-01") for month in months],
        "stats": [f"{base}/v1/stats"] * requests,
    }


def _some_edges() -> RelationQuery:
    return RelationQuery(paging=Paging(200))


if __name__ == "__main__":
    main()
