"""Runs docs/python.md: every block of Python in turn, and beneath it what it prints. `make docs` writes the outputs anew."""

import io
import os
import re
import sys
from contextlib import chdir, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.conftest import SAMPLES

TARGET = Path(__file__).parent.parent / "docs" / "python.md"
_BLOCK = re.compile(r"```python\n(.*?)```\n(?:\n```text\n.*?```\n)?", re.DOTALL)


def page(written: str, samples: Path) -> str:
    """The page with what its blocks print, run in a folder of its own with the graph of the samples in var/samples.db."""
    names: dict[str, Any] = {"__name__": "__page__"}

    def run(block: re.Match[str]) -> str:
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(block[1], TARGET.name, "exec"), names)
        shown = "\n".join(line.rstrip() for line in printed.getvalue().splitlines())
        return f"```python\n{block[1]}```\n" + (f"\n```text\n{shown}\n```\n" if shown else "")

    with TemporaryDirectory() as folder, chdir(folder):
        Path("var").mkdir()
        Path("var/samples.db").write_bytes(samples.read_bytes())
        try:
            return _BLOCK.sub(run, written)
        finally:
            if "graph" in names:
                names["graph"].close()


def _write() -> None:
    import subprocess

    with TemporaryDirectory() as folder:
        made = Path(os.environ.get("LEGATION_SAMPLES") or Path(folder) / "samples.db")
        if not made.exists():
            command = [sys.executable, "-m", "legation.cli", "build", *SAMPLES, "--db", f"sqlite:///{made}"]
            subprocess.run(command, check=True)
        TARGET.write_text(page(TARGET.read_text(encoding="utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    _write()
