"""A language is no state."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction


def meant(extraction: Extraction, word: str) -> set[str]:
    names = {e.id: e.name for e in extraction.entities}
    return {names[m.entity] for m in extraction.mentions if m.text == word}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister answered in German and left.", "German"),
        ("The channel broadcasts in English, Spanish and Russian from Doha.", "Russian"),
        ("A French-language paper in Ottawa printed the letter.", "French"),
        ("Her interest in the Japanese language began in Osaka.", "Japanese"),
        ("All teachers should learn Latvian, the president said.", "Latvian"),
        ("The book was published in a Norwegian translation.", "Norwegian"),
    ],
)
def test_a_language_is_no_state(read: Callable[..., Extraction], text: str, word: str) -> None:
    assert meant(read(text), word) & {"Germany", "Russia", "France", "Japan", "Latvia", "Norway"} == set()


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("The German ambassador left in a Russian car.", "Russian", "Russia"),
        ("Confidence in Russian banks has fallen, Riga said.", "Russian", "Russia"),
        ("Many Germans read Russian novels.", "Russian", "Russia"),
        ("French soldiers trained Latvian officers.", "Latvian", "Latvia"),
    ],
)
def test_an_adjective_before_its_noun_stays_the_state(
    read: Callable[..., Extraction], text: str, word: str, state: str
) -> None:
    assert meant(read(text), word) == {state}
