"""The local web server of the tests."""

from collections.abc import Iterator

import pytest

from tests.fetching.site import Site, open_site


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as opened:
        yield opened
