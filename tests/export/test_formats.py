"""Every format holds the same graph, byte for byte the same, and other programs can read it."""

import csv
import io
import json
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import pytest

from legation.domain.entity import Entity, Kind, Point
from legation.domain.graph import Graph
from legation.errors import BadQuery
from legation.export.formats import FORMATS, format_of
from legation.export.networkx_view import networkx_view
from legation.services.query import whole_graph
from legation.store.filters import RelationQuery
from legation.store.sql import open_store
from tests.builders import CANADA, LATVIA, NATO, Said, make_resolved

NASTY = 'x" onload="alert(1)\x00 <script>&amp; \u202e 😀 e\u0301'


@pytest.fixture(scope="module")
def graph() -> tuple[Graph, dict[str, str]]:
    store = open_store("memory:")
    hostile = Entity("ent_nasty", Kind.PERSON, NASTY)
    store.add(
        make_resolved(
            [
                Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member"),
                Said("Canada sent soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "sent"),
                Said("Canada protested.", "PROTEST", CANADA, None, "protested"),
                Said(f"{NASTY} threatened Canada.", "THREATEN", hostile, CANADA, "threatened"),
            ]
        )
    )
    return whole_graph(store, RelationQuery())


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_gives_the_same_bytes_in_any_order(name: str, graph: tuple[Graph, dict[str, str]]) -> None:
    found, sentences = graph
    write = format_of(name).write
    assert write(found, sentences) == write(found, dict(reversed(sentences.items())))
    assert b"2026" not in write(found, sentences).replace(b"2016", b"")


def test_json_is_read_back_with_its_sentences(graph: tuple[Graph, dict[str, str]]) -> None:
    data = json.loads(format_of("json").write(*graph))
    read = nx.node_link_graph(data, edges="edges")
    labels = nx.get_node_attributes(read, "label")
    edges = {(labels[a], d["type"], labels[b], d["sentence"]) for a, b, d in read.edges(data=True)}
    assert ("Canada", "member_of", "NATO", "Canada is a member of NATO.") in edges
    assert len(edges) == 3


def test_graphml_is_read_back(graph: tuple[Graph, dict[str, str]]) -> None:
    read = nx.parse_graphml(format_of("graphml").write(*graph).decode(), force_multigraph=True)
    assert sorted(d["type"] for _, _, d in read.edges(data=True)) == ["COOPERATE", "THREATEN", "member_of"]
    assert {d["kind"] for _, d in read.nodes(data=True)} == {"country", "organization", "person"}


def test_gexf_is_well_formed_and_says_every_edge(graph: tuple[Graph, dict[str, str]]) -> None:
    root = ElementTree.fromstring(format_of("gexf").write(*graph))
    spaces = {"g": root.tag[1:].split("}")[0]}
    assert len(root.findall(".//g:edge", spaces)) == 3
    assert {node.get("label") for node in root.findall(".//g:node", spaces)} >= {"Canada", "NATO", "Latvia"}


def test_what_xml_cannot_hold_is_replaced_and_the_rest_is_escaped(graph: tuple[Graph, dict[str, str]]) -> None:
    text = format_of("graphml").write(*graph).decode()
    assert "\x00" not in text
    assert "<script>" not in text
    assert any("😀" in (element.text or "") for element in ElementTree.fromstring(text).iter())


def test_an_empty_graph_is_written_too() -> None:
    for name in FORMATS:
        assert format_of(name).write(Graph((), ()), {})


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadQuery, match="graphml, gexf, geojson, json"):
        format_of("xls")


def test_edges_without_object_stay_out(graph: tuple[Graph, dict[str, str]]) -> None:
    found, sentences = graph
    lonely = replace(found.edges[0], id="rel_x", object=None)
    data = json.loads(format_of("json").write(replace(found, edges=(*found.edges, lonely)), sentences))
    assert len(data["edges"]) == 3


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_tables_hold_every_node_and_edge_and_nothing_a_spreadsheet_would_run(
    graph: tuple[Graph, dict[str, str]],
) -> None:
    view = networkx_view(*graph)
    nodes, edges = rows(format_of("nodes-csv").write(*graph)), rows(format_of("edges-csv").write(*graph))
    assert [row["id"] for row in nodes] == list(view.nodes)
    assert {(row["source"], row["target"], row["id"]) for row in edges} == set(view.edges(keys=True))
    assert {row["sentence"] for row in edges} == {held["sentence"] for _, _, held in view.edges(data=True)}
    hostile = Graph(tuple(replace(node, name="=1+1") for node in graph[0].nodes), graph[0].edges)
    assert {row["label"] for row in rows(format_of("nodes-csv").write(hostile, graph[1]))} == {"'=1+1"}


def test_cytoscape_reads_back_the_graph(graph: tuple[Graph, dict[str, str]]) -> None:
    data = json.loads(format_of("cytoscape").write(*graph))
    view = networkx_view(*graph)
    assert {e["data"]["id"] for e in data["elements"]["edges"]} == {key for _, _, key in view.edges(keys=True)}
    read = nx.cytoscape_graph(data)
    assert (set(read.nodes), read.number_of_edges()) == (set(view.nodes), view.number_of_edges())


def test_gexf_tells_when_an_edge_held(graph: tuple[Graph, dict[str, str]]) -> None:
    text = format_of("gexf").write(*graph).decode()
    assert 'mode="dynamic"' in text
    assert 'timeformat="date"' in text
    assert text.count('start="2016-12-21" end="2016-12-21"') == len([e for e in graph[0].edges if e.object])


def test_geojson_draws_what_lies_on_the_map_and_leaves_out_the_rest(graph: tuple[Graph, dict[str, str]]) -> None:
    found, sentences = graph
    spots = {CANADA.id: Point(60.0, -95.0), LATVIA.id: Point(57.0, 25.0)}
    placed = replace(found, nodes=tuple(replace(node, point=spots.get(node.id)) for node in found.nodes))
    data = json.loads(format_of("geojson").write(placed, sentences))
    drawn = [(f["geometry"]["type"], f["geometry"]["coordinates"], f["properties"]["label"]) for f in data["features"]]
    assert sorted(drawn) == [
        ("LineString", [[-95.0, 60.0], [25.0, 57.0]], "COOPERATE"),
        ("Point", [-95.0, 60.0], "Canada"),
        ("Point", [25.0, 57.0], "Latvia"),
    ]
