"""A state's or city's name that is its team's."""

from collections.abc import Callable

from legation.domain.entity import Kind
from legation.domain.extraction import Extraction

Read = Callable[..., Extraction]
SPORT = "The striker scored a goal in the cup match before the referee ended it."


def kinds(extraction: Extraction, text: str) -> set[tuple[Kind, bool]]:
    """The kinds of what the words mean, and whether it is known."""
    entities = {e.id: e for e in extraction.entities}
    return {(entities[m.entity].kind, bool(entities[m.entity].links)) for m in extraction.mentions if m.text == text}


def test_a_state_that_plays_is_its_team(read: Read) -> None:
    found = read(f"{SPORT} Samoa lost against Tonga. The team flew home from Tonga on Monday.")
    assert kinds(found, "Samoa") == {(Kind.ORGANIZATION, False)}
    assert kinds(found, "Tonga") == {(Kind.ORGANIZATION, False), (Kind.COUNTRY, True)}


def test_a_state_that_beats_another_elsewhere_is_a_state(read: Read) -> None:
    assert kinds(read("Canada beat Mexico in the race for the seat in the council."), "Canada") == {
        (Kind.COUNTRY, True)
    }


def test_a_player_is_no_politician_of_the_same_family_name(read: Read) -> None:
    found = read(f"{SPORT} Germany won. Merkel kicked the ball over the bar.")
    assert not any(e.kind is Kind.PERSON and e.links for e in found.entities)
