"""A capital: the city somebody is in, or the state that acts."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

Read = Callable[..., Extraction]


def meant(extraction: Extraction, text: str) -> set[str]:
    """Names of what the words mean."""
    names = {e.id: e.name for e in extraction.entities}
    return {names[m.entity] for m in extraction.mentions if m.text == text}


@pytest.mark.parametrize(
    ("sentence", "name", "entity"),
    [
        ("Beijing announced new tariffs on steel.", "Beijing", "China"),
        ("The pact between Ankara and Moscow was signed on Monday.", "Ankara", "Turkey"),
        ("The minister rejected Moscow's decision to close the border.", "Moscow", "Russia"),
        ("Moscow's envoy left the talks.", "Moscow", "Russia"),
        ("The soldiers were trained by Moscow-backed officers.", "Moscow", "Russia"),
        ("Paris-based investors bought the company.", "Paris", "Paris"),
        ("The trial began in London's Westminster Magistrates' Court.", "London", "London"),
        ("Berlin's museums are closed on Mondays.", "Berlin", "Berlin"),
        ("The reporter lives in Ottawa.", "Ottawa", "Ottawa"),
        ("BERLIN - The chancellor arrived late.", "BERLIN", "Berlin"),
        ("Lagos has grown by a million people.", "Lagos", "Lagos"),
    ],
)
def test_a_capital_stands_for_its_state_where_it_acts(read: Read, sentence: str, name: str, entity: str) -> None:
    assert meant(read(sentence), name) == {entity}


def test_a_seat_of_several_bodies_means_the_one_the_article_names(read: Read) -> None:
    assert meant(read("The European Union met on Monday. Brussels approved the plan."), "Brussels") == {
        "European Union"
    }
    assert meant(read("Brussels approved the plan."), "Brussels") == {"Brussels"}


def test_a_building_is_one_where_somebody_is_in_it(read: Read) -> None:
    found = read("The White House rejected the plan. The guests stayed in the White House for an hour.")
    assert meant(found, "White House") | meant(found, "The White House") | meant(found, "the White House") == {
        "United States",
        "White House",
    }


def test_the_continent_that_acts_is_its_union_where_the_article_names_that(read: Read) -> None:
    found = read("The EU met in Riga. Europe must decide, Germany said. Birds fly to Europe in spring.")
    assert meant(found, "Europe") == {"European Union", "Europe"}
    assert meant(read("Europe must decide, Germany said."), "Europe") == {"Europe"}
