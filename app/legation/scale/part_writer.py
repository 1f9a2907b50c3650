"""Writes what came of one part: records, claims and what was set aside, each a file, and last the marker that says it is finished."""

import json
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from legation.scale import claim_rows
from legation.scale.manifest import ARTICLES, CLAIMS, DONE, QUARANTINE, RECORDS, part_path, waiting_path, write_whole
from legation.scale.reading import Read

_ARROW = {
    "string": pa.string(),
    "bool": pa.bool_(),
    "float64": pa.float64(),
    "int64": pa.int64(),
    "list<int64>": pa.list_(pa.int64()),
}
_TABLES = {
    RECORDS: {"file": "string", "number": "int64", "id": "string", "record": "string"},
    ARTICLES: claim_rows.article_columns(),
    CLAIMS: claim_rows.columns(),
    QUARANTINE: {"file": "string", "number": "int64", "id": "string", "reason": "string", "set_aside": "bool"},
}
MOST_CHARACTERS = 8_000_000
"""Rows are written as a row group when their records come to so much: what is held in memory does not grow with the part."""


class PartWriter:
    """Nothing is seen under the names of the part before `finish`; left by an error, all of it is removed."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder, self._number = folder, number
        self._rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _TABLES}
        self._writers: dict[str, tuple[Path, pq.ParquetWriter]] = {}
        self._held = 0
        self._counts = {"records": 0, "claims": 0, "quarantined": 0, "set_aside": 0, "record_bytes": 0}
        self._seconds = 0.0

    def __enter__(self) -> "PartWriter":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for waiting, writer in self._writers.values():
            writer.close()
            waiting.unlink(missing_ok=True)

    def put(self, read: Read) -> None:
        """Take in what came of one line or row."""
        self._seconds += read.seconds
        place = {"file": read.file, "number": read.number, "id": read.id}
        if read.record is None:
            self._rows[QUARANTINE].append({**place, "reason": read.reason, "set_aside": read.set_aside})
            self._counts["set_aside" if read.set_aside else "quarantined"] += 1
            return
        self._rows[RECORDS].append({**place, "record": read.record.decode()})
        self._rows[ARTICLES].append(read.article or {})
        self._rows[CLAIMS].extend(read.claims)
        self._counts["records"] += 1
        self._counts["claims"] += len(read.claims)
        self._counts["record_bytes"] += len(read.record)
        self._held += len(read.record)
        if self._held >= MOST_CHARACTERS:
            self._flush()

    def finish(self, seconds: float) -> dict[str, Any]:
        """Give the files their names, the marker last; returns what it tells. `seconds` of the clock the part took."""
        self._flush()
        for name, (waiting, writer) in self._writers.items():
            writer.close()
            waiting.replace(part_path(self._folder, name, self._number))
        self._writers.clear()
        told = {**self._counts, "cpu_seconds": round(self._seconds, 3), "seconds": round(seconds, 3)}
        write_whole(part_path(self._folder, DONE, self._number), json.dumps(told).encode())
        return told

    def _flush(self) -> None:
        self._held = 0
        for name, rows in self._rows.items():
            if rows:
                self._writer(name).write_table(pa.Table.from_pylist(rows, schema=_schema(name)))
                rows.clear()

    def _writer(self, name: str) -> pq.ParquetWriter:
        if name not in self._writers:
            waiting = waiting_path(part_path(self._folder, name, self._number))
            self._writers[name] = waiting, pq.ParquetWriter(waiting, _schema(name), compression="zstd")
        return self._writers[name][1]


def _schema(name: str) -> pa.Schema:
    return pa.schema([(column, _ARROW[kind]) for column, kind in _TABLES[name].items()])
