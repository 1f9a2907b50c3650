"""Legation: who stands where with whom, and the sentence behind every edge. `legation.open` opens a graph (docs/python.md)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.python.opening import open as open


def __getattr__(name: str) -> Any:
    # Only when asked for: every module of the package passes here, and commands must not wait for what notebooks use.
    if name == "open":
        from legation.python.opening import open as opening

        return opening
    raise AttributeError(f"module 'legation' has no attribute {name!r}")
