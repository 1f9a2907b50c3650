"""Scripts and notebooks get what the other doors answer, and are told what is wrong."""

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import networkx
import pandas as pd
import pytest

import legation
from legation.api.list_forms import columns
from legation.api.schemas import Claim
from legation.errors import BadFilter, BadInput, BadQuery, NotFound
from legation.python.answers import Answers
from legation.python.open_graph import OpenGraph
from legation.services import serializers
from legation.store.filters import ClaimQuery, Paging
from legation.store.sql import open_store
from tests.builders import CANADA, LATVIA, NATO, RUSSIA, UKRAINE, Said, make_resolved


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles: a denial beside a deed, a plan, and who supports whom."""
    path = tmp_path_factory.mktemp("python") / "graph.db"
    store = open_store(f"sqlite:///{path}")
    first = [
        Said("Canada backed Latvia.", "SUPPORT", CANADA, LATVIA, "backed"),
        Said(
            "Russia attacked Ukraine, Canada said.", "ASSAULT", RUSSIA, UKRAINE, "attacked", speaker=CANADA, score=0.9
        ),
    ]
    second = [Said("Latvia met NATO.", "CONSULT", LATVIA, NATO, "met", score=0.4)]
    store.add(make_resolved(first, published="2016-12-21"))
    store.add(make_resolved(second, outlet="=Post", published="2018-03-01"))
    store.close()
    return path


@pytest.fixture(scope="module")
def graph(database: Path) -> Iterator[OpenGraph]:
    with legation.open(database) as opened:
        yield opened


def test_claims_are_the_objects_of_the_other_doors(graph: OpenGraph, database: Path) -> None:
    store = open_store(f"sqlite:///{database}")
    expected = [serializers.claim(view) for view in store.claims(ClaimQuery(paging=Paging(50))).items]
    store.close()
    assert graph.claims() == expected
    assert len(expected) == 3


def test_a_limit_leaves_out_and_tells_how_many_there_are(graph: OpenGraph) -> None:
    found = graph.claims(limit=1)
    assert (len(found), found.total) == (1, 3)
    assert len(graph.claims(limit=None)) == 3


def test_names_dates_and_single_words_are_taken(graph: OpenGraph) -> None:
    said = graph.claims(between=("Russia", "Ukraine"), types="ASSAULT", since=date(2016, 12, 1), until="2017")
    assert [claim["speakers"][0]["name"] for claim in said] == ["Canada"]
    assert not graph.claims(entity="Russia", since=date(2017, 1, 1))
    assert len(graph.claims(speaker="outlet")) == 2
    assert len(graph.claims(min_score=0.5)) == 2


@pytest.mark.parametrize(
    ("asked", "error", "words"),
    [
        ({"types": "SUPORT"}, NotFound, "did you mean SUPPORT"),
        ({"statuses": "happend"}, BadFilter, "happened"),
        ({"polarities": ["no"]}, BadFilter, "affirmed"),
        ({"family": "deed"}, BadFilter, "event"),
        ({"as_of": "2016"}, BadFilter, "2016-12-21"),
        ({"added_since": "soon"}, BadFilter, "2016-12-21T08:00:00Z"),
        ({"since": "2018", "until": "2016"}, BadFilter, "nothing lies between"),
        ({"level": "people"}, BadFilter, "state"),
        ({"between": ("Canada",)}, BadQuery, "two"),
        ({"entity": "Atlantis"}, NotFound, "Atlantis"),
    ],
)
def test_what_means_nothing_is_refused_in_words(
    graph: OpenGraph, asked: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=re.escape(words)):
        graph.claims(**asked)  # type: ignore[arg-type]


def test_a_filter_that_does_not_exist_is_no_filter(graph: OpenGraph) -> None:
    with pytest.raises(TypeError, match="statuss"):
        graph.claims(statuss="planned")  # type: ignore[call-arg]


def test_a_frame_has_the_columns_of_the_csv_and_real_times(graph: OpenGraph) -> None:
    table = graph.claims().frame()
    assert list(table.columns) == [".".join(column) for column in columns(Claim)]
    assert table["report_time"].max() == pd.Timestamp("2018-03-01", tz="UTC")
    assert set(table["subject.name"]) == {"Canada", "Russia", "Latvia"}
    # A table in memory is no spreadsheet: nothing is quoted away.
    assert "=Post" in set(table["evidence.article.outlet"])


def test_a_frame_of_nothing_still_has_its_columns(graph: OpenGraph) -> None:
    table = graph.claims(types="AID").frame()
    assert len(table) == 0
    assert str(table["report_time"].dtype).startswith("datetime64")


def test_every_list_becomes_a_frame(graph: OpenGraph) -> None:
    for answers in (graph.relations(), graph.events(), graph.find("Latvia"), graph.articles()):
        assert isinstance(answers, Answers)
        assert len(answers.frame()) == len(answers) > 0
    for empty in (graph.disputes(), graph.quotations()):
        assert empty.frame().empty


def test_the_network_has_every_edge_with_its_sentence(graph: OpenGraph) -> None:
    network = graph.network()
    assert isinstance(network, networkx.MultiDiGraph)
    assert network.number_of_edges() == 3
    assert (
        network.edges["kb_canada", "kb_latvia", next(iter(network["kb_canada"]["kb_latvia"]))]["sentence"]
        == "Canada backed Latvia."
    )
    assert network.graph["truncated"] is False


def test_the_network_around_one_ends_where_its_steps_and_nodes_do(graph: OpenGraph) -> None:
    near = graph.network("Canada")
    assert {near.nodes[node]["label"] for node in near} == {"Canada", "Latvia"}
    assert {edge["sentence"] for *_, edge in near.edges(data=True)} == {"Canada backed Latvia."}
    further = graph.network("Canada", depth=2, limit=2)
    assert further.graph["truncated"] is True


def test_paths_entities_and_articles_are_answered(graph: OpenGraph) -> None:
    (path,) = graph.paths("Canada", "NATO")
    assert [node["name"] for node in path["nodes"]] == ["Canada", "Latvia", "NATO"]
    assert graph.describe("Latvia")["claim_count"] == 2
    article = graph.article(graph.claims(limit=1)[0]["evidence"]["article"]["id"])
    assert article["text"] == "Latvia met NATO."
    assert graph.stats()["claims"] == 3
    with pytest.raises(NotFound, match="nowhere"):
        graph.article("nowhere")


def test_a_question_makes_no_database_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no database"):
        legation.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    with legation.open(tmp_path / "new.db", make=True, workspace="mine") as new:
        assert new.stats()["articles"] == 0


def test_what_cannot_be_read_is_told_item_by_item_and_wrong_options_at_once(tmp_path: Path) -> None:
    with legation.open("memory:") as new:
        (item,) = new.build(tmp_path / "missing.txt")
        assert (item["result"], item["article"]) == ("failed", None)
        assert item["message"]
        with pytest.raises(BadInput, match="no date"):
            new.build(tmp_path, published="soon")
        with pytest.raises(BadInput, match="FIELD=NAME"):
            new.build(tmp_path, fields={"txt": "Body"})


def test_without_pandas_a_frame_says_what_to_install(database: Path) -> None:
    probe = (
        "import sys; sys.modules['pandas'] = None\n"
        "import legation\n"
        f"with legation.open({str(database)!r}) as graph:\n"
        "    try: graph.claims().frame()\n"
        "    except legation.python.answers.LegationError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "frames take pandas: pip install 'legation[pandas]'\n"
