"""Where the shipped reader lies, and opening it."""

import hashlib
import json
from pathlib import Path

from legation.reader.model import Reader
from legation.shipped import shipped


def shipped_directory(name: str = "reader-en") -> Path:
    """The folder of a shipped reader, by default the English one."""
    return shipped("models", name)


def open_reader(folder: Path | None = None, name: str = "reader-en") -> Reader | None:
    """The reader in `folder`; without one the shipped reader of that name, or None where that is not there.

    Raises LegationError when what is there cannot be loaded.
    """
    if folder is not None:
        return Reader(folder)
    place = shipped_directory(name)
    return Reader(place) if (place / "manifest.json").exists() else None


def wrong_files(folder: Path | None = None) -> list[str]:
    """Names of the files of a reader whose SHA-256 is not the one its manifest gives."""
    place = folder or shipped_directory()
    wanted = json.loads((place / "manifest.json").read_text("utf-8"))["sha256"]
    return [name for name, digest in sorted(wanted.items()) if _digest(place / name) != digest]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
