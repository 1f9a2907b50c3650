"""Opens Spark, and says in one sentence why it cannot be opened."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from legation.errors import LegationError

if TYPE_CHECKING:
    from pyspark import SparkContext

OLDEST_JAVA = 17
_ATTEMPTS = 4
"""Of a part whose Python worker is killed."""


def check_java() -> None:
    """Raises LegationError unless Spark will find a Java that is new enough."""
    needs = f"Spark needs Java {OLDEST_JAVA} or newer"
    install = f"install one (Debian: apt-get install openjdk-{OLDEST_JAVA}-jre-headless), or set JAVA_HOME"
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    if java is None:
        raise LegationError(
            f"{needs}, and {f'there is none in JAVA_HOME ({home})' if home else 'none is here'}: {install}"
        )
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LegationError(f"{needs}, and {java} does not run ({error}): {install}") from None
    version = re.search(r'version "(?:1\.)?(\d+)', told)
    if version is None or int(version[1]) < OLDEST_JAVA:
        raise LegationError(
            f"{needs}, and {java} is {version[1] if version else 'none that tells its version'}: {install}"
        )


@contextmanager
def spark_context(name: str, master: str | None, log: Path) -> Iterator[SparkContext]:
    """A context of that master; without one spark-submit's, else as many processes as this machine has cores.

    What Spark tells goes to the file `log`. Raises LegationError.
    """
    try:
        from pyspark import SparkConf, SparkContext
    except ImportError:
        raise LegationError("this needs Spark, an extra: pip install 'legation[spark]'") from None
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    if not submitted:
        check_java()
    # The executors run this Python unless they are told of another.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf(loadDefaults=submitted).setAppName(name)
    if not submitted or master:
        conf.setMaster(with_attempts(master or "local[*]"))
    for key, value in _settings(conf.get("spark.master") or "").items():
        conf.setIfMissing(key, value)
    with _told_in(log):
        try:
            context = SparkContext(conf=conf)
        except Exception as error:  # the library and Java raise many kinds
            raise LegationError(f"Spark does not start ({first_line(error)}): see {log}") from None
        try:
            context.setLogLevel("WARN")
            yield context
        finally:
            context.stop()


def with_attempts(master: str) -> str:
    """A local master that tries a part again whose process was killed, as clusters do anyway."""
    local = re.fullmatch(r"local(?:\[(\d+|\*)\])?", master)
    return f"local[{local[1] or 1},{_ATTEMPTS}]" if local else master


def first_line(error: BaseException) -> str:
    """Of what Java tells over pages, the line that says what happened."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    ours = [line for line in lines if re.match(r"[\w.]*(Error|DidNotStart): ", line)]
    javas = [line for line in lines if "Exception" in line or "failure" in line]
    return (ours or javas or lines or [type(error).__name__])[0][:300]


def _settings(master: str) -> dict[str, str]:
    found = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.task.maxFailures": str(_ATTEMPTS),
        "spark.python.worker.reuse": "true",
        "spark.driver.memory": "1g",
    }
    if master.startswith("local") or "//127.0.0.1" in master:
        found |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return found


@contextmanager
def _told_in(log: Path) -> Iterator[None]:
    """Let what is started meanwhile write its standard error into a file: Java is talkative, and keeps what it got."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with log.open("ab") as stream:
            os.dup2(stream.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
