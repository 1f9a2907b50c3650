"""Claims as RDF: what Turtle and JSON-LD both write.

A claim is a statement *about* a relation (rdf:Statement with subject, predicate and object), never the relation itself: no reader finds
a denied or planned thing among the facts. PROV-O says which article and whose words it comes from, Web Annotation where it stands.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote

from legation.domain.entity import Entity, Kind
from legation.domain.ontology import RelationType, load_ontology
from legation.export.claims.told import Claim, Told, caption, is_fact, web_address

PREFIXES = {
    "legation": "urn:legation:term:",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_CLASS = {Kind.PERSON: "schema:Person", Kind.ORGANIZATION: "schema:Organization", Kind.COUNTRY: "schema:Country"}
_CLASS |= {
    Kind.CITY: "schema:City",
    Kind.REGION: "schema:Place",
    Kind.PLACE: "schema:Place",
    Kind.EVENT: "schema:Event",
}
_WIKIDATA = re.compile(r"Q[1-9]\d*")


class Iri(NamedTuple):
    """A resource; `name` is a whole address."""

    name: str


class Term(NamedTuple):
    """A resource by the short name of one of the PREFIXES: "oa:Annotation"."""

    name: str


class Text(NamedTuple):
    """A literal; `type` is the short name of its datatype, a plain string by default."""

    value: str
    type: str = "xsd:string"


Value = Any
"""An Iri, a Term, a Text, or the properties of a node without a name."""
Properties = list[tuple[str, Value]]


class Node(NamedTuple):
    """A resource with what is said of it."""

    name: Iri | Term
    properties: Properties


def nodes(pages: Iterator[Told]) -> Iterator[list[Node]]:
    """Every relation type, outlet, article and entity once, before the first claim that needs it; then the claim and where it stands."""
    written: set[str] = set()
    for page in pages:
        made: list[Node] = []
        for claim in page.claims:
            needed = {node.name.name: node for node in _needed(claim, page) if node.name.name not in written}
            written |= needed.keys()
            made += [*needed.values(), *_claim(claim)]
        yield made


def iri(kind: str, id_: str) -> Iri:
    """Ours of an entity, article, claim or outlet."""
    return Iri(f"urn:legation:{kind}:{quote(id_, safe='')}")


def _needed(claim: Claim, page: Told) -> Iterator[Node]:
    yield _type(load_ontology()[claim["type"]])
    article = claim["evidence"]["article"]
    if article["outlet"]:
        yield Node(iri("outlet", article["outlet"]), [("rdf:type", Term("prov:Agent")), _label(article["outlet"])])
    yield _article(article)
    named = [claim[end] for end in ("subject", "object", "subject_for", "object_for", "place")] + claim["speakers"]
    for entity in dict.fromkeys(said["id"] for said in named if said):
        yield _entity(page.entities[entity])
    for speaker in dict.fromkeys(said["id"] for said in claim["speakers"]):
        # With a name of its own: whether it is an agent is known when it speaks, and its entity may be written by then.
        agent: Properties = [("rdf:type", Term("prov:Agent")), ("prov:specializationOf", iri("entity", speaker))]
        yield Node(iri("speaker", speaker), agent)


def _type(held: RelationType) -> Node:
    said: Properties = [
        ("rdf:type", Term("rdf:Property")),
        _label(held.name),
        ("skos:definition", Text(held.definition)),
    ]
    if held.wikidata and held.wikidata.startswith("P"):
        said.append(("skos:closeMatch", Iri(f"http://www.wikidata.org/prop/direct/{held.wikidata}")))
    return Node(Term(f"legation:{held.name}"), said)


def _article(article: Claim) -> Node:
    said: Properties = [
        ("rdf:type", Term("prov:Entity")),
        ("rdf:type", Term("schema:NewsArticle")),
        ("dcterms:identifier", Text(article["id"])),
    ]
    if article["title"]:
        said.append(("dcterms:title", Text(article["title"])))
    if article["outlet"]:
        said.append(("dcterms:publisher", iri("outlet", article["outlet"])))
    if article["published"]:
        said.append(("dcterms:issued", _dated(article["published"])))
    if url := web_address(article["url"]):
        said.append(("schema:url", Text(url, "xsd:anyURI")))
    return Node(iri("article", article["id"]), said)


def _entity(held: Entity) -> Node:
    said: Properties = [("rdf:type", Term("legation:Entity"))]
    if held.kind in _CLASS:
        said.append(("rdf:type", Term(_CLASS[held.kind])))
    said += [_label(held.name), ("legation:kind", Text(held.kind.value))]
    if held.subtype:
        said.append(("legation:subtype", Text(held.subtype.value)))
    wikidata = held.links.get("wikidata", "")
    if _WIKIDATA.fullmatch(wikidata):
        said.append(("owl:sameAs", Iri(f"http://www.wikidata.org/entity/{wikidata}")))
    if held.point:
        spot: Properties = [("rdf:type", Term("schema:GeoCoordinates"))]
        spot += [("schema:latitude", _decimal(held.point.lat)), ("schema:longitude", _decimal(held.point.lon))]
        said.append(("schema:geo", spot))
    return Node(iri("entity", held.id), said)


def _claim(claim: Claim) -> Iterator[Node]:
    name, evidence = iri("claim", claim["id"]), claim["evidence"]
    article = iri("article", evidence["article"]["id"])
    said: Properties = [
        ("rdf:type", Term("rdf:Statement")),
        ("rdf:type", Term("legation:Claim")),
        ("rdf:type", Term("prov:Entity")),
        _label(caption(claim)),
        ("rdf:subject", iri("entity", claim["subject"]["id"])),
        ("rdf:predicate", Term(f"legation:{claim['type']}")),
    ]
    if claim["object"]:
        said.append(("rdf:object", iri("entity", claim["object"]["id"])))
    said += [("legation:status", Text(claim["status"])), ("legation:polarity", Text(claim["polarity"]))]
    said.append(("legation:isFact", Text("true" if is_fact(claim) else "false", "xsd:boolean")))
    said += [(f"legation:{word}", Text(claim[word])) for word in ("change", "mode") if claim[word]]
    for word, end in (("subjectFor", "subject_for"), ("objectFor", "object_for"), ("place", "place")):
        if claim[end]:
            said.append((f"legation:{word}", iri("entity", claim[end]["id"])))
    said.append(("legation:score", _decimal(claim["score"])))
    if claim["report_time"]:
        said.append(("legation:reported", _dated(claim["report_time"])))
    if time := claim["event_time"]:
        said += [
            (f"legation:{end}", _dated(time[key])) for end, key in (("from", "start"), ("until", "end")) if time[key]
        ]
        said.append(("legation:precision", Text(time["precision"])))
    said.append(("prov:wasDerivedFrom", article))
    outlet = evidence["article"]["outlet"]
    sayers = list(dict.fromkeys(iri("speaker", speaker["id"]) for speaker in claim["speakers"]))
    said += [("prov:wasAttributedTo", sayer) for sayer in sayers or ([iri("outlet", outlet)] if outlet else [])]
    said.append(("prov:wasGeneratedBy", _reading(claim["extractor"])))
    yield Node(name, said)
    yield Node(Iri(f"{name.name}:evidence"), _annotation(name, article, evidence))


def _reading(extractor: str) -> Properties:
    reader: Properties = [("rdf:type", Term("prov:SoftwareAgent")), _label(f"Legation {extractor}")]
    return [("rdf:type", Term("prov:Activity")), ("prov:wasAssociatedWith", reader)]


def _annotation(claim: Iri, article: Iri, evidence: Claim) -> Properties:
    """The sentence and, inside it, subject, object and cue; offsets are of Unicode code points, as Web Annotation has it."""
    quoted: Properties = [("rdf:type", Term("oa:TextQuoteSelector")), ("oa:exact", Text(evidence["sentence"]))]
    whole = [("oa:hasSelector", _span(evidence["start"], evidence["end"])), ("oa:hasSelector", quoted)]
    said: Properties = [
        ("rdf:type", Term("oa:Annotation")),
        ("oa:motivatedBy", Term("oa:identifying")),
        ("oa:hasBody", claim),
        ("oa:hasTarget", [*_target(article, "sentence"), *whole]),
    ]
    for part in ("subject", "object", "cue"):
        if evidence[part]:
            said.append(("oa:hasTarget", [*_target(article, part), ("oa:hasSelector", _span(*evidence[part]))]))
    return said


def _target(article: Iri, part: str) -> Properties:
    return [("rdf:type", Term("oa:SpecificResource")), ("oa:hasSource", article), ("legation:part", Text(part))]


def _span(start: int, end: int) -> Properties:
    return [
        ("rdf:type", Term("oa:TextPositionSelector")),
        ("oa:start", Text(str(start), "xsd:nonNegativeInteger")),
        ("oa:end", Text(str(end), "xsd:nonNegativeInteger")),
    ]


def _label(text: str) -> tuple[str, Text]:
    return "rdfs:label", Text(text)


def _decimal(number: float) -> Text:
    return Text(f"{number:.6f}".rstrip("0").rstrip("."), "xsd:decimal")


def _dated(told: str) -> Text:
    """A day, or an instant; XML Schema takes seconds always."""
    if "T" not in told:
        return Text(told, "xsd:date")
    return Text(re.sub(r"(T\d\d:\d\d)(?=$|[Z+-])", r"\1:00", told), "xsd:dateTime")
