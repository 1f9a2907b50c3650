"""XML of strangers is told by its first element and read without anything outside it."""

import pytest

from legation.errors import BadInput
from legation.ingest.formats.xml_trees import inner_text, parse_xml, root_name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"<rss>", "rss"),
        (b"<?xml version='1.0'?>\n<!-- <feed> -->\n<!DOCTYPE a [<!ENTITY b '<urlset>'>]>\n<rdf:RDF x='y'>", "RDF"),
        (b"<feed\n xmlns='x'>", "feed"),
        (b"words", None),
        (b"<!-- endless", None),
    ],
)
def test_the_root_is_found_behind_what_stands_before_it(head: bytes, name: str | None) -> None:
    assert root_name(head) == name


def test_words_of_comments_and_entities_are_left_out() -> None:
    tree = parse_xml(b"<!DOCTYPE a [<!ENTITY e 'hidden'>]><a> one <!-- no --><b>two</b> &e; three</a>")
    assert inner_text(tree) == "one two three"


def test_what_is_no_xml_is_refused() -> None:
    with pytest.raises(BadInput, match="another copy"):
        parse_xml(b"no xml")
