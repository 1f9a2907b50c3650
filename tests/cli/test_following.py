"""Building from the same folder again: edited files supersede their old reading, with --prune what is gone is withdrawn."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text("Russia threatened Latvia on Tuesday.\n")
    (made / "b.jsonl").write_text('{"id": 7, "text": "Canada condemned Iran on Monday."}\n')
    return made


def claims(typed: Run, database: str) -> list[tuple[str, str]]:
    found = json.loads(typed("claims", "--db", database, "--json")[1])
    items = found["items"] if isinstance(found, dict) else found
    return sorted((one["type"], one["evidence"]["article"]["external_id"] or "") for one in items)


def test_an_edited_file_takes_the_place_of_its_old_reading(typed: Run, folder: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/g.db"
    assert typed("build", str(folder), "--db", database)[0] == 0
    assert claims(typed, database) == [("ACCUSE", "7"), ("THREATEN", "")]
    (folder / "a.txt").write_text("Russia sanctioned Latvia on Wednesday.\n")
    (folder / "b.jsonl").write_text(
        '{"id": 6, "text": "Norway thanked Spain on Monday."}\n{"id": 7, "text": "Canada sanctioned Iran on Monday."}\n'
    )
    code, out, _ = typed("build", str(folder), "--db", database)
    assert (code, "2 revised" in out, "1 added" in out, "holds 3 articles" in out) == (0, True, True, True)
    assert [type_ for type_, _ in claims(typed, database)].count("SANCTION") == 2


def test_prune_withdraws_what_is_gone_and_nothing_else(typed: Run, folder: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/g.db"
    elsewhere = tmp_path / "newsroom.txt"
    elsewhere.write_text("Norway thanked Spain on Monday.\n")
    typed("build", str(folder), str(elsewhere), "--db", database)
    kept = (folder / "a.txt").read_text()
    (folder / "a.txt").unlink()
    assert "holds 3 articles" in typed("build", str(folder), "--db", database)[1]
    code, out, told = typed("build", str(folder), "--prune", "--db", database)
    assert (code, "1 withdrawn" in out, "holds 2 articles" in out) == (0, True, True)
    assert "a.txt: it is gone" in told.replace("\n", "")
    (folder / "a.txt").write_text(kept)
    assert "1 added" in typed("build", str(folder), "--db", database)[1]


def test_prune_leaves_what_cannot_be_read_this_time(typed: Run, folder: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/g.db"
    typed("build", str(folder), "--db", database)
    (folder / "a.txt").write_text("")
    code, out, _ = typed("build", str(folder), "--prune", "--db", database)
    assert (code, "holds 2 articles" in out) == (1, True)


def test_prune_needs_files_or_folders(typed: Run, tmp_path: Path) -> None:
    code, _, told = typed("build", str(tmp_path / "*.txt"), "--prune", "--db", "memory:")
    assert (code, "--prune follows files and folders" in told.replace("\n", " ")) == (2, True)
