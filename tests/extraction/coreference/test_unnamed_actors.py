"""Nouns that mean somebody without a name are mentions, whoever it is; nouns that only say of what kind something is are not."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from legation.domain.mention import Form
from legation.extraction.lexicon.actor_nouns import actor_nouns
from tests.extraction.coreference.test_nominals import meant

pytestmark = pytest.mark.slow


def nominals(extraction: Extraction) -> list[str]:
    return [m.text for m in extraction.mentions if m.form is Form.NOMINAL]


SENTENCES = {
    "The organisers thanked some foreigners.": ["The organisers", "some foreigners"],
    "France expelled two applicants and their wives.": ["two applicants", "their wives"],
    "Those who fled attacked somebody.": ["Those", "somebody"],
    "Locals blamed the establishment.": ["Locals", "the establishment"],
    # A body acts in front of another noun, too.
    "A police raid followed.": ["police"],
    # What is said of somebody is nobody beside him, nor is the kind of a thing.
    "Rob Smith is a plumber.": [],
    "The student visa cost money.": [],
    "Those are dangerous.": [],
    "The server and the battery failed.": [],
    "Divers found the body of a teacher.": ["Divers", "a teacher"],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_who_acts_without_a_name_is_a_mention(
    read: Callable[..., Extraction], sentence: str, expected: list[str]
) -> None:
    assert nominals(read(sentence)) == expected


def test_a_body_before_another_noun_is_the_body_the_article_means(read: Callable[..., Extraction]) -> None:
    text = "Zambia held a vote. Zambia is quiet. Lusaka in Zambia saw a government crackdown after police raids."
    extraction = read(text)
    assert meant(extraction, "government") == ["Zambia"]
    assert meant(extraction, "police") == ["Zambian police"]


def test_the_list_holds_people_and_bodies_and_no_things() -> None:
    nouns = actor_nouns()
    assert {"foreigner", "organizer", "wife", "police", "tribe", "plumber"} <= nouns
    assert not {"attack", "meeting", "parade", "table", "city", "visa"} & nouns
