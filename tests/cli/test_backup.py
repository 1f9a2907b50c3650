"""Backups, what export may write to, and mistakes in the environment."""

import os
from pathlib import Path

import pytest

from legation.cli.export import write_whole
from legation.errors import BadInput
from legation.store.sql import open_store
from tests.builders import CANADA, LATVIA, Said, make_resolved
from tests.cli.conftest import Run

SENT = Said("Canada sent soldiers to Latvia.", "COOPERATE", CANADA, LATVIA, "sent")


@pytest.fixture
def database(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'graph.db'}"
    store = open_store(url)
    store.add(make_resolved([SENT]))
    store.close()
    return url


def articles(url: str) -> int:
    store = open_store(url)
    try:
        return store.stats().articles
    finally:
        store.close()


def test_a_backup_brings_back_what_was_and_keeps_what_is(typed: Run, database: str, tmp_path: Path) -> None:
    copy = tmp_path / "backup.db"
    assert typed("backup", str(copy), "--db", database)[0] == 0
    assert typed("backup", str(copy), "--db", database)[0] == 2
    store = open_store(database)
    store.add(make_resolved([SENT], outlet="Other"))
    store.close()
    code, out, _ = typed("restore", str(copy), "--db", database)
    assert code == 0
    assert articles(database) == 1
    assert articles(f"sqlite:///{tmp_path / 'graph.db.replaced-1'}") == 2
    assert "replaced-1" in out


def test_a_damaged_backup_replaces_nothing(typed: Run, database: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)
    code, _, err = typed("restore", str(broken), "--db", database)
    assert code == 1
    assert err.count("\n") == 1
    assert articles(database) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"broken.db", "graph.db"}


def test_the_database_of_a_server_is_backed_up_by_its_tools(typed: Run, tmp_path: Path) -> None:
    code, _, err = typed("backup", str(tmp_path / "x"), "--db", "postgresql://nobody@localhost/none")
    assert (code, "pg_dump" in err) == (2, True)


def test_doctor_tells_a_damaged_database(typed: Run, database: str) -> None:
    file = Path(database.removeprefix("sqlite:///"))
    broken = bytearray(file.read_bytes())
    broken[4_096 * 3 :] = b"\xff" * (len(broken) - 4_096 * 3)
    file.write_bytes(bytes(broken))
    code, out, _ = typed("doctor", "--db", database)
    assert code == 1
    assert "damaged" in out


def test_a_question_to_a_database_that_is_not_there_makes_none(typed: Run, tmp_path: Path) -> None:
    file = tmp_path / "folder" / "none.db"
    code, _, err = typed("find", "Canada", "--db", f"sqlite:///{file}")
    assert (code, "legation build" in err) == (2, True)
    assert not file.parent.exists()


def test_an_export_replaces_plain_files_alone(typed: Run, database: str, tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "graph.json", tmp_path / "link", tmp_path / "pipe"
    assert typed("export", "json", "-o", str(target), "--db", database)[0] == 0
    assert typed("export", "json", "-o", str(target), "--db", database)[0] == 0
    link.symlink_to(target)
    os.mkfifo(pipe)
    for other in (link, pipe, tmp_path, Path("/dev/full")):
        code, _, err = typed("export", "json", "-o", str(other), "--db", database)
        assert code == 1, other
        assert "no plain file" in err
    assert link.is_symlink()
    assert pipe.is_fifo()
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".partial")]


def test_a_file_that_cannot_be_written_leaves_nothing_half(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        write_whole(tmp_path / "missing" / "graph.json", [b"x"])
    with pytest.raises(BadInput):
        write_whole(tmp_path / ("x" * 300), [b"x"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("LEGATION_PORT", "abc", "LEGATION_PORT"), ("LEGATION_LOG_LEVEL", "loud", "LEGATION_LOG_LEVEL")],
)
def test_a_wrong_setting_is_named_in_one_line(
    typed: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    code, _, err = typed("find", "Canada")
    assert (code, err.count("\n")) == (2, 1)
    assert told in err


def test_a_misspelt_setting_is_told(typed: Run, monkeypatch: pytest.MonkeyPatch, database: str) -> None:
    monkeypatch.setenv("LEGATION_DATABSE", "sqlite:///x")
    code, _, err = typed("find", "Canada", "--db", database)
    assert code == 0
    assert "did you mean LEGATION_DATABASE?" in err


def test_a_pipeline_that_is_not_installed_is_named(typed: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_SPACY_MODEL", "en_core_web_trf")
    code, out, _ = typed("doctor", "--db", "memory:")
    assert code == 1
    assert "unset LEGATION_SPACY_MODEL" in " ".join(out.split())
