"""Settings become parts; a mistake in the user's additions costs the additions, not the service."""

import logging
from pathlib import Path

import pytest

from legation.bootstrap import load_knowledge
from legation.settings import Settings


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("entities: [", "broken YAML"),
        ("entities:\n  - {name: Rosmark, kind: planet}\n", "planet"),
        ("entities:\n  - {name: Rosmark, kind: country, valid_from: '2020', valid_to: '1990'}\n", "1990"),
    ],
)
def test_bad_additions_are_told_of_and_leave_the_shipped_base_in_use(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str, reason: str
) -> None:
    extra = tmp_path / "own.yaml"
    extra.write_text(text)
    with caplog.at_level(logging.ERROR):
        knowledge = load_knowledge(Settings(knowledge_extra=extra))
    assert knowledge.names("canada")
    assert not knowledge.names("rosmark")
    assert str(extra) in caplog.text
    assert reason in caplog.text
    assert "LEGATION_KNOWLEDGE_EXTRA" in caplog.text
