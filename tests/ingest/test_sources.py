"""Files, folders and globs become files, each once and in order."""

from pathlib import Path

import pytest

from legation.ingest.sources import Source, expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.html", ".hidden", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    return tmp_path


def names(folder: Path, *sources: str) -> list[str]:
    found = expand([str(folder / source) for source in sources])
    return [str(Path(one.path).relative_to(folder)) for one in found if isinstance(one, Source)]


def test_a_folder_gives_its_files_in_order_without_the_hidden(folder: Path) -> None:
    assert names(folder, "") == ["a.txt", "b.txt", "sub/c.html"]


def test_a_pattern_gives_what_matches(folder: Path) -> None:
    assert names(folder, "*.txt") == ["a.txt", "b.txt"]
    assert names(folder, "**/*.html") == ["sub/c.html"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert names(folder, "b.txt", "*.txt", "sub/../b.txt") == ["b.txt", "a.txt"]


def test_a_file_whose_name_looks_like_a_pattern_is_found(folder: Path) -> None:
    (folder / "e[1].txt").write_text("x", "utf-8")
    assert names(folder, "e[1].txt") == ["e[1].txt"]


@pytest.mark.parametrize(("name", "says"), [("no.txt", "check the path"), ("*.pdf", "pattern"), ("empty", "no file")])
def test_what_is_not_there_is_said(folder: Path, name: str, says: str) -> None:
    (folder / "empty").mkdir()
    (found,) = expand([str(folder / name)])
    assert not isinstance(found, Source)
    assert found[0] == str(folder / name)
    assert says in str(found[1])


def test_a_dash_is_standard_input() -> None:
    assert list(expand(["-"])) == [Source("-", None)]
