"""Spark is there, or a sentence says what is missing."""

from pathlib import Path

import pytest

from legation.errors import LegationError
from legation.scale.spark import check_java, first_line, with_attempts


def java_that_says(folder: Path, words: str) -> str:
    (folder / "bin").mkdir(parents=True)
    program = folder / "bin" / "java"
    program.write_text(f"#!/bin/sh\necho '{words}' >&2\n")
    program.chmod(0o755)
    return str(folder)


def test_no_java_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(LegationError, match=r"Java 17 or newer.*none in JAVA_HOME.*openjdk-17-jre-headless"):
        check_java()


@pytest.mark.parametrize(
    ("words", "told"), [('openjdk version "11.0.2"', "is 11:"), ('java version "1.8.0_1"', "is 8:")]
)
def test_an_old_java_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: str, told: str) -> None:
    monkeypatch.setenv("JAVA_HOME", java_that_says(tmp_path / "old", words))
    with pytest.raises(LegationError, match=told):
        check_java()


def test_a_new_java_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", java_that_says(tmp_path / "new", 'openjdk version "21.0.1" 2023-10-17'))
    check_java()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("local", "local[1,4]"), ("local[3]", "local[3,4]"), ("local[*]", "local[*,4]"), ("local[2,9]", "local[2,9]"),
        ("spark://host:7077", "spark://host:7077"),
    ],
)  # fmt: skip
def test_a_local_master_tries_again_what_was_killed(given: str, expected: str) -> None:
    assert with_attempts(given) == expected


def test_of_pages_of_java_the_line_that_tells_is_told() -> None:
    pages = ": org.apache.spark.SparkException: Job aborted\n  at a.b.c\nlegation.DidNotStart: no model here\n at d"
    assert first_line(RuntimeError(pages)) == "legation.DidNotStart: no model here"
    assert (
        first_line(RuntimeError("at x\nCaused by: java.net.BindException: in use"))
        == "Caused by: java.net.BindException: in use"
    )
