"""One article or many, and under which ending it is read."""

import pytest

from legation.fetching.answers import Fetched
from legation.fetching.contents import file_name, in_utf8, is_collection


@pytest.mark.parametrize(
    ("kind", "data", "many"),
    [
        ("text/html", b"{not json}", False), ("text/html", b"<p>", False), ("application/pdf", b"%PDF", False),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04", False), ("", b"PK\x03\x04", True),
        ("text/plain", b'\n{"text": "x"}', True), ("text/plain", b"words", False), ("application/json", b"", True), ("", b"WARC/1.0", True),
    ],
)  # fmt: skip
def test_files_of_many_articles_are_told_from_single_ones(kind: str, data: bytes, many: bool) -> None:
    assert is_collection(Fetched("https://news.com/a", data, kind)) is many


@pytest.mark.parametrize(
    ("url", "kind", "ending"),
    [
        ("https://news.com/data.json", "text/html", ".html"), ("https://news.com/a.pdf?x=.html", "", ".pdf"), ("https://news.com/", "", ""),
        ("https://news.com/a", "application/pdf", ".pdf"), ("https://news.com/a.txt", "text/plain", ".txt"),
    ],
)  # fmt: skip
def test_the_host_says_what_a_file_is_and_its_name_where_it_does_not(url: str, kind: str, ending: str) -> None:
    assert file_name("x", Fetched(url, b"", kind)) == "x" + ending


def test_bytes_that_are_no_text_stay_as_they_came() -> None:
    data = "Mélanie".encode("cp1252")
    assert in_utf8(Fetched("https://news.com/a", data, "application/pdf", "cp1252")) == data
    assert in_utf8(Fetched("https://news.com/a", data, "text/plain", None)) == data
    assert in_utf8(Fetched("https://news.com/a", data, "text/plain", "cp1252")).decode("utf-8-sig") == "Mélanie"
