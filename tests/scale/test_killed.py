"""The long form, `make test-scale`: workers and drivers killed, and a cluster of two workers on the loopback."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.scale.running import (
    COMMAND,
    articles,
    environment,
    extracted,
    markers,
    records,
    scale_extract,
    wait_until,
    write_lines,
)

pytestmark = [pytest.mark.scale, pytest.mark.skipif(shutil.which("java") is None, reason="no Java here")]
SIZE = ("--part-size", "3000")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("source") / "a.jsonl", articles(60))


@pytest.fixture(scope="module")
def expected(source: Path) -> list[str]:
    return extracted(source).decode().splitlines()


def started(source: Path, folder: Path) -> "subprocess.Popen[bytes]":
    command = [*COMMAND, "scale", "extract", "-i", str(source), "-o", str(folder), "--master", "local[2]", *SIZE]
    return subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def python_workers(driver: int) -> list[int]:
    """Processes of Spark that run parts: forked by the daemon that Java started."""
    parents, daemons = {}, set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                if b"pyspark.daemon" in (entry / "cmdline").read_bytes():
                    daemons.add(int(entry.name))
            except OSError:
                continue

    def below(pid: int) -> bool:
        while pid in parents and pid != driver:
            pid = parents[pid]
        return pid == driver

    return sorted(pid for pid in daemons if parents[pid] in daemons and below(pid))


def test_a_killed_driver_costs_only_the_parts_in_work(source: Path, expected: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "out"
    driver = started(source, folder)
    wait_until(lambda: markers(folder))
    os.kill(driver.pid, signal.SIGKILL)
    driver.wait()
    before = markers(folder)
    done = scale_extract(source, folder, *SIZE)
    assert done.returncode == 0, done.stderr
    assert records(folder) == expected
    assert before.items() <= markers(folder).items()


def test_a_killed_python_worker_costs_only_its_part_which_is_tried_again(
    source: Path, expected: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    driver = started(source, folder)
    wait_until(lambda: markers(folder))
    victims = python_workers(driver.pid)
    assert victims
    os.kill(victims[0], signal.SIGKILL)
    assert driver.wait(240) == 0
    assert records(folder) == expected
    assert not [path for path in folder.rglob(".part-*") if path.parent.name == "done"]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """A standalone master and two workers of one core each."""
    import pyspark

    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address, program = f"spark://127.0.0.1:{port}", Path(pyspark.__file__).parent / "bin" / "spark-class"
    variables = environment(SPARK_LOCAL_IP="127.0.0.1", SPARK_NO_DAEMONIZE="1")
    master = ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0"]
    worker = [
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--webui-port",
        "0",
    ]
    running = []
    with (tmp_path / "cluster.log").open("wb") as log:
        for number, command in enumerate([master, [*worker, address], [*worker, address]]):
            place = ["--work-dir", str(tmp_path / f"work{number}")] if number else []
            running.append(
                subprocess.Popen(
                    [str(program), command[0], *place, *command[1:]], env=variables, stdout=log, stderr=log
                )
            )
            if not number:
                wait_until(lambda: _listens(port))
        try:
            yield address
        finally:
            for process in reversed(running):
                process.terminate()
                process.wait(30)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_cluster_of_two_workers_reads_the_same(
    cluster: str, source: Path, expected: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    done = scale_extract(source, folder, *SIZE, "--master", cluster)
    assert done.returncode == 0, done.stderr
    assert records(folder) == expected
