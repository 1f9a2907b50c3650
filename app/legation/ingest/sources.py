"""From what the user names to the things to read: files, folders, globs and standard input."""

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from legation.errors import BadInput
from legation.ingest.formats.saved_pages import without_companions

STANDARD_INPUT = "-"
_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, or standard input when there is no file."""

    path: str
    file: Path | None


def expand(sources: Sequence[str]) -> Iterator[Source | tuple[str, BadInput]]:
    """Every file once, folders and globs in sorted order; what cannot be found as (name, error)."""
    seen: set[Path] = set()
    for name in sources:
        if name == STANDARD_INPUT:
            yield Source(name, None)
            continue
        try:
            files = _files(name)
        except BadInput as error:
            yield name, error
            continue
        for file in files:
            resolved = file.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield Source(str(file), file)


def _files(name: str) -> list[Path]:
    path = Path(name)
    if path.is_dir():
        return _below(path)
    if path.exists():
        return [path]
    if _MAGIC & set(name):
        found = sorted(Path(match) for match in glob.glob(name, recursive=True))
        files = [file for match in found for file in (_below(match) if match.is_dir() else [match])]
        if files:
            return files
        raise BadInput("no file matches: check the pattern")
    raise BadInput("no such file or folder: check the path")


def _below(folder: Path) -> list[Path]:
    """Files of the folder and below, but no hidden ones and no pictures and styles of saved pages."""
    files = without_companions(sorted(path for path in folder.rglob("*") if path.is_file()))
    visible = [file for file in files if not any(part.startswith(".") for part in file.relative_to(folder).parts)]
    if not visible:
        raise BadInput("the folder holds no file")
    return visible
