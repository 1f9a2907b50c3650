"""The one form in which names are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.domain.names import normal_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Chrétien's", "chretien"),
        ("U.S.", "us"),
        ("Māris Kučinskis", "Maris Kucinskis"),
        ("Łódź", "Lodz"),
        ("the United Nations", "United  Nations"),
        ("Al-Jubeir", "al Jubeir"),
        ("O\u2019Brien", "O'Brien"),
        ("Côte d'Ivoire", "COTE DIVOIRE"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Niger", "Nigeria"), ("Georgia", "George"), ("The Hague", "Hague Convention")]
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


@given(st.text(max_size=60))
def test_a_normal_form_has_no_capitals_and_no_double_spaces(text: str) -> None:
    normal = normal_name(text)
    assert normal == normal.lower()
    assert "  " not in normal
    assert normal == normal.strip()
