"""Users name fields in their own words."""

import json

import pytest

from legation.errors import BadInput
from legation.ingest.formats.field_names import parse_fields, renamed
from legation.ingest.items import ReadOptions
from tests.ingest.reading import article, failure, read
from tests.ingest.texts import ARTICLE


def test_names_are_given_with_commas_between_them() -> None:
    assert parse_fields(" text=Body, title = Head line ,") == {"text": "Body", "title": "Head line"}
    assert parse_fields("") == {}


@pytest.mark.parametrize("told", ["text", "text=", "=Body", "body=text"])
def test_what_is_no_field_is_refused_with_those_there_are(told: str) -> None:
    with pytest.raises(BadInput, match="text, html, title"):
        parse_fields(told)


def test_the_users_field_is_read_instead_of_the_common_one() -> None:
    record = {"Body": "ours", "text": "teaser", "html": "<p>teaser", "title": "kept"}
    assert renamed(record, {"text": "body"}) == {"title": "kept", "text": "ours"}
    assert renamed(record, {}) is record


def test_a_name_with_dots_reaches_into_objects() -> None:
    record = {"text": "x", "meta": {"source": {"Name": "Wire"}}, "a.b": "whole"}
    assert renamed(record, {"outlet": "meta.source.name"})["outlet"] == "Wire"
    assert renamed(record, {"outlet": "a.b"})["outlet"] == "whole"
    assert renamed(record, {"outlet": "meta.gone.name"})["outlet"] is None


def test_json_is_read_by_the_users_names() -> None:
    options = ReadOptions(fields=parse_fields("text=payload.Body"))
    record = {"payload": {"Body": ARTICLE}, "text": "A teaser."}
    assert article(read("a.json", json.dumps(record).encode(), options)).text == ARTICLE
    assert article(read("a.ndjson", json.dumps(record).encode(), options)).text == ARTICLE
    assert "its fields are other" in failure(read("a.json", b'{"other": "x"}', options))
