"""When something was: which word of it is asked, whether it is over, and since when it has been so."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow


def test_the_day_of_a_verb_in_the_past_is_over_whatever_it_was_for(told: Callable[..., list[Told]]) -> None:
    claims = told("Barack Obama flew to Cuba on Friday to meet Raul Castro.")
    assert {c.time for c in claims if c.type == "CONSULT" and c.object == "Raúl Castro"} == {"2016-12-16"}


SINCE = {
    "Since launching their war in 2010, the rebels have attacked Chad.": ("2010-01-01", None),
    "The rebels have attacked Chad since the vote on Sunday.": ("2016-12-18", None),
    "The rebels attacked Chad in 2010.": ("2010-01-01", "2011-01-01"),
}


@pytest.mark.parametrize(("sentence", "expected"), SINCE.items())
def test_what_has_been_so_since_a_day_has_no_end(
    read: Callable[..., Extraction], sentence: str, expected: tuple[str, str | None]
) -> None:
    times = [c.event_time for c in read(sentence).claims if c.type == "ASSAULT"]
    assert [(str(t.start), str(t.end) if t.end else None) for t in times if t] == [expected]
