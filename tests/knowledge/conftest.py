"""Facts as the build collects them, empty."""

import pytest

from knowledge.facts import Facts


@pytest.fixture
def facts() -> Facts:
    return Facts()
