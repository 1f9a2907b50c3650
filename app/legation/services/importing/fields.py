"""Fields of a line by what they must be."""

from collections.abc import Mapping
from typing import Any

from legation.errors import BadInput


def object_in(raw: Mapping[str, Any], key: str) -> dict[str, Any]:
    """Empty where it is missing. Raises BadInput."""
    value = raw.get(key)
    if value is not None and not isinstance(value, dict):
        raise BadInput(f'"{key}" is no object')
    return value or {}


def string_in(raw: Mapping[str, Any], key: str) -> str | None:
    """None where it is missing or empty. Raises BadInput."""
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise BadInput(f'"{key}" is no string')
    return value or None
