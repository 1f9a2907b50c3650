"""Family names and spellings."""

import pytest

from knowledge.person_names import family_names, from_cyrillic, regnal_names, spellings


@pytest.mark.parametrize(
    ("name", "iso", "family"),
    [
        ("Ursula von der Leyen", "DE", "von der Leyen"), ("Xi Jinping", "CN", "Xi"), ("Moon Jae-in", "KR", "Moon"),
        ("Bashar al-Assad", "SY", "Assad"), ("George W. Bush", "US", "Bush"), ("Martin Luther King Jr.", "US", "King"),
    ],
)  # fmt: skip
def test_the_family_name_follows_the_custom_of_the_country(name: str, iso: str, family: str) -> None:
    assert family_names(name, iso)[0] == family


@pytest.mark.parametrize("name", ["Elizabeth II", "Margrethe II of Denmark", "Pope Francis"])
def test_monarchs_and_popes_have_none(name: str) -> None:
    assert family_names(name, "GB") == ()


def test_a_russian_name_has_its_spellings() -> None:
    found = spellings("Sergey Viktorovich Lavrov", "RU")
    assert {"Sergei Lavrov", "Sergey Lavrov"} <= set(found)


def test_cyrillic_is_turned_round_and_transliterated() -> None:
    assert from_cyrillic("Дарчиев, Александр Никитич") == "Aleksandr Darchiev"
    assert from_cyrillic("王毅") == ""


def test_a_monarch_is_called_by_title_and_name() -> None:
    assert regnal_names("Abdullah II of Jordan", "m") == ("King Abdullah", "King Abdullah II", "Abdullah II")
    assert regnal_names("John Kerry", "m") == ()
