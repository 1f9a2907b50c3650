"""Legation: who stands where with whom, and the sentence behind every edge. `legation.open` opens a graph (docs/python.md)."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from legation.python.opening import open_graph as open  # noqa: A004, F401


def __getattr__(name: str) -> Any:
    # Only when asked for: every module of the package passes here, and commands must not wait for what notebooks use.
    if name == "open":
        from legation.python.opening import open_graph

        return open_graph
    raise AttributeError(f"module 'legation' has no attribute {name!r}")
