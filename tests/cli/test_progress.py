"""Where nobody looks, a build tells how far it has come line by line; shells complete its commands."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

PROGRESS = re.compile(r"legation: ([\d,]+) items after \d+ s: 0 claims read, ([\d,]+) failed")


def build(source: Path, folder: Path) -> list[str]:
    """The lines on stderr, which is no terminal."""
    command = [sys.executable, "-m", "legation.cli", "build", str(source), "--db", f"sqlite:///{folder / 'graph.db'}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    return done.stderr.splitlines()


def records(path: Path, count: int) -> Path:
    """Records without a text: each fails at once, and nothing that reads articles is loaded."""
    path.write_text("".join(json.dumps({"title": f"no text {n}"}) + "\n" for n in range(count)), encoding="utf-8")
    return path


def test_a_long_build_tells_every_hundred_items_how_far_it_is(tmp_path: Path) -> None:
    lines = build(records(tmp_path / "many.ndjson", 250), tmp_path)
    assert [match.groups() for line in lines if (match := PROGRESS.fullmatch(line))] == [("100", "100"), ("200", "200")]


def test_a_short_build_tells_nothing_of_the_kind(tmp_path: Path) -> None:
    assert not [line for line in build(records(tmp_path / "few.ndjson", 3), tmp_path) if PROGRESS.fullmatch(line)]


def completions(*words: str) -> list[str]:
    """What bash is told by the function that `--show-completion` prints."""
    asked = {"_LEGATION_COMPLETE": "complete_bash", "COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    program = "import sys; sys.argv[0] = 'legation'; from legation.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ, **asked}
    )
    assert done.stderr == ""
    return done.stdout.split()


def test_commands_and_options_are_completed() -> None:
    assert completions("legation", "re") == ["read", "relink", "reject", "rename", "review", "restore"]
    assert completions("legation", "keys", "cre") == ["create"]
    assert completions("legation", "build", "--work") == ["--workers"]
