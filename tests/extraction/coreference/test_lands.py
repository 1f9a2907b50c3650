""" "The country" and "the province" are a state or place of the article, where it is plain which."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from tests.extraction.coreference.test_nominals import meant

pytestmark = pytest.mark.slow

NIGERIA = "Nigeria buried its dead on Monday. Nigeria's army blamed rebels. "
CASES = {
    (NIGERIA + "Nobody has left the country since.", "the country"): ["Nigeria"],
    (NIGERIA + "Officials in the West African nation spoke of an accident.", "the West African nation"): ["Nigeria"],
    ("Jordan thanked Jordan's partners. Jordan also invited Oman's king to the Kingdom.", "the Kingdom"): ["Jordan"],
    ("The river flooded Punjab in June. People fled the province.", "the province"): ["Punjab"],
    # Of several states only one calls itself so; "the Swiss city" is in Switzerland.
    ("Saudi Arabia accused Iran. Iran denied it and blamed the kingdom.", "the kingdom"): ["Saudi Arabia"],
    ("Envoys came from Lyon to Geneva. Talks in the Swiss city failed.", "the Swiss city"): ["Geneva"],
    (NIGERIA + "No other country spoke.", "No other country"): ["No other country"],
    (NIGERIA + "It was the country that nobody wanted.", "the country"): [],
    ("France and Spain met Italy and Malta. Nobody has left the country since.", "the country"): ["the country"],
    ("The river flooded Bavaria and Saxony. People fled the state.", "the state"): ["the state"],
}


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=[f"{c[1]}-{c[0][-30:]}" for c in CASES])
def test_which_place_is_meant(read: Callable[..., Extraction], case: tuple[str, str], expected: list[str]) -> None:
    assert meant(read(case[0]), case[1]) == expected


def test_a_place_of_the_article_has_its_point(read: Callable[..., Extraction]) -> None:
    where = {e.name: e.point for e in read("Canada thanked NATO in Riga.").entities}
    assert where["Canada"] == (60.0, -95.0)
    assert where["NATO"] is None


def test_what_belongs_to_the_country_is_that_states(read: Callable[..., Extraction]) -> None:
    extraction = read(NIGERIA + "The country's central bank cut its rate.")
    assert meant(extraction, "The country's central bank") == ["Central Bank of Nigeria"]
