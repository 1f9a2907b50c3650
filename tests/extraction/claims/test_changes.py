"""What of an office begins or ends, by the words of its own sentence."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

pytestmark = pytest.mark.slow

CHANGES = {
    "Latvian Prime Minister Valdis Dombrovskis resigned on Wednesday.": "end",
    "Latvian Prime Minister Valdis Dombrovskis was ousted by lawmakers.": "end",
    "Latvian Prime Minister Valdis Dombrovskis will be replaced by a banker.": "end",
    "Lawmakers were angry after the resignation of Latvian Prime Minister Valdis Dombrovskis.": "end",
    "Former Latvian Prime Minister Valdis Dombrovskis spoke.": "end",
    "Latvian Prime Minister Valdis Dombrovskis was sworn in on Wednesday.": "begin",
    "Latvian Prime Minister Valdis Dombrovskis took office in May.": "begin",
    "The new Latvian Prime Minister Valdis Dombrovskis spoke.": "begin",
    "Latvian Prime Minister Valdis Dombrovskis spoke.": None,
    "Latvian Prime Minister Valdis Dombrovskis fired his spokesman.": None,
    "Latvian Prime Minister Valdis Dombrovskis was named in a lawsuit.": None,
    "Latvian Prime Minister Valdis Dombrovskis was removed from a list of guests.": None,
    "Latvian Prime Minister Valdis Dombrovskis left the room.": None,
}


@pytest.mark.parametrize(("sentence", "expected"), CHANGES.items())
def test_an_office_begins_or_ends_where_the_sentence_says_so_of_its_holder(
    read: Callable[..., Extraction], sentence: str, expected: str | None
) -> None:
    offices = [c for c in read(sentence).claims if c.type == "head_of_government"]
    assert [c.change.value if c.change else None for c in offices] == [expected]


def test_new_in_the_name_of_a_land_is_no_word_of_change(read: Callable[..., Extraction]) -> None:
    offices = [c for c in read("New Zealand Prime Minister Jacinda Ardern spoke.").claims if c.type[:4] == "head"]
    assert [c.change for c in offices] == [None]


def test_what_begins_or_ends_has_the_day_of_the_word_that_tells_it(read: Callable[..., Extraction]) -> None:
    found = read("Latvian Prime Minister Valdis Dombrovskis resigned on Wednesday.").claims
    assert [str(c.event_time.start) for c in found if c.type == "head_of_government" and c.event_time] == ["2016-12-21"]
