"""Who is willing to do what. The sentences are our own."""

from collections.abc import Callable

import pytest

from tests.extraction.conftest import Told

pytestmark = pytest.mark.slow

READY = {
    "Kenya is ready to send troops to Haiti.": {"Kenya AGREE Haiti"},
    "Colombia would be prepared to share intelligence with Peru.": {"Colombia AGREE Peru"},
    "Qatar said it was ready to mediate between Jordan and Israel.": {"Qatar AGREE Jordan", "Qatar AGREE Israel"},
    "Iran is ready to attack Iraq.": {"Iran THREATEN Iraq"},
    "Russia is not willing to withdraw its troops from Moldova.": {"Russia REJECT Moldova"},
    "Norway is reluctant to support the plan of Sweden.": {"Norway REJECT Sweden"},
    "Poland was happy with the visit of the German chancellor.": set(),
}


@pytest.mark.parametrize(("sentence", "expected"), READY.items())
def test_a_statement_of_readiness_agrees_threatens_or_refuses(
    told: Callable[..., list[Told]], sentence: str, expected: set[str]
) -> None:
    assert {c.edge for c in told(sentence) if c.type.isupper()} == expected
