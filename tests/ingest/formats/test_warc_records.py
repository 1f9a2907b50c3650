"""Records come one at a time; lies cost what they cost and no more."""

import io

from legation.errors import BadInput
from legation.ingest.formats.warc_records import DAMAGED, Record, warc_records
from tests.ingest.warcs import record


def contents(data: bytes, most: int = 1_000) -> list[bytes | str]:
    return [one.content if isinstance(one, Record) else str(one) for one in warc_records(io.BytesIO(data), most)]


def test_headers_and_contents_are_told() -> None:
    (found,) = warc_records(io.BytesIO(record(b"words", "https://a.example/")), 100)
    assert isinstance(found, Record)
    assert (found.headers["warc-target-uri"], found.content) == ("https://a.example/", b"words")


def test_blank_lines_and_debris_between_records_do_not_matter() -> None:
    data = record(b"one")[:-4] + b"\n" + record(b"two") + b"\r\n" * 9 + record(b"three") + b"\r\n\r\n"
    assert contents(data) == [b"one", b"two", b"three"]


def test_records_after_a_lie_and_after_damage_are_found() -> None:
    for lie in (record(b"x" * 50, length=3), record(b"x" * 50, length=900), record(b"x" * 50, length=10**15), DAMAGED):
        first, middle, last = contents(record(b"one") + lie + record(b"two"))
        assert (first, last) == (b"one", b"two"), lie
        assert isinstance(middle, str)


def test_a_file_of_nothing_but_lies_is_given_up() -> None:
    found = list(warc_records(io.BytesIO(record(b"x", length=900) * 3_000), 1_000))
    assert len(found) < 1_100
    assert isinstance(found[-1], BadInput)
    assert "the rest is left out" in str(found[-1])
