"""What a folder of extractions was made from and by, written before anything else, so that a run started again goes on with the same."""

import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from legation.errors import BadQuery, NotFound
from legation.scale.planning import InputFile, Part, Plan

FORMAT = 1
RECORDS, ARTICLES, CLAIMS, QUARANTINE, DONE = "records", "articles", "claims", "quarantine", "done"
ORIGINS = "origins.parquet"


class Form(StrEnum):
    """As what the texts are read."""

    DOCUMENT = "document"
    """As they stand, under the ids they have: the records of `legation extract`."""
    ARTICLE = "article"
    """As `legation build` reads them: cut, dated, identified; what `legation scale load` takes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, and how: what makes one run's records another's."""

    form: Form
    program: str
    reader: str
    knowledge: str
    workspace: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The plan and the reading."""

    reading: Reading
    plan: Plan


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Whole or not at all."""
    plan, files = manifest.plan, {file.path: at for at, file in enumerate(manifest.plan.files)}
    record = {
        "format": FORMAT,
        "reading": asdict(manifest.reading),
        "files": [asdict(file) for file in plan.files],
        "parts": [[files[part.file], part.start, part.end, part.first] for part in plan.parts],
    }
    write_whole(manifest_path(folder), json.dumps(record).encode())


def read_manifest(folder: Path) -> Manifest:
    """Raises NotFound where there is none, BadQuery for one of another release."""
    try:
        record = json.loads(manifest_path(folder).read_bytes())
    except OSError:
        raise NotFound(f"{folder} holds no extractions: `legation scale extract` writes them") from None
    if record.get("format") != FORMAT:
        raise BadQuery(f"{folder} was written by another release of Legation: extract into another folder")
    files = tuple(InputFile(**file) for file in record["files"])
    parts = (Part(n, files[at].path, *rest) for n, (at, *rest) in enumerate(record["parts"]))
    return Manifest(
        Reading(**{**record["reading"], "form": Form(record["reading"]["form"])}), Plan(files, tuple(parts))
    )


def manifest_path(folder: Path) -> Path:
    """The file of the manifest."""
    return folder / "manifest.json"


def part_path(folder: Path, table: str, number: int) -> Path:
    """The file of one part of a table."""
    return folder / table / f"part-{number:06}.{'json' if table == DONE else 'parquet'}"


def finished(folder: Path) -> dict[int, dict[str, Any]]:
    """Number of each finished part to what its marker tells."""
    return {_number(marker): json.loads(marker.read_bytes()) for marker in _markers(folder)}


def _markers(folder: Path) -> list[Path]:
    return sorted((folder / DONE).glob("part-*.json"))


def _number(marker: Path) -> int:
    return int(marker.stem.removeprefix("part-"))


def finished_files(folder: Path, table: str) -> Iterator[Path]:
    """The files of a table that belong to finished parts, in order."""
    for marker in _markers(folder):
        if (path := part_path(folder, table, _number(marker))).exists():
            yield path


def article_files(folder: Path) -> list[str]:
    """The files of the articles of finished parts. Raises NotFound where there are none."""
    read_manifest(folder)
    files = [str(path) for path in finished_files(folder, ARTICLES)]
    if not files:
        raise NotFound(f"no part of {folder} is finished: `legation scale extract` reads them")
    return files


def write_whole(path: Path, data: bytes) -> None:
    """Under another name first: who looks sees all of it or nothing."""
    waiting = waiting_path(path)
    with waiting.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    waiting.replace(path)


def waiting_path(path: Path) -> Path:
    """The name of a file until it is whole; another one each time, as a part may be tried by two at once."""
    return path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
