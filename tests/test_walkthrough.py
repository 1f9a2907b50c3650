"""The whole walk over the samples: read, extract, store, ask; by command line, Python and REST."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from legation.api.server import create_app
from legation.services import serializers
from legation.services.graph_view import GraphView
from legation.services.query import relations_of, resolve_name
from legation.settings import Settings
from legation.store.filters import ClaimQuery, Paging, QuotationQuery, RelationQuery
from legation.store.sql import SqlStore, open_store

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
FILES = sorted(str(p) for p in SAMPLES.rglob("*") if p.suffix in (".txt", ".html"))


def legation(*words: str) -> str:
    done = subprocess.run([sys.executable, "-m", "legation.cli", *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def database(samples: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("walk") / "graph.db"
    shutil.copy(samples.removeprefix("sqlite:///"), path)
    return f"sqlite:///{path}"


@pytest.fixture(scope="module")
def graph(database: str) -> Iterator[SqlStore]:
    store = open_store(database)
    yield store
    store.close()


def all_claims(store: SqlStore) -> Iterator[Any]:
    cursor = None
    while True:
        page = store.claims(ClaimQuery(paging=Paging(200, cursor)))
        yield from page.items
        cursor = page.next_cursor
        if cursor is None:
            return


def test_every_line_that_the_readme_promises_answers(database: str, tmp_path: Path) -> None:
    page = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    block = page[page.index("export LEGATION_DATABASE=") :].split("```")[0]
    lines = [shlex.split(line)[1:] for line in block.splitlines()[1:]]
    assert len(lines) >= 8
    for words in lines:
        done = subprocess.run(
            [sys.executable, "-m", "legation.cli", *words],
            capture_output=True, text=True, cwd=tmp_path, env={**os.environ, "LEGATION_DATABASE": database},
        )  # fmt: skip
        assert done.returncode == 0, (words, done.stderr)
        assert "nothing found" not in done.stdout, words
        assert len(done.stdout.splitlines()) > 2 or words[0] in ("export", "verify"), words
    assert len((tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()) > 100


def test_every_stored_claim_and_quotation_is_cut_out_of_its_article(graph: SqlStore) -> None:
    texts = {v.article.id: v.article.text for v in graph.articles(Paging(200)).items}
    claims = list(all_claims(graph))
    assert len(claims) > 100
    for view in claims:
        evidence, text = view.claim.evidence, texts[view.claim.article]
        assert text[evidence.start : evidence.end] == evidence.sentence
        for start, end in (s for s in (evidence.subject, evidence.object, evidence.cue) if s):
            assert 0 <= start < end <= len(text)
        assert text[slice(*evidence.subject)] == view.subject_text
        assert evidence.object is None or text[slice(*evidence.object)] == view.object_text
    for quotation in graph.quotations(QuotationQuery(paging=Paging(200))).items:
        spans = quotation.quotation.content
        assert quotation.content == tuple(texts[quotation.quotation.article][a:b] for a, b in spans)


def test_nothing_that_was_cut_is_in_the_graph(graph: SqlStore) -> None:
    cuts = {v.article.id: v.article.cuts for v in graph.articles(Paging(200)).items}
    for view in all_claims(graph):
        start, end = view.claim.evidence.subject
        assert not any(c.start < end and start < c.end for c in cuts[view.claim.article])


def test_the_same_articles_in_another_order_with_two_workers_give_the_same_graph(database: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    legation("build", *FILES[::-1], "--db", url, "--workers", "2")
    words = ("export", "json", "-o", "-", "--groups", "--denied", "--db")
    for level in ("named", "state"):
        assert legation(*words, url, "--level", level) == legation(*words, database, "--level", level)


def test_the_reprint_counts_as_one_source(graph: SqlStore) -> None:
    stats = graph.stats()
    assert stats.articles == len(FILES)
    assert stats.origins == len(FILES) - 1


def test_what_one_government_says_and_another_denies_shows_both_sides(graph: SqlStore) -> None:
    disputed = [v for v in graph.relations(RelationQuery(paging=Paging(200))).items if v.relation.disputed]
    assert disputed
    russia = resolve_name(graph, "Russia").entity.id
    denied = [v for v in all_claims(graph) if v.claim.polarity.value == "denied"]
    assert any(russia in (entity.id for entity, _ in v.speakers) for v in denied)


@pytest.mark.parametrize(
    "name", ["Canada", "NATO", "Latvia", "Russia", "Ukraine", "United States", "Vladimir Putin", "Justin Trudeau"]
)
def test_the_same_question_by_command_rest_and_python_has_the_same_answer(
    database: str, graph: SqlStore, name: str
) -> None:
    entity = resolve_name(graph, name).entity.id
    found = relations_of(graph, RelationQuery(entity=entity, paging=Paging(10)))
    by_python = [serializers.evidenced(e) for e in found.items]
    by_command = json.loads(legation("show", name, "--limit", "10", "--json", "--db", database))["relations"]["items"]
    with TestClient(create_app(Settings(database=database)), base_url="http://127.0.0.1") as client:
        by_rest = client.get(f"/v1/entities/{entity}/relations", params={"limit": 10}).json()["items"]
    assert json.loads(json.dumps(by_python)) == by_command == by_rest
    assert by_python


def test_a_path_is_the_same_by_command_rest_and_python(database: str, graph: SqlStore) -> None:
    ends = [resolve_name(graph, name).entity.id for name in ("Canada", "Latvia")]
    query = RelationQuery(asserted_only=True, named_only=True)
    by_python = [serializers.path(p) for p in GraphView(graph).paths(*ends, 3, 5, query)]
    by_command = json.loads(legation("path", "Canada", "Latvia", "--json", "--db", database))["items"]
    with TestClient(create_app(Settings(database=database)), base_url="http://127.0.0.1") as client:
        by_rest = client.get("/v1/paths", params={"from": ends[0], "to": ends[1]}).json()["items"]
    assert json.loads(json.dumps(by_python)) == by_command == by_rest
    assert by_python
