"""Reads all parts of an input that are not finished yet, on Spark."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from legation.errors import BadQuery, LegationError, NotFound
from legation.scale.manifest import (
    ARTICLES,
    CLAIMS,
    DONE,
    QUARANTINE,
    RECORDS,
    Manifest,
    Reading,
    finished,
    read_manifest,
    write_manifest,
)
from legation.scale.part_task import PartTask, Told
from legation.scale.planning import Plan, input_files, make_plan
from legation.scale.reading import Reader
from legation.scale.spark import first_line, spark_context

LOG = "spark.log"


@dataclass(slots=True)
class Extracted:
    """What a run came to. `before` counts parts that an earlier run had finished; `failed` parts to why they are not."""

    parts: int
    before: int
    counts: Counter[str] = field(default_factory=Counter)
    failed: dict[int, str] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Articles a second of processor time, over all parts."""
        return self.counts["records"] / self.counts["cpu_seconds"] if self.counts["cpu_seconds"] else 0.0


def prepare(source: str, folder: Path, reading: Reading, part_bytes: int) -> Manifest:
    """Plan the run, or take up the one that the folder holds. Raises BadQuery where that is of another input or reader."""
    try:
        held = read_manifest(folder)
    except NotFound:
        return _begin(source, folder, reading, part_bytes)
    if held.reading != reading:
        differing = [
            name
            for name in (each.name for each in fields(Reading))
            if getattr(held.reading, name) != getattr(reading, name)
        ]
        raise BadQuery(
            f"{folder} was extracted with another {' and '.join(differing)} "
            f"({', '.join(str(getattr(held.reading, name)) for name in differing)}): name another folder"
        )
    if not _unchanged(held.plan, source):
        now = make_plan(source, part_bytes)
        if [(f.path, f.digest) for f in now.files] != [(f.path, f.digest) for f in held.plan.files]:
            raise BadQuery(f"{folder} was extracted from another input: name another folder")
        held = replace(held, plan=replace(held.plan, files=now.files))
        write_manifest(folder, held)
    return held


def _unchanged(plan: Plan, source: str) -> bool:
    now = [(str(path), (stat := path.stat()).st_size, stat.st_mtime_ns) for path in input_files(source)]
    return now == [(file.path, file.size, file.changed) for file in plan.files]


def _begin(source: str, folder: Path, reading: Reading, part_bytes: int) -> Manifest:
    if folder.exists() and any(folder.iterdir()):
        raise BadQuery(f"{folder} is not empty and holds no extractions: name another folder")
    manifest = Manifest(reading, make_plan(source, part_bytes))
    try:
        for name in (RECORDS, ARTICLES, CLAIMS, QUARANTINE, DONE):
            (folder / name).mkdir(parents=True, exist_ok=True)
        write_manifest(folder, manifest)
    except OSError as error:
        raise LegationError(f"{folder} cannot be written: {error.strerror or error}") from None
    return manifest


def extract(folder: Path, manifest: Manifest, reader: Reader, seconds: float, master: str | None) -> Extracted:
    """Read what is not finished; a part that fails keeps none of the others. Raises LegationError when Spark itself fails."""
    done = finished(folder)
    pending = [(part, file) for part, file in manifest.plan.with_files() if part.number not in done]
    result = Extracted(len(manifest.plan.parts), len(done))
    if pending:
        task = PartTask(folder, reader, seconds)
        with spark_context("legation scale extract", master, folder / LOG) as context:
            try:
                told: Iterable[Told] = context.parallelize(pending, len(pending)).map(task).collect()
            except Exception as error:  # Spark raises many kinds
                raise LegationError(
                    f"Spark gave up ({first_line(error)}): what is finished stays, run the same command again; see {folder / LOG}"
                ) from None
        result.failed = {one.part: one.reason for one in told if one.reason}
    for marker in finished(folder).values():
        result.counts.update(marker)
    return result
