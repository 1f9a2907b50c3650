"""Browsers save a complete page as "a.html" and a folder "a_files" of its pictures, scripts and frames."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TypeVar

_PAGES = frozenset((".html", ".htm", ".xhtml"))
# What browsers of some languages call the folder.
_FOLDERS = (
    "_files",
    "_file",
    ".files",
    "-files",
    "_dateien",
    "_fichiers",
    "_archivos",
    "_bestanden",
    "_pliki",
    "_arquivos",
)
AnyPath = TypeVar("AnyPath", str, Path)


def without_companions(paths: Iterable[AnyPath]) -> list[AnyPath]:
    """The paths but those in the folder of a saved page that is among them."""
    listed = [(path, PurePosixPath(path)) for path in paths]
    folders = {
        page.with_name(page.stem + ending) for _, page in listed if page.suffix.lower() in _PAGES for ending in _FOLDERS
    }
    return [path for path, pure in listed if not folders & set(pure.parents)]
