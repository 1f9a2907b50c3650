"""What parts the columns of a table, and whether they are those of articles."""

import pytest

from legation.ingest.formats.csv_header import delimiter_of, names_columns, told_delimiter


@pytest.mark.parametrize(
    ("line", "delimiter"), [("a;b,c;d", ";"), ("title;text,x,y,z", ";"), ("a,b", ","), ("a\tb c", "\t"), ("text", ",")]
)
def test_the_delimiter_makes_the_most_of_the_header(line: str, delimiter: str) -> None:
    assert delimiter_of(line) == delimiter


def test_a_spreadsheet_may_tell_its_delimiter() -> None:
    assert told_delimiter('"sep=;"\r\n') == ";"
    assert told_delimiter("sep=ab") is None


@pytest.mark.parametrize(
    ("start", "is_header"),
    [
        (b"Title,Text\nx", True),
        (b"url\tcontent", True),
        (b"Text, he said, is all.", False),
        (b"title,date\n", False),
        (b"text," * 900, False),
    ],
)
def test_a_header_names_a_text_and_one_thing_more(start: bytes, is_header: bool) -> None:
    assert names_columns(start) is is_header
