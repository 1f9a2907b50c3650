"""Which names of an article mean the same thing."""

from collections.abc import Callable

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
