"""Hostile files: each ends in an article or a failure that says why, in time and in little memory; the run goes on.

`make fuzz` reads a thousand.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.fuzz.mutations import MUTATIONS, hostile_files

CASES = max(60, int(os.environ.get("LEGATION_FUZZ_CASES", "60")))
SECONDS = 20.0
MEGABYTES = 1500
SEED = int(os.environ.get("LEGATION_FUZZ_SEED", "20161221"))


@dataclass(frozen=True)
class Outcome:
    name: str
    items: dict[str, int]
    messages: list[str]
    seconds: float
    peak: int


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, contents in hostile_files(CASES, SEED):
        (folder / name).write_bytes(contents)
    command = [sys.executable, "-m", "tests.fuzz.reading", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent.parent, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"the run died at {lines[-1] if lines else None}: {done.stderr[-2000:]}"
    return [Outcome(*rest) for mark, *rest in lines if mark == "end"]


def test_every_file_ends_in_items(outcomes: list[Outcome]) -> None:
    assert len(outcomes) == CASES
    assert [one.name for one in outcomes if not one.items] == []


def test_every_failure_says_in_words_why(outcomes: list[Outcome]) -> None:
    for one in outcomes:
        for message in one.messages:
            assert 15 <= len(message) <= 400, (one.name, message)
            assert " " in message, (one.name, message)
            assert "Traceback" not in message, (one.name, message)
            assert "root:" not in message, (one.name, message)


def test_every_file_is_read_in_time(outcomes: list[Outcome]) -> None:
    assert {one.name: one.seconds for one in outcomes if one.seconds > SECONDS} == {}


def test_memory_stays_bounded(outcomes: list[Outcome]) -> None:
    assert max(one.peak for one in outcomes) < MEGABYTES


def test_the_same_seed_gives_the_same_files() -> None:
    assert list(hostile_files(len(MUTATIONS))) == list(hostile_files(len(MUTATIONS)))
