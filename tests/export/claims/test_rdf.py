"""Turtle and JSON-LD hold the same triples, fit the published shapes and keep what is no fact out of the facts."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from legation.domain.ontology import load_ontology
from legation.export.claims.json_ld import json_ld
from legation.export.claims.told import Told
from legation.export.claims.turtle import turtle

SHAPES = Path(__file__).parents[3] / "docs" / "claims.shapes.ttl"
OURS, OA = Namespace("urn:legation:term:"), Namespace("http://www.w3.org/ns/oa#")
PROV = Namespace("http://www.w3.org/ns/prov#")


@pytest.fixture(scope="module")
def graph(told: Told) -> Graph:
    return Graph().parse(data=b"".join(turtle(iter([told]))), format="turtle")


def test_every_claim_is_there_as_it_is_told(graph: Graph, told: Told) -> None:
    claims = list(graph.subjects(RDF.type, OURS.Claim))
    found = {tuple(str(graph.value(claim, p)) for p in (RDF.predicate, OURS.status, OURS.polarity)) for claim in claims}
    assert found == {(f"{OURS}{c['type']}", c["status"], c["polarity"]) for c in told.claims}
    assert len(claims) == len(told.claims)


def test_it_fits_the_shapes_and_what_does_not_is_found(graph: Graph) -> None:
    fits, _, text = pyshacl.validate(graph, shacl_graph=str(SHAPES))
    assert fits, text
    broken = Graph() + graph
    denied = next(broken.subjects(OURS.polarity, Literal("denied")))
    broken.set((denied, OURS.isFact, Literal(True)))
    assert not pyshacl.validate(broken, shacl_graph=str(SHAPES))[0]


def test_no_claim_is_a_plain_triple(graph: Graph) -> None:
    assert [p for p in graph.predicates() if str(p).removeprefix(str(OURS)) in load_ontology().types] == []


def test_both_formats_hold_the_same_however_they_are_paged(told: Told) -> None:
    # A few: whether two graphs are the same takes long to tell where many nodes have no name.
    chosen = Told(tuple(c for c in told.claims if c["speakers"] or c["place"] or not c["object"]), told.entities)
    graph, paged = (
        Graph().parse(data=b"".join(turtle(iter(pages))), format="turtle")
        for pages in ([chosen], [Told((claim,), told.entities) for claim in chosen.claims])
    )
    linked = Graph().parse(data=b"".join(json_ld(iter([chosen]))), format="json-ld")
    assert len(graph) == len(linked) == len(paged)
    assert isomorphic(graph, linked)
    assert isomorphic(graph, paged)


def test_offsets_are_those_of_the_claim(graph: Graph, told: Told) -> None:
    query = """SELECT ?claim ?part ?start ?end WHERE { ?a oa:hasBody ?claim ; oa:hasTarget ?t . ?t l:part ?part ; oa:hasSelector ?s .
      ?s oa:start ?start ; oa:end ?end }"""
    found = {
        (str(claim).rsplit(":", 1)[1], str(part)): (int(start), int(end))
        for claim, part, start, end in graph.query(query, initNs={"oa": OA, "l": OURS})  # type: ignore[misc]
    }
    for claim in told.claims:
        evidence = claim["evidence"]
        assert found[claim["id"], "sentence"] == (evidence["start"], evidence["end"])
        assert found[claim["id"], "cue"] == tuple(evidence["cue"])
    assert {str(o) for o in graph.objects(None, OA.exact)} == {c["evidence"]["sentence"] for c in told.claims}


def test_entities_are_those_of_wikidata_and_words_belong_to_who_says_them(graph: Graph) -> None:
    berlin = URIRef("urn:legation:entity:geo%3A2950159")
    assert graph.value(berlin, OWL.sameAs) == URIRef("http://www.wikidata.org/entity/Q64")
    denied = next(graph.subjects(OURS.polarity, Literal("denied")))
    said = {
        str(s) for c in graph.subjects(OURS.polarity, Literal("denied")) for s in graph.objects(c, PROV.wasAttributedTo)
    }
    assert denied is not None
    assert said == {"urn:legation:speaker:kb_darchiev", "urn:legation:outlet:Eastern%20Wire"}
