from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

pytestmark = pytest.mark.slow

PLACES = {
    "Russia met Canada in Riga on Monday.": {"Riga"},
    "Russia attacked a convoy of Canada near Mosul.": {"Mosul"},
    "Russia met Canada at a summit of ministers in Geneva.": {"Geneva"},
    "Russia flew to Riga to attack Canada in Vilnius.": {"Vilnius"},
    "Russia met Canada.": set(),
    "Russia attacked Canada after a meeting.": set(),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.items())
def test_an_event_has_the_place_that_its_own_words_name(
    read: Callable[..., Extraction], text: str, expected: set[str]
) -> None:
    found = read(text)
    words = {mention.id: mention.text for mention in found.mentions}
    events = [claim for claim in found.claims if claim.type.isupper()]
    assert events
    assert {words[claim.place] for claim in events if claim.place} == expected


def test_an_end_of_the_event_is_not_its_place(read: Callable[..., Extraction]) -> None:
    claims = read("Russian troops attacked Georgia in Georgia.").claims
    assert [claim.place for claim in claims if claim.type == "ASSAULT"] == [None]


def test_a_standing_relation_has_no_place(read: Callable[..., Extraction]) -> None:
    assert all(claim.place is None for claim in read("Canada has been a member of NATO in Europe.").claims)
