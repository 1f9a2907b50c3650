"""A title before a name means its state where no word names it."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from tests.extraction.coreference.test_nominals import meant

pytestmark = pytest.mark.slow

TITLES = {
    # Known of the person, on the day or before it.
    ("Critics praised President Obama.", "President"): ["United States"],
    ("Critics praised former President George W. Bush.", "President"): ["United States"],
    ("Critics praised Vice President Joe Biden.", "Vice President"): ["United States"],
    # Of somebody nobody knows: the state the article is about.
    ("Zambia mourned. Zambia was quiet as Minister Ann Tembo spoke.", "Minister"): ["Zambia"],
    ("Minister Ann Tembo spoke.", "Minister"): [],
    # The words say of what.
    ("Russian President Vladimir Putin spoke.", "President"): [],
    ("Zambia mourned. Zambia was quiet as Zambian Minister Ann Tembo spoke.", "Minister"): [],
    # No office of a state.
    ("Zambia mourned. Zambia was quiet as trainer Ann Tembo spoke.", "trainer"): [],
}


@pytest.mark.parametrize(("case", "expected"), TITLES.items(), ids=[c[0] for c in TITLES])
def test_which_state_a_title_means(read: Callable[..., Extraction], case: tuple[str, str], expected: list[str]) -> None:
    assert meant(read(case[0]), case[1]) == expected
