"""Parquet holds what the table holds, in the same columns and order, with types."""

import io
from datetime import date

import pyarrow.parquet as pq
import pytest

from legation.api.list_forms import columns
from legation.api.schemas import Claim
from legation.export.claims import parquet as module
from legation.export.claims.parquet import parquet
from legation.export.claims.told import Told


def test_columns_are_those_of_the_table() -> None:
    assert list(module._COLUMNS) == [".".join(path) for path in columns(Claim)]


@pytest.mark.parametrize("rows", [5, 20_000])
def test_every_claim_is_a_row_with_its_values(
    pages: list[Told], told: Told, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(module, "_ROWS", rows)
    table = pq.read_table(io.BytesIO(b"".join(parquet(iter(pages)))))
    read = table.to_pylist()
    assert [row["id"] for row in read] == [claim["id"] for claim in told.claims]
    for row, claim in zip(read, told.claims, strict=True):
        assert (row["status"], row["polarity"]) == (claim["status"], claim["polarity"])
        assert row["evidence.sentence"] == claim["evidence"]["sentence"]
        assert row["evidence.cue"] == claim["evidence"]["cue"]
        assert row["object.name"] == (claim["object"]["name"] if claim["object"] else None)
        assert row["speakers.name"] == [speaker["name"] for speaker in claim["speakers"]]
    assert date(2014, 3, 18) in table["event_time.start"].to_pylist()


def test_no_claim_at_all_is_a_table_too() -> None:
    assert pq.read_table(io.BytesIO(b"".join(parquet(iter([]))))).num_rows == 0
