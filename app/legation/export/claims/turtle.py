"""RDF 1.1 Turtle (W3C), written by hand: it is a few lines, and a library for it would keep the whole graph in memory."""

import re
from collections.abc import Iterator

from legation.export.claims.rdf import PREFIXES, Iri, Node, Properties, Term, Text, Value, nodes
from legation.export.claims.told import Told

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ODD = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff]')


def turtle(pages: Iterator[Told]) -> Iterator[bytes]:
    """UTF-8, in pieces."""
    yield "".join(f"@prefix {prefix}: <{address}> .\n" for prefix, address in PREFIXES.items()).encode()
    for made in nodes(pages):
        yield "".join(map(_node, made)).encode()


def _node(node: Node) -> str:
    return f"\n{_value(node.name)} {_properties(node.properties)} .\n"


def _properties(held: Properties) -> str:
    return " ;\n  ".join(f"{name} {_value(value)}" for name, value in held)


def _value(value: Value) -> str:
    if isinstance(value, Iri):
        return f"<{value.name}>"
    if isinstance(value, Term):
        return value.name
    if isinstance(value, Text):
        written = f'"{_ODD.sub(_escape, value.value)}"'
        return written if value.type == "xsd:string" else f"{written}^^{value.type}"
    return f"[ {_properties(value)} ]"


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return _ESCAPED.get(letter) or ("\ufffd" if "\ud800" <= letter <= "\udfff" else f"\\u{ord(letter):04X}")
