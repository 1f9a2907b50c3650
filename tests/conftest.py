"""Fixtures open the real thing: stores in memory, in a file and on a PostgreSQL server of their own."""

import fcntl
import gc
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit

import pytest

from legation import bootstrap
from legation.store import sql
from legation.store.sql import SqlStore, open_store
from tests.made_once import loaded_once, tables_from

SAMPLES = sorted(
    str(p) for p in (Path(__file__).parent.parent / "data/samples").rglob("*") if p.suffix in (".txt", ".html")
)
_LONGEST = (
    "api/test_schema.py", "quality/test_news.py", "quality/test_claims.py", "cli/test_resuming.py", "fuzz/test_files.py",
    "quality/test_minimal_pairs.py", "scale/test_extracting.py", "test_wheel.py", "quality/test_names.py", "test_walkthrough.py",
    "api/test_resuming.py", "browser/test_explorer.py", "browser/test_trust.py", "browser/test_graph.py",
    "extraction/test_growth.py", "cli/test_watch.py", "agents/test_server.py", "linking/test_cases.py", "test_new_types.py",
)  # fmt: skip
"""Files that take long begin first, so that no process works on one alone at the end (`--no-loadscope-reorder` keeps the order)."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes share the work; who runs it alone sees it in the order of the folders."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        turn = {Path(__file__).parent / name: number for number, name in enumerate(_LONGEST)}
        items.sort(key=lambda item: turn.get(item.path, len(turn)))


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: it need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _server_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """URL of a PostgreSQL server of our own, on a socket of the loopback; `make test` installs the server."""
    if url := os.environ.get("LEGATION_TEST_POSTGRESQL"):
        yield url
        return
    binaries = _server_binaries()
    if binaries is None:
        pytest.skip("no PostgreSQL server here: `make system-packages` installs one")
    # Not below pytest's own folder, which every other run of pytest closes to the user of the server.
    folder = Path(mkdtemp(prefix="legation-postgresql-"))
    # The server refuses to run as root.
    as_user: list[str] = []
    if os.geteuid() == 0:
        as_user = ["runuser", "-u", "postgres", "--"]
        shutil.chown(folder, "postgres")
    data, port = folder / "data", _free_port()
    init = [binaries / "initdb", "-D", data, "-A", "trust", "-U", "legation", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    subprocess.run([*as_user, *map(str, init)], check=True, capture_output=True, cwd="/")
    options = ["-p", str(port), "-h", "127.0.0.1", "-k", "", "-F"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [*as_user, str(binaries / "postgres"), "-D", str(data), *options], stdout=log, stderr=log, cwd="/"
        )
        url = f"postgresql://legation@127.0.0.1:{port}/postgres"
        try:
            _wait(url)
            yield url
        finally:
            subprocess.run(
                [*as_user, str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"],
                capture_output=True,
                check=False,
                cwd="/",
            )
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
            shutil.rmtree(folder, ignore_errors=True)


def _wait(url: str) -> None:
    import psycopg

    for _ in range(100):
        try:
            psycopg.connect(url, connect_timeout=1).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the PostgreSQL server did not start")


@pytest.fixture(scope="session", autouse=True)
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tables and reader are made once a process; see there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sql, "bring_up_to_date", tables_from(tmp_path_factory.mktemp("made") / "graph.db"))
        patch.setattr(bootstrap.ExtractorLoader, "__call__", loaded_once)
        yield


def common_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, which all its processes share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of a database with the sample articles, read once for all tests; those that write take a copy of the file."""
    folder = common_folder(tmp_path_factory)
    file, unfinished = folder / "samples.db", folder / "unfinished.db"
    with (folder / "samples.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            command = [sys.executable, "-m", "legation.cli", "build", *SAMPLES, "--db", f"sqlite:///{unfinished}"]
            done = subprocess.run(command, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
            unfinished.rename(file)
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def postgresql_tables(postgresql: str) -> str:
    """Name of a database that has its tables already."""
    import psycopg

    name = f"legation_tables_{os.getpid()}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    open_store(urlsplit(postgresql)._replace(path=f"/{name}").geturl()).close()
    return name


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """URL of an empty database, once a backend."""
    if request.param == "memory":
        return "memory:"
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'graph.db'}"
    import psycopg

    url: str = request.getfixturevalue("postgresql")
    tables, name = request.getfixturevalue("postgresql_tables"), f"legation_test_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {tables}")
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@pytest.fixture
def store(store_url: str) -> Iterator[SqlStore]:
    """An empty store, once a backend."""
    opened = open_store(store_url)
    yield opened
    opened.close()
