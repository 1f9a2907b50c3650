"""Opaque keyset cursors: the sort key of a page's last item."""

import base64
import json
from typing import Any

from legation.errors import BadQuery

Key = tuple[str | int, ...]
_LARGEST = 2**63 - 1
"""Beyond it no database compares whole numbers."""


def write_cursor(key: Key) -> str:
    """The cursor behind which the next page begins."""
    return base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(cursor: str, shape: tuple[type, ...]) -> Key:
    """The sort key in a cursor. Raises BadQuery when it is not one that a list of this shape gave."""
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or not all(map(_is_comparable, key)):
        raise BadQuery("the cursor is not one this list gave: start again without it")
    if [type(part) for part in key] != list(shape):
        raise BadQuery("the cursor belongs to another list: start again without it")
    return tuple(key)


def _is_comparable(part: Any) -> bool:
    """Whether every database can compare it: no NUL, no half surrogates, no number beyond 64 bits."""
    if isinstance(part, str):
        return "\x00" not in part and not any("\ud800" <= char <= "\udfff" for char in part)
    return type(part) is int and abs(part) <= _LARGEST
