"""Tables as text: sorted, without doubles, refused with file and line where broken."""

from pathlib import Path

import pytest

from legation.errors import BadInput
from legation.linking.rows import read_table, version_of, write_file


def test_rows_are_written_sorted_and_once(tmp_path: Path) -> None:
    rows = [{"id": "b", "successor": "c", "since": ""}, {"id": "a", "successor": "c"}, {"id": "a", "successor": "c"}]
    assert write_file(tmp_path / "retired.tsv", "retired", rows) == 2
    assert [row["id"] for row in read_table(tmp_path, "retired")] == ["a", "b"]


def test_a_table_may_lie_in_parts(tmp_path: Path) -> None:
    for part in ("two", "one"):
        write_file(tmp_path / "retired" / f"{part}.tsv", "retired", [{"id": part, "successor": "x"}])
    assert [row["id"] for row in read_table(tmp_path, "retired")] == ["one", "two"]


def test_a_row_of_the_wrong_width_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "retired.tsv").write_text("id\tsuccessor\tsince\na\tb\t\nc\td\n")
    with pytest.raises(BadInput, match=r"retired\.tsv:3: 2 cells under 3 columns"):
        list(read_table(tmp_path, "retired"))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    (tmp_path / "retired.tsv").write_text("id\tname\n")
    with pytest.raises(BadInput, match=r"retired\.tsv:1: the columns are"):
        list(read_table(tmp_path, "retired"))


def test_the_version_hangs_on_every_file() -> None:
    assert version_of({"a": "1", "b": "2"}) == version_of({"b": "2", "a": "1"})
    assert version_of({"a": "1", "b": "2"}) != version_of({"a": "1", "b": "3"})
