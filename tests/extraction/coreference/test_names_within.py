"""The place inside a body's name is marked, as a noun phrase; the name stays the body's."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from legation.domain.mention import Form

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("France thanked the Bank of Japan.", [("Japan", "Japan")]),
        ("France thanked the US Air Force.", [("US", "United States")]),
        # Outlets and firms are called after places for which they do not act.
        ("France thanked The Washington Post.", []),
    ],
)
def test_the_place_in_a_name_is_marked_beside_the_name(
    read: Callable[..., Extraction], sentence: str, expected: list[tuple[str, str]]
) -> None:
    extraction = read(sentence)
    names = {e.id: e.name for e in extraction.entities}
    found = [(m.text, names[m.entity]) for m in extraction.mentions if m.form is Form.NOMINAL]
    assert found == expected
    whole = [m.text for m in extraction.mentions if m.form is Form.NAME]
    assert whole[0] == "France"
    assert len(whole) == 2
