"""Where what travels with the program lies: data/ and the built explorer of a checkout, else inside the installed package."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def checkout_of(package: Path) -> Path | None:
    """The working tree whose app/ holds `package`; None for an installed package, which carries its data within."""
    root = package.parents[1]
    tree = package.parent == root / "app" and (root / "pyproject.toml").exists() and (root / "data").is_dir()
    return root if tree and not (package / "data").exists() else None


@cache
def checkout() -> Path | None:
    """The working tree this package runs from; None when installed."""
    return checkout_of(_PACKAGE)


def shipped(*parts: str) -> Path:
    """A file or folder of data/, such as `shipped("models", "reader-en")`; it need not exist."""
    root = checkout()
    return (root / "data" if root else _PACKAGE / "data").joinpath(*parts)


def explorer() -> Path:
    """The folder of the built explorer; in a checkout it is there after `make setup`."""
    root = checkout()
    return root / "app" / "ui" / "dist" if root else _PACKAGE / "explorer"
