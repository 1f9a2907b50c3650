from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

pytestmark = pytest.mark.slow

MODES = {
    "Norway expelled two diplomats of Belarus.": {"expel"},
    "Japan suspended talks with North Korea.": {"discontinue"},
    "Mexico recalled its ambassador to Ecuador.": {"withdraw"},
    "Syria shelled Lebanon.": {"heavy-weapons"},
    "A suicide bomber attacked soldiers.": {"suicide-attack"},
    "Barack Obama spoke by phone with Shinzo Abe.": {"phone"},
    "Kuwait mediated between Qatar and Oman.": {"third-party"},
    "Canada is sending soldiers and tanks to Latvia.": {"troops"},
    "Iran threatened Bahrain with war.": {"violence"},
    "Poland urged Germany to negotiate.": {"negotiation"},
    "Workers in Peru began a hunger strike.": {"hunger"},
    "Russia annexed Crimea.": {"seize"},
    "Spain praised Portugal.": {None},
    "Russia attacked Finland.": {None},
}


@pytest.mark.parametrize(("sentence", "expected"), MODES.items())
def test_the_words_of_an_event_give_its_mode(
    read: Callable[..., Extraction], sentence: str, expected: set[str | None]
) -> None:
    assert {c.mode for c in read(sentence).claims if c.type.isupper()} == expected
