"""A label of an encoding that garbles the bytes loses to what they are; a true one is believed."""

import pytest

from legation.ingest.formats.declared_encoding import text_in
from legation.ingest.formats.encoding import decode

HUNGARIAN = "Viktor Orbán met Miroslav Lajčák in Košice and Győr."
PORTUGUESE = "Nicolás Maduro met Péter Tóth in São Tomé."
QUOTED = "“We will stay” – said the minister’s office."


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (HUNGARIAN, "iso-8859-2"),
        (PORTUGUESE, "windows-1252"),
        (PORTUGUESE, "iso-8859-1"),
        (HUNGARIAN, "windows-1250"),
        (QUOTED, "iso-8859-15"),
        ("Президент посетил Ригу.", "windows-1251"),
        ("Президент посетил Ригу.", "koi8-r"),
        (QUOTED, "macintosh"),
        (PORTUGUESE, "us-ascii"),
        (HUNGARIAN, "iso-8859-16"),
    ],
)
def test_utf8_under_a_false_label_is_read_as_utf8(text: str, label: str) -> None:
    page = f'<meta charset="{label}"><p>{text}</p>'
    assert text in decode(page.encode(), markup=True)
    assert text_in(text.encode(), label, markup=False) == text


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Andrzej Duda met Radosław Sikorski in Łódź and Kraków.", "iso-8859-2"),
        (PORTUGUESE, "windows-1252"),
        ("Президент посетил Ригу.", "windows-1251"),
        ("Президент посетил Ригу.", "koi8-r"),
        ("首相は東京で会談した。", "shift_jis"),
        ("主席在北京会见。", "gb18030"),
    ],
)
def test_a_true_label_is_believed(text: str, label: str) -> None:
    page = f'<meta charset="{label}"><p>{text}</p>'
    assert text in decode(page.encode(label), markup=True)
    assert text_in(text.encode(label), label, markup=False) == text


def test_quotes_of_windows_under_a_label_without_them_are_quotes() -> None:
    page = f'<meta charset="iso-8859-15"><p>{QUOTED}</p>'
    assert QUOTED in decode(page.encode("cp1252"), markup=True)


FRENCH = "Hélène Lefèvre met Søren Müller and François Noël, “a friend”."


@pytest.mark.parametrize(
    "text",
    [
        "Radosław Sikorski met Miroslav Lajčák.",
        "The court in Łódź heard Stanisław Kowalczyk.",
        "Lajčák spoke in Prague.",
        "Tomáš Petříček and Andrej Babiš met Mr Dvořák.",
        "Jiří Šedivý, Karel Řehka and Bohumil Špaček met.",
    ],
)
def test_bytes_of_central_europe_under_a_label_of_utf8_are_read_by_their_words(text: str) -> None:
    page = '<meta charset="utf-8"><p>' + text + "</p>"
    assert text in decode(page.encode("cp1250"), markup=True)


@pytest.mark.parametrize(
    "text",
    [FRENCH, PORTUGUESE, QUOTED, "El Niño, São Paulo, Malmö, Østfold; 5 m³ of gas, ¿qué?", "Miloš Zeman met Hélène."],
)
def test_bytes_of_western_europe_under_a_label_of_utf8_stay_western(text: str) -> None:
    page = '<meta charset="utf-8"><p>' + text + "</p>"
    assert text in decode(page.encode("cp1252"), markup=True)
