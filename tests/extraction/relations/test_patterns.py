from collections.abc import Callable

import pytest

from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

STANDING = {
    "Germany, a member of NATO, stayed silent.": {"Germany member_of NATO"},
    "Slovenia, the birthplace of Melania Trump, is small.": {"Melania Trump born_in Slovenia"},
    "Riga is the capital of Latvia.": {"Riga capital_of Latvia"},
    "The OSCE is based in Vienna.": {"Organization for Security and Co-operation in Europe based_in Vienna"},
    "The soldiers trained at Adazi, Latvia.": {"Adazi located_in Latvia"},
}


@pytest.mark.parametrize(("sentence", "expected"), STANDING.items())
def test_a_sentence_states_these_standing_relations(
    told: Callable[..., list[Told]], sentence: str, expected: set[str]
) -> None:
    assert {c.edge for c in told(sentence) if not c.type.isupper()} == expected


def test_what_is_denied_is_no_standing(told: Callable[..., list[Told]]) -> None:
    assert told("Riga is not the capital of Estonia.") == []


def test_standing_relations_go_on(told: Callable[..., list[Told]]) -> None:
    assert {c.status for c in told("Riga is the capital of Latvia.")} == {"ongoing"}
