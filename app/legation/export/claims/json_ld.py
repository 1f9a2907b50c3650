"""JSON-LD 1.1 (W3C): the same triples as in Turtle, one node a line inside one document."""

import json
from collections.abc import Iterator
from typing import Any

from legation.export.claims.rdf import PREFIXES, Iri, Properties, Term, Text, Value, nodes
from legation.export.claims.told import Told


def json_ld(pages: Iterator[Told]) -> Iterator[bytes]:
    """UTF-8, in pieces."""
    yield f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": ['.encode()
    separator = "\n"
    for made in nodes(pages):
        text = ""
        for node in made:
            text += separator + json.dumps({"@id": node.name.name, **_object(node.properties)}, ensure_ascii=False)
            separator = ",\n"
        yield text.encode("utf-8", "replace")
    yield b"\n]}\n"


def _object(held: Properties) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in held:
        if name == "rdf:type":
            told.setdefault("@type", []).append(value.name)
        else:
            told.setdefault(name, []).append(_value(value))
    return told


def _value(value: Value) -> Any:
    if isinstance(value, Iri | Term):
        return {"@id": value.name}
    if isinstance(value, Text):
        return value.value if value.type == "xsd:string" else {"@value": value.value, "@type": value.type}
    return _object(value)
