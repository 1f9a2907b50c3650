"""What was extracted goes into a store once, whatever interrupts it: the graph that building it there makes."""

import json
from itertools import islice
from pathlib import Path

import pytest

from legation.bootstrap import ExtractorLoader
from legation.errors import BadQuery
from legation.ingest.items import ReadOptions
from legation.linking.knowledge import open_knowledge
from legation.linking.resolver import resolve
from legation.scale.extracting import prepare
from legation.scale.loading import load
from legation.scale.manifest import QUARANTINE, Form, Reading
from legation.scale.part_task import PartTask, end_processes
from legation.scale.reading import Reader
from legation.services.build import Result
from legation.store.filters import Resolved
from legation.store.sql import SqlStore, open_store
from tests.cli.conftest import Run, typed  # noqa: F401
from tests.resume import graph
from tests.scale.conftest import finished_news
from tests.scale.running import articles, rows, write_lines

READING = Reading(Form.ARTICLE, "0.1.0", "r1", "k1", "default")


@pytest.mark.postgresql
def test_finished_parts_are_loaded_into_every_store_as_if_built_there(
    extractions: Path, news: list[Resolved], store: SqlStore
) -> None:
    knowledge = open_knowledge()
    built = list(load(extractions, store, knowledge, "default"))
    assert {one.result for one in built} == {Result.ADDED}
    beside = open_store("memory:")
    beside.add_many([resolve(one.extraction, "default", knowledge) for one in finished_news(news)])
    assert store.stats() == beside.stats()
    beside.close()


def test_a_load_that_was_cut_off_goes_on_and_nothing_is_there_twice(extractions: Path, tmp_path: Path) -> None:
    knowledge = open_knowledge()
    urls = [f"sqlite:///{tmp_path / name}.db" for name in ("whole", "broken")]
    for url, stops in zip(urls, ([], [15, 31]), strict=True):
        for stop in [*stops, None]:
            opened = open_store(url)
            list(islice(load(extractions, opened, knowledge, "default", at_once=7), stop))
            opened.close()
    assert graph(urls[0]) == graph(urls[1])


def test_documents_are_not_loaded(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", articles(2))
    prepare(str(source), tmp_path / "out", Reading(Form.DOCUMENT, "1", "r", "k", "default"), 1_000)
    with pytest.raises(BadQuery, match="extract with --as article"):
        load(tmp_path / "out", open_store("memory:"), open_knowledge(), "default")


@pytest.mark.slow
def test_articles_read_in_parts_and_loaded_are_the_graph_of_build(typed: Run, tmp_path: Path) -> None:  # noqa: F811
    """Advertising, reprints, an article without an id and a broken line among them."""
    held = articles(12)
    held[3]["text"] = f"Subscribe to our newsletter for free.\n\n{held[3]['text']}\n\nAll rights reserved."
    held[5] = {**held[4], "id": "reprint", "outlet": "Another Paper"}
    del held[6]["id"]
    source = write_lines(tmp_path / "a.jsonl", [*held, b"{broken"])
    folder = tmp_path / "out"
    manifest = prepare(str(source), folder, READING, 1_500)
    task = PartTask(folder, Reader(ExtractorLoader(), Form.ARTICLE, "default", ReadOptions()), 30.0)
    try:
        told = [task(planned) for planned in manifest.plan.with_files()]
    finally:
        end_processes()
    assert [one.reason for one in told] == [None] * len(told)
    assert [json.loads(json.dumps(row["reason"]))[:13] for row in rows(folder, QUARANTINE)] == ["it is not JSO"]
    loaded, built = (f"sqlite:///{tmp_path / name}.db" for name in ("loaded", "built"))
    code, out, err = typed("scale", "load", "--from", str(folder), "--db", loaded)
    assert (code, err) == (0, "")
    assert "12 added" in out
    assert typed("build", str(source), "--db", built)[0] == 1
    assert graph(loaded) == graph(built)
    assert typed("scale", "load", "--from", str(folder), "--db", loaded)[1].startswith("12 unchanged")
