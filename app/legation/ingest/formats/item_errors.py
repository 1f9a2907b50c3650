"""One item read, or the reason it cannot be: no single item ends a run."""

from collections.abc import Callable

from legation.errors import BadInput
from legation.ingest.items import ReadFailure, ReadItem


def item_or_failure(path: str, make: Callable[[], ReadItem]) -> ReadItem:
    """What `make` returns; a failure with the reason when it raises."""
    try:
        return make()
    except BadInput as error:
        return ReadFailure(path, str(error))
    except Exception as error:  # a hostile file may break any library in any way
        return ReadFailure(path, broken(error))


def broken(error: Exception) -> str:
    """What to tell of an error nobody foresaw."""
    said = " ".join(str(error).split())[:200]
    told = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"it is damaged or of an unknown make ({told}): get another copy, or give its text"
