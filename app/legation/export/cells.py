"""Values as the cells of a table; what a spreadsheet would run is text."""

from collections.abc import Mapping
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would run when a cell begins with it (OWASP, CSV injection)."""


def cell(value: Any) -> str:
    """Nothing for None, pairs of whole numbers as 12-18, several values with "; " between them, counts as "happened 2"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {value[name]}" for name in sorted(value))
    if isinstance(value, list | tuple):
        numbers = len(value) == 2 and all(type(one) is int for one in value)
        return _harmless("-".join(map(str, value)) if numbers else "; ".join(map(cell, value)))
    return _harmless(str(value))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
