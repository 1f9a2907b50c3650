"""What every command writes to the terminal: messages on stderr, results on stdout."""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

_PREFIX = "legation: "
# Control characters and bidirectional overrides of an article must not steer the terminal.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")
_WIDE = 160


def complain(message: str, prefix: str = _PREFIX) -> None:
    """One line on stderr."""
    print(f"{prefix}{safe(message)}", file=sys.stderr)


def print_json(value: Any) -> None:
    """One JSON value on stdout, in a stable layout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def safe(text: str | None) -> str:
    """On one line, without what could steer a terminal."""
    return _SPACES.sub(" ", _UNSAFE.sub("\ufffd", text or "")).strip()


@cache
def console() -> "Console":
    """Standard output; wide when it is no terminal, so that tables stay whole in files."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else _WIDE, highlight=False, soft_wrap=False)


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, widest: str = "sentence") -> None:
    """A table; the column named `widest` takes the room that is left. Cells are shown as they are, never as mark-up."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in columns:
        table.add_column(name, ratio=1 if name == widest else None, overflow="fold", no_wrap=False)
    for row in rows:
        table.add_row(*(Text(safe(cell)) for cell in row))
    console().print(table)


def print_line(text: str = "", style: str = "") -> None:
    """A line of words on stdout."""
    from rich.text import Text

    console().print(Text(safe(text), style=style))


def print_total(shown: int, total: int) -> None:
    """How many there are beside those shown, or that there are none."""
    if total > shown:
        print_line(f"{shown} of {total} shown; --limit shows more")
    elif not total:
        print_line("nothing found")
