"""The raw sources as they lie in the folder given to `legation knowledge build --from`."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.domain.packaged import read_yaml
from legation.errors import BadInput


@dataclass(frozen=True, slots=True)
class Raw:
    """Reads files of the source folder, compressed or not."""

    directory: Path

    def rows(self, path: str) -> Iterator[dict[str, str]]:
        """The rows of a CSV file, cells stripped."""
        for row in csv.DictReader(io.StringIO(self._text(path))):
            yield {key: (value or "").strip() for key, value in row.items() if key is not None}

    def json(self, path: str) -> Any:
        """A JSON file."""
        return json.loads(self._text(path))

    def _text(self, path: str) -> str:
        found = self.directory / path
        try:
            data = found.read_bytes()
        except OSError:
            raise BadInput(f"{found} is missing: pass the folder of raw sources with --from") from None
        return (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8-sig")


def curated(name: str) -> Any:
    """Facts curated for this project, in knowledge/curated/."""
    return read_yaml("knowledge", f"curated/{name}.yaml")
