"""Cursors as callers send them: only what a database can compare reaches the store."""

import base64
import json
from typing import Any

from legation.errors import BadQuery

_LARGEST = 2**63 - 1


def checked(cursor: str) -> str:
    """The cursor, if it holds plain words and numbers. Raises BadQuery: the lists themselves give no other."""
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        key = None
    if not isinstance(key, list) or not all(map(_plain, key)):
        raise BadQuery("the cursor is not one this list gave: start again without it")
    return cursor


def _plain(part: Any) -> bool:
    if isinstance(part, str):
        return "\x00" not in part and not any("\ud800" <= char <= "\udfff" for char in part)
    return type(part) is int and abs(part) <= _LARGEST
