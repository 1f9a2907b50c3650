"""What the words beside a name say of a person, and which names are no person's."""

import pytest

from legation.domain.entity import Kind
from legation.domain.extraction import Extraction
from legation.extraction.extractor import Extractor, Failure
from tests.builders import make_article


def read(extractor: Extractor, text: str, published: str = "2018-05-18") -> Extraction:
    found = next(iter(extractor.read([make_article(text, published=published)])))
    assert not isinstance(found, Failure)
    return found


def linked(extractor: Extractor, text: str, published: str = "2018-05-18") -> dict[str, str]:
    """Reason of the link by the name of each person or place linked."""
    found = read(extractor, text, published)
    return {e.name: found.proposals[e.id].reason for e in found.entities if e.id in found.proposals}


@pytest.mark.parametrize(
    "words",
    ["{}, a 19-year-old student,", "{}, 24,", "The plumber {}", "{}, the guitarist,", "{} is a lorry driver and"],
)
def test_an_age_or_a_job_against_the_office_is_a_namesake(extractor: Extractor, words: str) -> None:
    text = words.format("Stephen Harper") + " was hurt in the storm."
    assert "Stephen Harper" not in linked(extractor, text)


@pytest.mark.parametrize(
    "words", ["{}, a former banker,", "{}, an actor and former prime minister,", "The driver of {}"]
)
def test_what_somebody_was_before_or_somebody_else_is_says_nothing(extractor: Extractor, words: str) -> None:
    text = words.format("Stephen Harper") + " came to Ottawa."
    assert "Stephen Harper" in linked(extractor, text)


def test_the_age_that_fits_is_told_as_a_reason(extractor: Extractor) -> None:
    reason = linked(extractor, "Barack Obama, 54, spoke.", "2016-05-18")["Barack Obama"]
    assert "54 years old" in reason


def test_a_storm_is_an_event_and_no_city(extractor: Extractor) -> None:
    found = read(extractor, "Hurricane Florence hit North Carolina. Florence killed five people.")
    assert {e.kind for e in found.entities if e.name == "Florence"} == {Kind.EVENT}


def test_states_called_like_people_stay_states_where_they_are_lands(extractor: Extractor) -> None:
    found = read(extractor, "Israel said it would close the border. Rockets hit Israel. His visit to Israel ended.")
    assert {e.kind for e in found.entities if e.name == "Israel"} == {Kind.COUNTRY}
    found = read(extractor, "Chad, a 22-year-old student, was arrested.")
    assert {e.kind for e in found.entities if e.name == "Chad"} == {Kind.PERSON}


def test_a_place_called_like_the_family_of_somebody_named_before_is_that_person(extractor: Extractor) -> None:
    found = read(extractor, "William Hague visited Riga. Hague praised the soldiers.", "2013-05-01")
    assert "Netherlands" not in {e.name for e in found.entities}
