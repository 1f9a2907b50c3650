"""Whatever goes wrong with one item is said of that item."""

import pytest

from legation.errors import BadInput
from legation.ingest.formats.item_errors import item_or_failure
from legation.ingest.items import ReadFailure, ReadItem


@pytest.mark.parametrize(
    ("error", "says"),
    [(BadInput("split it"), "split it"), (RecursionError(), "RecursionError"), (KeyError("x"), "another copy")],
)
def test_an_error_becomes_a_failure(error: Exception, says: str) -> None:
    def fail() -> ReadItem:
        raise error

    item = item_or_failure("a", fail)
    assert isinstance(item, ReadFailure)
    assert says in item.message
