"""What can go wrong with a database, in words: whichever statement met it, one sentence that says what to do."""

import re
from typing import Any

from sqlalchemy import Engine, event

from legation.errors import DiskFull, StorageFault

_PASSWORD = re.compile(r"(://[^:/@]*):[^@]*@")
# What SQLite and PostgreSQL say, and what we say.
_FULL = ("database or disk is full", "No space left on device", "could not extend file")
_SAID = (
    (
        ("is locked", "database table is locked"),
        "another program has held the database for too long: end it, or try again later",
    ),
    (("readonly database", "read-only transaction"), "the database can only be read: nothing was changed"),
    (
        ("malformed", "Could not decode to UTF-8", "disk I/O error", "'utf-8' codec"),
        "the database is damaged: `legation doctor` tells more, `legation restore` brings back a backup",
    ),
    (
        ("file is not a database",),
        "this is no Legation database, or its beginning is damaged: give another file, or `legation restore` a backup",
    ),
    (
        ("unable to open database file",),
        "the database cannot be opened: check the path, and that its folder is there and may be read",
    ),
    (
        ("connection failed", "connection refused", "server closed the connection", "could not connect", "terminating"),
        "the database server does not answer: check that it runs, then try again",
    ),
)


def tell_faults(engine: Engine) -> None:
    """Let faults of the engine's database be raised as StorageFault; everything else as SQLAlchemy has it."""
    event.listen(engine, "handle_error", _told)


def _told(context: Any) -> None:
    found = fault_of(context.original_exception)
    if found is not None:
        raise found from context.original_exception


def fault_of(error: BaseException) -> StorageFault | None:
    """The fault an error of a database driver means; None where it is a mistake of the program."""
    said = str(error)
    if any(sign in said for sign in _FULL):
        return DiskFull("the disk is full: make room, then go on; what was stored before is whole")
    for signs, words in _SAID:
        if any(sign in said for sign in signs):
            return StorageFault(words)
    return None


def without_password(url: str) -> str:
    """The address of a database as it may be shown."""
    return _PASSWORD.sub(r"\1:***@", url)
