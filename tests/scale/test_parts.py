"""What lies between reading and loading: parcels there and back, parts whole or not at all, runs that go on with their own."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from legation.errors import BadQuery
from legation.scale.claim_rows import claim_rows, columns
from legation.scale.extracting import prepare
from legation.scale.manifest import CLAIMS, DONE, QUARANTINE, RECORDS, Form, Reading, finished, read_manifest
from legation.scale.parcels import Parcel, read_parcel, write_parcel
from legation.scale.part_writer import PartWriter
from legation.scale.reading import Read
from tests.news_generator import News
from tests.scale.running import articles, rows, write_lines

READING = Reading(Form.ARTICLE, "0.1.0", "r1", "k1", "default")


def test_a_parcel_comes_back_as_it_was() -> None:
    for resolved in News(50).articles(20, 0):
        parcel = Parcel("dump.ndjson:3", True, ("the date cannot be read",), resolved.extraction)
        assert read_parcel(write_parcel(parcel)) == parcel


def test_a_claim_is_a_row_of_all_columns_with_the_ends_the_graph_has() -> None:
    resolved = next(iter(News(50).articles(1, 0)))
    found = claim_rows(resolved)
    assert len(found) == len(resolved.extraction.claims) > 0
    assert all(row.keys() == columns().keys() for row in found)
    ids = {entity.id for entity in resolved.entities.values()}
    assert {row["subject"] for row in found} <= ids
    assert {row["claim"] for row in found} == {claim.id for claim in resolved.extraction.claims}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = write_lines(tmp_path / "a.jsonl", articles(10))
    prepare(str(source), tmp_path / "out", READING, 1_000)
    return tmp_path / "out"


def test_a_part_is_seen_when_it_is_finished_and_not_before(folder: Path) -> None:
    resolved = next(iter(News(50).articles(1, 0)))
    with PartWriter(folder, 1) as writer:
        writer.put(Read("a.jsonl", 1, "x", b'{"id":"x"}', {"id": "x"}, claim_rows(resolved), seconds=0.5))
        writer.put(Read("a.jsonl", 2, reason="not JSON"))
        writer.put(Read("a.jsonl", 3, "z", reason="language fr", set_aside=True))
        assert finished(folder) == {}
        told = writer.finish(2.0)
    assert finished(folder) == {1: told}
    assert (told["records"], told["quarantined"], told["set_aside"], told["cpu_seconds"]) == (1, 1, 1, 0.5)
    assert told["claims"] == len(rows(folder, CLAIMS)) == len(resolved.extraction.claims)
    assert [row["reason"] for row in rows(folder, QUARANTINE)] == ["not JSON", "language fr"]


def test_a_part_that_fails_in_the_middle_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legation.scale.part_writer.MOST_CHARACTERS", 1)
    with PartWriter(folder, 1) as writer:
        writer.put(Read("a.jsonl", 1, "x", b'{"id":"x"}'))
        assert list((folder / RECORDS).iterdir()) != []
    assert [path for name in (RECORDS, CLAIMS, QUARANTINE, DONE) for path in (folder / name).iterdir()] == []


def test_a_run_goes_on_with_its_own_input_wherever_it_was_copied_to_in_time(folder: Path) -> None:
    source = folder.parent / "a.jsonl"
    held = read_manifest(folder)
    source.write_bytes(source.read_bytes())
    assert prepare(str(source), folder, READING, 99_999).plan.parts == held.plan.parts
    assert read_manifest(folder).plan.files[0].changed == source.stat().st_mtime_ns


def test_a_folder_of_another_input_or_reader_is_refused(folder: Path, tmp_path: Path) -> None:
    source = folder.parent / "a.jsonl"
    with pytest.raises(BadQuery, match=r"another reader \(r1\): name another folder"):
        prepare(str(source), folder, replace(READING, reader="r2"), 1_000)
    write_lines(source, articles(11))
    with pytest.raises(BadQuery, match="another input"):
        prepare(str(source), folder, READING, 1_000)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").touch()
    with pytest.raises(BadQuery, match="is not empty"):
        prepare(str(source), tmp_path / "mine", READING, 1_000)


def test_a_manifest_of_another_release_is_refused(folder: Path) -> None:
    manifest = folder / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 99}))
    with pytest.raises(BadQuery, match="another release"):
        read_manifest(folder)
