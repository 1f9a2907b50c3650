"""Claims as Apache Parquet: the columns of the CSV file, with types. pyarrow, which is large, is an extra."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from legation.errors import BadQuery
from legation.export.claims.told import Claim, Told

_ROWS = 20_000
"""Rows a group: what is held in memory at once."""


class _Pieces:
    """A file that is only written, a piece at a time, and taken from as it grows."""

    closed = False

    def __init__(self) -> None:
        self.held: list[bytes] = []
        self.at = 0

    def write(self, data: bytes) -> int:
        self.held.append(bytes(data))
        self.at += len(data)
        return len(data)

    def tell(self) -> int:
        return self.at

    def flush(self) -> None:
        """All of it is taken anyway."""

    def close(self) -> None:
        self.closed = True

    def taken(self) -> bytes:
        data, self.held = b"".join(self.held), []
        return data


def parquet(pages: Iterator[Told]) -> Iterator[bytes]:
    """The file, a group of rows at a time. Raises BadQuery, before anything is written, where pyarrow is missing."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise BadQuery("Parquet needs one library more, the extra legation[parquet]: pip install pyarrow") from None
    return _written(pages, pa, pq)


def _written(pages: Iterator[Told], pa: Any, pq: Any) -> Iterator[bytes]:
    kinds = {"text": pa.string(), "texts": pa.list_(pa.string()), "number": pa.float64(), "place": pa.int64()}
    kinds |= {"span": pa.list_(pa.int64(), 2), "day": pa.date32()}
    schema = pa.schema([pa.field(name, kinds[kind]) for name, (kind, _) in _COLUMNS.items()])
    pieces, rows = _Pieces(), list[Claim]()
    with pq.ParquetWriter(pa.PythonFile(pieces, "w"), schema, compression="zstd") as writer:
        for page in pages:
            rows += page.claims
            if len(rows) >= _ROWS:
                writer.write_table(_table(rows, pa, schema))
                rows = []
                yield pieces.taken()
        if rows:
            writer.write_table(_table(rows, pa, schema))
    yield pieces.taken()


def _table(rows: list[Claim], pa: Any, schema: Any) -> Any:
    return pa.table({name: [value(row) for row in rows] for name, (_, value) in _COLUMNS.items()}, schema=schema)


def _at(path: str) -> Callable[[Claim], Any]:
    steps = path.split(".")

    def found(value: Any) -> Any:
        for step in steps:
            if value is None:
                return None
            value = value[step]
        return value

    return found


def _day(path: str) -> Callable[[Claim], date | None]:
    found = _at(path)
    return lambda claim: date.fromisoformat(found(claim)) if found(claim) else None


def _each(field: str) -> Callable[[Claim], list[str]]:
    return lambda claim: [speaker[field] for speaker in claim["speakers"]]


def _columns() -> Mapping[str, tuple[str, Callable[[Claim], Any]]]:
    said, state = ("id", "name", "kind", "text"), ("id", "name", "kind")
    names = ["id", "type", *(f"{end}.{field}" for end in ("subject", "object") for field in said)]
    names += [f"{end}.{field}" for end in ("subject_for", "object_for") for field in state]
    names += [*(f"speakers.{field}" for field in said), *(f"place.{field}" for field in said)]
    names += ["status", "polarity", "change", "event_time.start", "event_time.end", "event_time.precision"]
    names += ["event_time.text", "report_time", "mode", "score", "decided", "extractor"]
    names += [f"evidence.article.{field}" for field in ("id", "title", "outlet", "url", "published", "external_id")]
    names += [f"evidence.{field}" for field in ("start", "end", "sentence", "subject", "object", "cue")]
    kinds = dict.fromkeys(("event_time.start", "event_time.end"), "day") | {"score": "number"}
    kinds |= dict.fromkeys(("evidence.start", "evidence.end"), "place")
    kinds |= dict.fromkeys(("evidence.subject", "evidence.object", "evidence.cue"), "span")
    columns: dict[str, tuple[str, Callable[[Claim], Any]]] = {}
    for name in names:
        kind = kinds.get(name, "texts" if name.startswith("speakers.") else "text")
        value = _each(name.split(".")[1]) if kind == "texts" else _day(name) if kind == "day" else _at(name)
        columns[name] = (kind, value)
    return columns


_COLUMNS = _columns()
