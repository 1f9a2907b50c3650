"""The compiled form: quick to open, the same bytes every time, refused where tables and manifest differ."""

import gzip
import os
import time
from pathlib import Path

import pytest

from legation.errors import BadInput
from legation.linking.compiled import compile_knowledge, remove_older
from legation.linking.knowledge import Knowledge, open_knowledge
from legation.linking.rows import COLUMNS, MANIFEST, fingerprint, read_manifest, read_table, table_files, version_of
from tests.linking.conftest import MakeTables

SHIPPED = Path(__file__).parents[2] / "data" / "knowledge"
LATVIA = {
    "id": "kb:c/lv", "kind": "country", "name": "Latvia", "wikidata": "Q211", "wikipedia": "=", "iso3": "LVA",
    "prior": "0.8", "source": "own", "asserted_to": "2026-01-31",
}  # fmt: skip


def test_a_compiled_base_opens_at_once(kb: Knowledge) -> None:
    started = time.perf_counter()
    again = open_knowledge()
    assert again.entity("kb:c/lv") is not None
    assert time.perf_counter() - started < 0.2
    again.close()


def test_the_same_tables_compile_to_the_same_bytes(make_tables: MakeTables, tmp_path: Path) -> None:
    folder = make_tables({"entities": [LATVIA], "names": [{"entity": "kb:c/lv", "text": "Latvia", "kind": "short"}]})
    first = compile_knowledge(folder, tmp_path / "a.sqlite").read_bytes()
    assert compile_knowledge(folder, tmp_path / "b.sqlite").read_bytes() == first


def test_compiling_leaves_nothing_beside_the_file(make_tables: MakeTables, tmp_path: Path) -> None:
    target = compile_knowledge(make_tables({}), tmp_path / "out" / "kb.sqlite")
    assert list(target.parent.iterdir()) == [target]


def test_tables_that_differ_from_the_manifest_are_refused_by_name(make_tables: MakeTables, tmp_path: Path) -> None:
    folder = make_tables({"entities": [LATVIA]})
    with (folder / "names.tsv").open("a") as names:
        names.write("kb:c/lv\tLettland\tnative\t\t\t\town\n")
    with pytest.raises(BadInput, match=r"names\.tsv differ from MANIFEST\.json"):
        compile_knowledge(folder, tmp_path / "kb.sqlite")
    assert not (tmp_path / "kb.sqlite").exists()


def test_the_title_may_be_the_name(make_tables: MakeTables) -> None:
    found = open_knowledge(make_tables({"entities": [LATVIA]})).entity("kb:c/lv")
    assert found is not None
    assert found.links == {"wikidata": "Q211", "wikipedia": "Latvia", "iso3": "LVA"}


def test_a_person_is_found_by_full_and_family_name(make_tables: MakeTables) -> None:
    row = {
        "id": "kb:p/Q1", "name": "Ilze Kalns", "family": "Kalns", "gender": "f", "country": "kb:c/lv", "prior": "0.5",
        "flags": "s", "source": "own", "asserted_to": "2026-01-31",
    }  # fmt: skip
    found = open_knowledge(make_tables({"entities": [LATVIA], "people": [row]}))
    assert [name.strong for name in found.names("ilze kalns")] == [True]
    assert [name.strong for name in found.names("kalns")] == [False]


def test_the_manifest_counts_the_rows_and_knows_the_files() -> None:
    manifest = read_manifest(SHIPPED)
    assert manifest["files"] == fingerprint(SHIPPED)
    assert manifest["version"] == version_of(manifest["files"])
    lines = {t: sum(p.read_bytes().count(b"\n") - 1 for p in table_files(SHIPPED, t)) for t in COLUMNS}
    assert manifest["rows"] == lines


@pytest.mark.parametrize("table", [name for name, columns in COLUMNS.items() if "source" in columns])
def test_every_row_has_a_source_that_says_until_when_it_speaks(table: str) -> None:
    sources = read_manifest(SHIPPED)["sources"]
    for row in read_table(SHIPPED, table):
        assert sources[row["source"]]["asserted_to"], row
        assert row.get("asserted_to", "-") or row.get("until"), row


@pytest.mark.parametrize("table", ["offices", "memberships", "names", "capitals"])
def test_what_rows_speak_of_is_there(table: str) -> None:
    known = {row["id"] for part in ("entities", "people") for row in read_table(SHIPPED, part)}
    columns = [
        c for c in ("entity", "person", "of", "to", "member", "organization", "city", "country") if c in COLUMNS[table]
    ]
    missing = {row[c] for row in read_table(SHIPPED, table) for c in columns if row[c]} - known
    assert missing == set()


def test_rows_are_sorted_so_that_they_diff_well() -> None:
    for path in SHIPPED.rglob("*.tsv"):
        lines = path.read_text("utf-8").splitlines()[1:]
        assert lines == sorted(set(lines)), path


def test_the_tables_stay_small() -> None:
    packed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in SHIPPED.rglob("*") if path.is_file())
    assert packed <= 10 * 2**20


def test_a_missing_manifest_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="legation knowledge build --from DIR"):
        read_manifest(tmp_path)
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(BadInput, match="is not JSON"):
        read_manifest(tmp_path)


def test_compiled_files_nobody_uses_are_removed_and_no_others(tmp_path: Path) -> None:
    names = ("knowledge-1-now", "knowledge-1-own", "knowledge-1-old", "knowledge-1-new", "legation")
    files = {name: tmp_path / f"{name}.sqlite" for name in names}
    for name, file in files.items():
        file.touch()
        if not name.endswith("new"):
            os.utime(file, (time.time() - 100_000,) * 2)
    assert remove_older(files["knowledge-1-now"], files["knowledge-1-own"]) == [files["knowledge-1-old"]]
    assert sorted(tmp_path.iterdir()) == sorted(f for f in files.values() if f != files["knowledge-1-old"])
