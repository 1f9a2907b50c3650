"""Prints speed, latency and memory: `make bench`. `--texts FILE.jsonl` measures on texts of your own ({"id", "text"} a line)."""

import argparse
import json
import os
import random
import resource
import statistics
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from rich.console import Console
from rich.table import Table

from legation import bootstrap
from legation.extraction.assemble import assemble
from legation.extraction.doc_attributes import reading_of
from legation.extraction.extractor import Extractor, kept_text
from legation.ingest.identify import make_article
from legation.ingest.items import ArticleRead, ReadOptions
from legation.ingest.readers import read_sources
from legation.services.build import add_articles
from legation.settings import Settings
from legation.store.filters import EntityQuery, Paging, RelationQuery
from legation.store.sql import open_store
from tests import bench_extract, bench_knowledge
from tests.serving import served

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
_REQUESTS = 200
_LIMITS = {"find": 15, "entity": 15, "relations": 15, "claims": 15, "graph": 40, "paths": 60}
"""Milliseconds at the 95th percentile that we hold ourselves to."""
_HEADS = ("attributions", "relations", "events")
_CLAIMS = ("legation_relations", "legation_speakers", "legation_events", "legation_claims")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--texts", type=Path, action="append")
    options.add_argument("--db", help="keep the graph here; without --texts only ask the graph that is there")
    given = options.parse_args()
    items = list(_articles(given.texts)) if given.texts or not given.db else []
    rows = [("articles", f"{len(items)}", "")]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database=given.db or f"sqlite:///{folder}/bench.db")
        rows += [*bench_knowledge.rows(), *bench_extract.rows(items), *_reading(items, settings)] if items else []
        rows += list(_service(settings))
    table = Table("what", "measured", "aim")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _articles(files: list[Path] | None) -> Iterable[ArticleRead]:
    if not files:
        sources = sorted(str(p) for p in SAMPLES.rglob("*") if p.suffix in (".txt", ".html"))
        yield from (item for item in read_sources(sources, ReadOptions()) if isinstance(item, ArticleRead))
        return
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            article = make_article(record["text"], (), outlet=file.stem, published=record.get("published"))
            yield ArticleRead(str(record["id"]), article)


def _reading(items: list[ArticleRead], settings: Settings) -> Iterable[tuple[str, str, str]]:
    extractor = bootstrap.extractor_loader(settings)()
    sample = items[:: max(1, len(items) // 40)]
    yield from _shares(extractor, sample)
    store = bootstrap.connect_store(settings)
    knowledge = bootstrap.load_knowledge(settings)
    wall = _timed(
        lambda: list(
            add_articles(
                items, bootstrap.extractor_loader(settings), knowledge, store, "default", workers=os.cpu_count() or 1
            )
        )
    )
    stats = store.stats()
    store.close()
    yield "building the graph, seconds", f"{wall:.1f}", ""
    yield "entities, relations, claims", f"{stats.entities}, {stats.relations}, {stats.claims}", ""


def _shares(extractor: Extractor, sample: list[ArticleRead]) -> Iterable[tuple[str, str, str]]:
    """What each component takes of the pipeline's time; what it asks of the trained reader counts as the reader's."""
    spent: dict[str, float] = defaultdict(float)
    asked = _watch_heads(extractor)
    for item in sample:
        doc = extractor.nlp.make_doc(kept_text(item.article))
        reading_of(doc).anchor = item.article.published
        for name, component in (*extractor.nlp.pipeline, ("assemble", None)):
            before, started = sum(asked.values()), time.perf_counter()
            if component is None:
                assemble(doc, item.article, extractor.knowledge)
            else:
                doc = component(doc)
            spent[name] += time.perf_counter() - started - (sum(asked.values()) - before)
    spent |= {f"reader, {head}": seconds for head, seconds in asked.items()}
    whole = sum(spent.values())
    for name, seconds in spent.items():
        yield f"share of {name.removeprefix('legation_')}", f"{seconds / whole:.1%}", ""
    yield "share of all that reads claims", f"{sum(spent[name] for name in _CLAIMS) / whole:.1%}", "12%"


def _watch_heads(extractor: Extractor) -> dict[str, float]:
    """Seconds in each head of the trained reader that other components ask; none where it is missing."""
    spent: dict[str, float] = {}
    if "legation_reader" not in extractor.nlp.pipe_names:
        return spent
    model = extractor.nlp.get_pipe("legation_reader").model
    for name in _HEADS:
        spent[name] = 0.0
        setattr(model, name, _timing(getattr(model, name), spent, name))
    return spent


def _timing(head: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    def timed(*given: Any) -> Any:
        started = time.perf_counter()
        try:
            return head(*given)
        finally:
            spent[name] += time.perf_counter() - started

    return timed


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _service(settings: Settings) -> Iterable[tuple[str, str, str]]:
    started = time.perf_counter()
    with served(settings.database) as (base, server):
        yield "server ready, seconds", f"{time.perf_counter() - started:.1f}", "4"
        yield "memory of the idle server, MB", f"{_memory(server.pid):.0f}", "450"
        for name, urls in _questions(settings, base).items():
            times = [1000 * _timed(lambda url=url: urllib.request.urlopen(url).read()) for url in urls]
            times.sort()
            p95 = times[int(0.95 * len(times)) - 1]
            yield f"{name}, ms: median, p95", f"{statistics.median(times):.1f}, {p95:.1f}", str(_LIMITS[name])
    yield "memory of this process at most, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}", ""


def _memory(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _questions(settings: Settings, base: str) -> dict[str, list[str]]:
    store = open_store(settings.database)
    busy = store.entities(EntityQuery(paging=Paging(100))).items
    edges = store.relations(RelationQuery(paging=Paging(100))).items
    store.close()
    draw = random.Random(20161221)
    some = [draw.choice(busy).entity for _ in range(_REQUESTS)]
    ids = [quote(entity.id, safe="") for entity in some]
    pairs = [(draw.choice(busy).entity.id, draw.choice(busy).entity.id) for _ in range(_REQUESTS)]
    between = [draw.choice(edges) for _ in range(_REQUESTS)]
    return {
        "find": [f"{base}/v1/entities?{urlencode({'q': e.name[: draw.randint(3, 8)]})}" for e in some],
        "entity": [f"{base}/v1/entities/{id_}" for id_ in ids],
        "relations": [f"{base}/v1/entities/{id_}/relations" for id_ in ids],
        "claims": [
            f"{base}/v1/claims?{urlencode({'between': f'{v.subject.id},{v.object.id}'})}" for v in between if v.object
        ],
        "graph": [f"{base}/v1/graph?{urlencode({'center': e.id, 'depth': 2, 'limit': 200})}" for e in some],
        "paths": [f"{base}/v1/paths?{urlencode({'from': a, 'to': b})}" for a, b in pairs],
    }


if __name__ == "__main__":
    main()
