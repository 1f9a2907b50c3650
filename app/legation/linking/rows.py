"""The knowledge base as text: tab-separated tables with a header line, rows sorted, so that they diff well."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from legation.errors import BadInput

MANIFEST = "MANIFEST.json"
SAME = "="
"""In the column `wikipedia`: the title is the name."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "entities": (
        "id",
        "kind",
        "subtype",
        "name",
        "country",
        "wikidata",
        "wikipedia",
        "iso3",
        "geonames",
        "valid_from",
        "valid_to",
        "prior",
        "source",
        "asserted_to",
    ),
    "people": (
        "id",
        "name",
        "family",
        "gender",
        "born",
        "died",
        "country",
        "wikipedia",
        "prior",
        "flags",
        "source",
        "asserted_to",
    ),
    "names": ("entity", "text", "kind", "flags", "since", "until", "source"),
    "offices": ("person", "role", "title", "of", "to", "since", "until", "asserted_to", "source"),
    "mandates": ("person", "of", "since", "until", "asserted_to", "source"),
    "memberships": ("member", "organization", "status", "since", "until", "asserted_to", "source"),
    "parts": ("child", "parent", "kind", "since", "until", "source"),
    "capitals": ("city", "country", "since", "until", "source"),
    "borders": ("a", "b", "km", "source"),
    "relatives": ("person", "relation", "relative", "source"),
    "first_names": ("name", "gender", "source"),
    "retired": ("id", "successor", "since"),
    "points": ("entity", "lat", "lon", "source"),
}
"""What each table holds. A table is one file `<table>.tsv` or a folder `<table>/*.tsv`."""

Row = dict[str, str]


def table_files(directory: Path, table: str) -> tuple[Path, ...]:
    """The files of one table, in the order they are read."""
    single = directory / f"{table}.tsv"
    return (single,) if single.exists() else tuple(sorted((directory / table).glob("*.tsv")))


def read_table(directory: Path, table: str) -> Iterator[Row]:
    """All rows of a table. Raises BadInput naming file and line where a row does not fit its header."""
    for path in table_files(directory, table):
        yield from _read_file(path, table)


def _read_file(path: Path, table: str) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        header = tuple(next(lines, "").rstrip("\n").split("\t"))
        if header != COLUMNS[table]:
            raise BadInput(f"{path}:1: the columns are {header}, not {COLUMNS[table]}: build the knowledge base anew")
        for number, line in enumerate(lines, 2):
            cells = line.rstrip("\n").split("\t")
            if len(cells) != len(header):
                raise BadInput(f"{path}:{number}: {len(cells)} cells under {len(header)} columns")
            yield dict(zip(header, cells, strict=True))


def write_file(path: Path, table: str, rows: Iterable[Mapping[str, str]]) -> int:
    """Write rows sorted, without doubles; return how many. Cells may hold no tab or line break."""
    columns = COLUMNS[table]
    lines = sorted({"\t".join(row.get(column, "") for column in columns) for row in rows})
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(columns) + "\n")
        out.writelines(line + "\n" for line in lines)
    return len(lines)


def fingerprint(directory: Path) -> dict[str, str]:
    """SHA-256 of every table file, by path inside the directory."""
    paths = sorted(path for table in COLUMNS for path in table_files(directory, table))
    return {path.relative_to(directory).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def version_of(files: Mapping[str, str]) -> str:
    """The knowledge version: what the table files hash to together."""
    joined = "\n".join(f"{name} {digest}" for name, digest in sorted(files.items()))
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


def read_manifest(directory: Path) -> dict[str, Any]:
    """The MANIFEST.json beside the tables. Raises BadInput where it is missing or broken."""
    path = directory / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise BadInput(f"{path} is missing: run 'legation knowledge build --from DIR'") from None
    except ValueError as error:
        raise BadInput(f"{path} is not JSON: {error}") from None
    return manifest
