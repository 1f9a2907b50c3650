"""Opaque keyset cursors: the sort key of a page's last item."""

import base64
import binascii
import json

from legation.errors import BadQuery

Key = tuple[str | int | float | None, ...]


def write_cursor(key: Key) -> str:
    """The cursor behind which the next page begins."""
    return base64.urlsafe_b64encode(json.dumps(key, separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(cursor: str, shape: tuple[type, ...]) -> Key:
    """The sort key in a cursor. Raises BadQuery when the cursor is not one of this list's."""
    try:
        key = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error) as error:
        raise BadQuery("the cursor is not one this list gave: start again without it") from error
    fits = (
        isinstance(key, list)
        and len(key) == len(shape)
        and all(isinstance(k, s) or (k is None and s is str) for k, s in zip(key, shape, strict=True))
    )
    if not fits:
        raise BadQuery("the cursor belongs to another list: start again without it")
    return tuple(key)
