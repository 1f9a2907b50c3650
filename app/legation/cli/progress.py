"""How far a build has come, on stderr: a bar where somebody looks, else a line now and then for logs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from legation.cli.terminal import complain

if TYPE_CHECKING:
    from legation.services.build import Built

_EVERY, _SECONDS = 100, 30.0
"""A line after so many items, or after so long where they take longer."""


def progress(stack: ExitStack) -> Callable[[Built], None]:
    """What to call after each item."""
    return _bar(stack) if sys.stderr.isatty() else _Lines()


def _bar(stack: ExitStack) -> Callable[[Built], None]:
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("reading articles"), MofNCompleteColumn(), TimeElapsedColumn())
    bar = stack.enter_context(Progress(*columns, console=Console(stderr=True), transient=True))
    task = bar.add_task("articles", total=None)
    return lambda _: bar.advance(task)


class _Lines:
    """Short builds write none."""

    def __init__(self) -> None:
        self._items = self._failed = self._claims = self._told = 0
        self._begun = self._last = time.monotonic()

    def __call__(self, one: Built) -> None:
        self._items += 1
        self._failed += one.result == "failed"
        self._claims += one.claim_count
        now = time.monotonic()
        if self._items - self._told >= _EVERY or now - self._last >= _SECONDS:
            self._told, self._last = self._items, now
            complain(
                f"{self._items:,} items after {now - self._begun:.0f} s: {self._claims:,} claims read, {self._failed:,} failed"
            )
