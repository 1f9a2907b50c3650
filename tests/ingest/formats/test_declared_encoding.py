"""An encoding is believed where the text bears it out."""

import pytest

from legation.ingest.formats.declared_encoding import text_in


@pytest.mark.parametrize(
    ("charset", "true"),
    [
        ("utf-8", "utf-8"),
        ("windows-1257", "cp1257"),
        ("UTF-8", "utf-8-sig"),
        ("latin-1", "utf-8"),
        ("nonsense", "utf-8"),
        (None, "utf-8"),
        ("utf-8", "utf-16"),
        ("hex", "utf-8"),
        ("\x00", "utf-8"),
    ],
)
def test_the_text_comes_out_whole(charset: str | None, true: str) -> None:
    assert text_in("Ādaži, said he.".encode(true), charset, markup=False) == "Ādaži, said he."
