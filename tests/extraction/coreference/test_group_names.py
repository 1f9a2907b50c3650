"""Groups told apart by a name are called by it; those that nothing tells apart stay without one."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

pytestmark = pytest.mark.slow


def called(extraction: Extraction, head: str) -> list[tuple[str, bool]]:
    """(name, has a name) of what the mentions that end with that noun mean, in order."""
    entities = {e.id: (e.name, e.named) for e in extraction.entities}
    return [entities[m.entity] for m in extraction.mentions if m.text.endswith(head)]


CASES = {
    ("Some 300 Fatah supporters gathered outside the court.", "supporters"): ("Fatah supporters", True),
    ("Forty former Siemens workers sued the bank.", "workers"): ("former Siemens workers", True),
    ("Several members of Fatah condemned the raid.", "members"): ("members of Fatah", True),
    ("The Oxfam team left Goma.", "team"): ("Oxfam team", True),
    ("Many other farmers protested in Lagos.", "farmers"): ("Many other farmers", False),
    ("A Danish company sued the bank.", "company"): ("A Danish company", False),
    ("Danish and Swedish farmers sued the bank.", "farmers"): ("Danish and Swedish farmers", False),
}


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=[c[0][:30] for c in CASES])
def test_what_a_group_is_called(
    read: Callable[..., Extraction], case: tuple[str, str], expected: tuple[str, bool]
) -> None:
    text, noun = case
    assert called(read(text), noun)[:1] == [expected]


def test_groups_called_alike_are_one(read: Callable[..., Extraction]) -> None:
    extraction = read("Fatah members condemned the raid. On Sunday twelve Fatah members were arrested.")
    assert len({m.entity for m in extraction.mentions if m.text.endswith("members")}) == 1
