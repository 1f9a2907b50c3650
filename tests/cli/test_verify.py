"""`legation verify` finds the citation that is not what its article says."""

import sqlite3
from pathlib import Path

import pytest

from legation.store.sql import open_store
from tests.builders import CANADA, LATVIA, NATO, Said, make_resolved
from tests.cli.conftest import Run

SAID = [
    Said("Canada sent soldiers to Latvia 😀.", "COOPERATE", CANADA, LATVIA, "sent"),
    Said("Canada is a member of NATO.", "member_of", CANADA, NATO, "member"),
]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (None, None),
        ("UPDATE claim SET sentence = 'Canada sent tanks.' WHERE type = 'COOPERATE'", "the sentence"),
        ("UPDATE claim SET start = start + 1 WHERE type = 'COOPERATE'", "the sentence"),
        ("UPDATE mention SET text = 'Kanada' WHERE text = 'Canada'", "the subject"),
        ("UPDATE article SET text = substr(text, 1, 40)", "member_of|the sentence"),
    ],
)
def test_a_citation_that_is_not_what_the_article_says_is_told(
    typed: Run, tmp_path: Path, change: str | None, told: str | None
) -> None:
    file = tmp_path / "graph.db"
    store = open_store(f"sqlite:///{file}")
    store.add(make_resolved(SAID))
    store.close()
    if change:
        with sqlite3.connect(file) as connection:
            connection.execute(change)
    code, out, err = typed("verify", "--db", f"sqlite:///{file}")
    assert "2 claims" in out
    assert code == (1 if change else 0)
    assert told is None or any(word in err for word in told.split("|"))
