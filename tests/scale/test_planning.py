"""Any part size splits an input into stretches that hold every line and row once, in order."""

import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from legation.errors import BadInput, BadQuery
from legation.scale.inputs import Raw, raw_items
from legation.scale.planning import Plan, make_plan
from tests.scale.running import articles, write_lines


def all_items(plan: Plan) -> list[Raw]:
    files = {file.path: file for file in plan.files}
    return [raw for part in plan.parts for raw in raw_items(part, files[part.file])]


@pytest.mark.parametrize("part_size", [1, 100, 777, 4_000, 10**9])
def test_every_line_lies_in_one_part_under_its_number(tmp_path: Path, part_size: int) -> None:
    lines = [json.dumps(article).encode() for article in articles(40)]
    lines[3:3] = [b"", b"   "]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    plan = make_plan(str(tmp_path / "a.jsonl"), part_size)
    expected = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    assert [(raw.number, (raw.line or b"").rstrip(b"\n")) for raw in all_items(plan)] == expected
    assert make_plan(str(tmp_path / "a.jsonl"), part_size) == plan


@pytest.mark.parametrize("part_size", [1, 3_000, 10**9])
def test_every_row_lies_in_one_part_under_its_number(tmp_path: Path, part_size: int) -> None:
    held = articles(150)
    pq.write_table(pa.Table.from_pylist(held), tmp_path / "a.parquet", row_group_size=70)
    plan = make_plan(str(tmp_path / "a.parquet"), part_size)
    assert [(raw.number, raw.row) for raw in all_items(plan)] == list(enumerate(held, start=1))


def test_parts_are_about_as_large_as_asked_for_and_never_cross_files(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl"):
        write_lines(tmp_path / name, articles(50))
    plan = make_plan(str(tmp_path), 4_000)
    assert [Path(file.path).name for file in plan.files] == ["a.jsonl", "b.jsonl"]
    longest = max(len(line) for line in (tmp_path / "a.jsonl").read_bytes().splitlines())
    assert all(part.end - part.start <= 4_000 + longest + 1 for part in plan.parts)
    assert [part.number for part in plan.parts] == list(range(len(plan.parts)))


def test_a_file_that_was_changed_since_is_not_read(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", articles(3))
    plan = make_plan(str(path), 1_000)
    write_lines(path, articles(4))
    with pytest.raises(BadInput, match="has changed since"):
        all_items(plan)


def test_what_cannot_be_split_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b"{}"))
    with pytest.raises(BadInput, match="unpack it, or write Parquet"):
        make_plan(str(tmp_path / "a.jsonl.gz"), 1_000)
    (tmp_path / "none.jsonl").touch()
    with pytest.raises(BadQuery, match="nothing to read"):
        make_plan(str(tmp_path / "none.jsonl"), 1_000)
    with pytest.raises(BadQuery, match="no such file"):
        make_plan(str(tmp_path / "gone.jsonl"), 1_000)
