"""Bytes become text whatever their encoding; what is no text is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import BadInput
from legation.ingest.formats.encoding import clean_characters, decode

TEXT = 'Prime Minister Jean Chrétien said on Tuesday: "The café in Malmö is open." ' * 3
PLAIN_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_common_encodings_are_told_from_the_bytes(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_curly_quotes_of_windows_are_read() -> None:
    text = TEXT.replace('"', "\u201d") + "\u2013 \u20ac5"
    assert decode(text.encode("cp1252")) == text


def test_a_page_is_believed_about_its_encoding() -> None:
    markup = '<meta charset="iso-8859-2"><p>Łódź i Kraków</p>'
    assert decode(markup.encode("iso-8859-2"), markup=True) == markup


def test_a_page_labelled_latin_1_is_read_as_browsers_do() -> None:
    markup = '<meta charset="iso-8859-1"><p>\u201cYes\u201d</p>'
    assert decode(markup.encode("cp1252"), markup=True) == markup


@pytest.mark.parametrize("label", ["hex", "nonsense", "utf-16"])
def test_an_impossible_label_is_not_believed(label: str) -> None:
    markup = f'<meta charset="{label}"><p>Rīga</p>'
    assert decode(markup.encode("utf-8"), markup=True) == markup


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"\x7fELF\x02", b"GIF89a", b"ab\x01\x02\x03\x04" * 99])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        decode(data)


def test_damaged_utf_8_is_refused_not_garbled() -> None:
    damaged = bytearray("Rīga, Ādaži, Jūrmala".encode())
    damaged[-4:-4] = b"\xff"
    with pytest.raises(BadInput, match="broken bytes"):
        decode(bytes(damaged))


def test_line_ends_become_line_feeds() -> None:
    assert clean_characters("a\r\nb\rc") == "a\nb\nc"


def test_lone_surrogates_and_zeros_are_replaced() -> None:
    assert clean_characters("a\ud800b\x00") == "a\ufffdb\ufffd"


@given(PLAIN_TEXT)
def test_utf_8_is_read_back_unaltered(text: str) -> None:
    assert decode(text.encode("utf-8")) == text


@given(st.binary(max_size=300))
def test_any_bytes_end_in_text_or_a_refusal(data: bytes) -> None:
    with suppress(BadInput):
        decode(data).encode("utf-8")
