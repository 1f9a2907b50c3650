"""Who is told to say what."""

from collections.abc import Callable

import pytest

from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

OWN_WORDS = {
    "Vladimir Putin said he condemned Ukraine.": ("ACCUSE", ()),
    "Vladimir Putin said he would visit Ukraine.": ("CONSULT", ("Vladimir Putin",)),
    "Vladimir Putin said Ukraine had condemned Georgia.": ("ACCUSE", ("Vladimir Putin",)),
}


@pytest.mark.parametrize(("sentence", "expected"), OWN_WORDS.items())
def test_whose_words_are_the_deed_is_not_said_to_say_so(
    told: Callable[..., list[Told]], sentence: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    assert expected in {(c.type, c.speakers) for c in told(sentence)}
