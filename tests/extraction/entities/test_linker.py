"""Whom known names mean, and in which sense."""

from collections.abc import Callable

from legation.domain.extraction import Extraction
from legation.domain.mention import Sense

Read = Callable[..., Extraction]


def senses(extraction: Extraction, text: str) -> list[Sense]:
    return [m.sense for m in extraction.mentions if m.text == text]


def test_a_capital_that_acts_is_its_state_and_one_to_live_in_a_city(read: Read) -> None:
    found = read("Moscow accused Ottawa of spying. The reporter has lived in Moscow for years.")
    assert senses(found, "Moscow") == [Sense.STATE, Sense.ITSELF]


def test_a_demonym_means_the_people_of_its_state(read: Read) -> None:
    found = read("Many Russians left. Russia closed its border.")
    entities = {m.text: m.entity for m in found.mentions}
    assert senses(found, "Russians") == [Sense.PEOPLE]
    assert entities["Russians"] == entities["Russia"]


def test_a_bodys_short_form_links_to_the_body(read: Read) -> None:
    found = read("The North Atlantic Treaty Organization (NATO) met in Brussels. NATO agreed on a plan.")
    assert len({m.entity for m in found.mentions if m.text in ("NATO", "North Atlantic Treaty Organization")}) == 1
