"""NDJSON is read line by line within a bound."""

import io
import json

from legation.ingest.formats.json_records import read_lines
from legation.ingest.items import ReadOptions
from tests.ingest.reading import kinds
from tests.ingest.texts import ARTICLE


def test_a_line_too_long_is_left_out_and_the_next_is_read() -> None:
    good = json.dumps({"text": ARTICLE}).encode()
    long = json.dumps({"text": "word " * 4_000}).encode()
    items = list(read_lines("a", io.BytesIO(b"\n".join((long, good, long))), ReadOptions(max_bytes=5_000)))
    assert kinds(items) == ["failure", "article", "failure"]
    assert [item.path for item in items] == ["a:1", "a:2", "a:3"]
