"""One part read from beginning to end, in whatever process of whatever machine an engine runs it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.errors import LegationError
from legation.scale.inputs import Raw, raw_items
from legation.scale.part_writer import PartWriter
from legation.scale.planning import InputFile, Part
from legation.scale.reading import Read, Reader
from legation.services.workers import DIED, Crew, seconds_for_size


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a part: what its marker tells, or why it could not be finished."""

    part: int
    marker: dict[str, Any] | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PartTask:
    """Reads a part of a file; travels to where it is run. `seconds` as in the settings."""

    folder: Path
    reader: Reader
    seconds: float

    def __call__(self, planned: tuple[Part, InputFile]) -> Told:
        part, file = planned
        try:
            return Told(part.number, self._read(part, file))
        except (LegationError, OSError) as error:
            return Told(part.number, None, str(error))

    def _read(self, part: Part, file: InputFile) -> dict[str, Any]:
        started = time.monotonic()
        crew = _crew(self.reader, self.seconds)
        with PartWriter(self.folder, part.number) as writer:
            for read in _read_all(raw_items(part, file), crew):
                writer.put(read)
            return writer.finish(time.monotonic() - started)


def _read_all(items: Iterator[Raw], crew: "Crew[Raw, Read]") -> Iterator[Read]:
    for raw in items:
        read = crew.one(raw)
        # A process may have been ended from outside, for memory or by hand: only what ends two of them is at fault itself.
        yield crew.one(raw) if read.died else read


_started: "list[tuple[Reader, float, Crew[Raw, Read]]]" = []
"""The process that reads, started with the first part and kept for all that follow in this one."""


def _crew(reader: Reader, seconds: float) -> "Crew[Raw, Read]":
    for its_reader, its_seconds, crew in _started:
        if (its_reader, its_seconds) == (reader, seconds):
            return crew
    _started.append((reader, seconds, Crew(reader, 1, _lost, _Allowed(seconds))))
    return _started[-1][2]


def end_processes() -> None:
    """End the processes that read for this one; they end with it anyway."""
    while _started:
        _started.pop()[2].close()


def _lost(raw: Raw, reason: str) -> Read:
    return Read(raw.file, raw.number, reason=reason, died=reason == DIED)


@dataclass(frozen=True, slots=True)
class _Allowed:
    """The time budget of a line or row."""

    seconds: float

    def __call__(self, raw: Raw) -> float:
        return seconds_for_size(raw.size, self.seconds)
