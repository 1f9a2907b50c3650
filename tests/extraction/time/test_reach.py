"""Which dates of its sentence a claim has, by where they stand."""

from collections.abc import Callable

import pytest

from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

REACHED = {
    "In 2014 the rebels had attacked Chad.": "2014-01-01",
    "When the wall fell in 1989, Iran attacked Chad.": "1989-01-01",
    "Iran attacked Chad on Monday and left.": "2016-12-19",
    "Five people died on Monday in attacks by Iran on Chad.": "2016-12-19",
    "Talks between Iran and Chad, which began on Monday, were difficult.": "2016-12-19",
}


@pytest.mark.parametrize(("sentence", "expected"), REACHED.items())
def test_a_date_reaches_what_its_clause_stands_with(
    told: Callable[..., list[Told]], sentence: str, expected: str | None
) -> None:
    assert {c.time for c in told(sentence) if c.type.isupper()} == {expected}


def test_the_day_of_a_report_does_not(told: Callable[..., list[Told]]) -> None:
    claims = told("Iran said on Monday that Chad had attacked Mali.")
    assert [c.time for c in claims if c.type == "ASSAULT"] == [None]
