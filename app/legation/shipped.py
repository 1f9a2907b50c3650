"""Where what travels with the program lies: data/ and the built explorer of a checkout, else inside the installed package."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def checkout() -> Path | None:
    """The working tree this package runs from; None when installed."""
    root = _PACKAGE.parents[1]
    return root if (root / "pyproject.toml").exists() and (root / "data").is_dir() else None


def shipped(*parts: str) -> Path:
    """A file or folder of data/, such as `shipped("models", "reader-en")`; it need not exist."""
    root = checkout()
    return (root / "data" if root else _PACKAGE / "data").joinpath(*parts)


def explorer() -> Path:
    """The folder of the built explorer; in a checkout it is there after `make setup`."""
    root = checkout()
    return root / "app" / "ui" / "dist" if root else _PACKAGE / "explorer"
