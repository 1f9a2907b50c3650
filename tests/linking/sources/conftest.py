"""Facts as the build collects them, empty."""

import pytest

from app.linking.sources.facts import Facts


@pytest.fixture
def facts() -> Facts:
    return Facts()
