"""What is somebody's is the state, body or relative that the article tells of them, or nothing."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from tests.extraction.coreference.test_nominals import meant

pytestmark = pytest.mark.slow

CASES = {
    ("Angela Merkel met Vladimir Putin. She said her country would help Germany's allies.", "her country"): ["Germany"],
    ("Hillary Clinton and her husband, Bill Clinton, spoke. Later she praised her husband.", "her husband"): [
        "Bill Clinton"
    ],
    ("Anna Brandt spoke. Later she praised her husband.", "her husband"): ["her husband"],
}


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=[f"{c[1]}-{c[0][:25]}" for c in CASES])
def test_whose_it_is(read: Callable[..., Extraction], case: tuple[str, str], expected: list[str]) -> None:
    found = meant(read(case[0], "2016-05-01"), case[1])
    assert found[-1:] == expected or (not found and expected == [case[1]])
