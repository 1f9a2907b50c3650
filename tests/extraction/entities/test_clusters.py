"""Which names of an article mean the same thing."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

Read = Callable[..., Extraction]


def entity_of(extraction: Extraction, text: str) -> set[str]:
    return {m.entity for m in extraction.mentions if m.text == text}


def test_two_bearers_of_a_family_name_stay_apart(read: Read) -> None:
    found = read("Moses Tanner met his lawyer. Julia Tanner left the court in Nairobi.")
    assert entity_of(found, "Moses Tanner") != entity_of(found, "Julia Tanner")


def test_bracketed_capitals_are_the_body_before_them(read: Read) -> None:
    found = read("The Harbour Workers Association (HWA) went on strike in Lagos. The HWA wants higher pay.")
    assert len(entity_of(found, "HWA") | entity_of(found, "Harbour Workers Association")) == 1


def test_bracketed_capitals_of_another_language_are_the_body_before_them(read: Read) -> None:
    found = read("The European Anti-Fraud Office (OLAF) opened a case. OLAF searched the ministry in Riga.")
    assert len(entity_of(found, "OLAF") | entity_of(found, "European Anti-Fraud Office")) == 1


INITIALS = [
    (
        "The Zambian Farmers Union called a strike. On Monday the ZFU asked Zambia for help.",
        "Zambian Farmers Union",
        "ZFU",
    ),
    (
        "The Movement for National Renewal accused Peru. Peru rejected what the MNR said.",
        "Movement for National Renewal",
        "MNR",
    ),
    (
        "Leaders of the Harbour Workers Association met. Police later attacked the HWA.",
        "Harbour Workers Association",
        "HWA",
    ),
]


@pytest.mark.parametrize(("text", "full", "short"), INITIALS)
def test_capitals_without_brackets_are_the_body_with_those_initials(
    read: Read, text: str, full: str, short: str
) -> None:
    found = read(text)
    assert entity_of(found, short) == entity_of(found, full) != set()


def test_capitals_of_two_bodies_are_neither(read: Read) -> None:
    text = "The Harbour Workers Association met in Lagos. The Hospital Workers Association met in Accra. The HWA accused Norway."
    found = read(text)
    names = entity_of(found, "Harbour Workers Association") | entity_of(found, "Hospital Workers Association")
    assert len(names) == 2
    assert not entity_of(found, "HWA") & names
