"""The wheel stands alone: built from the source distribution, installed outside any checkout, it reads, builds and serves."""

import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import urllib.request
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.serving import served_by

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "data" / "samples" / "riga-courier" / "2017-06-19-battle-group-welcomed-at-adazi.html"
PIP = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")


def done(*command: object, **where: Any) -> str:
    finished = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **where)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


def files_below(folder: Path) -> dict[str, int]:
    """Path and size of every file that is neither hidden nor compiled by Python."""
    found = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
    return {
        relative.as_posix(): path.stat().st_size
        for relative, path in found.items()
        if "__pycache__" not in relative.parts and not relative.name.startswith(".")
    }


@dataclass(frozen=True)
class Installed:
    """Legation in an environment of its own, and a home and a working folder that are empty but for one article."""

    environment: Path
    home: Path
    folder: Path

    @property
    def program(self) -> tuple[str, ...]:
        return (str(self.environment / "bin" / "legation"),)

    @property
    def package(self) -> Path:
        return next(self.environment.glob("lib/python*/site-packages")) / "legation"

    @property
    def variables(self) -> dict[str, str]:
        """All there is: nothing of the process that tests, above all no PYTHONPATH."""
        return {
            "HOME": str(self.home),
            "PATH": "/usr/bin:/bin",
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_DATA_HOME": str(self.home / "share"),
        }

    def legation(self, *words: str) -> str:
        return done(*self.program, *words, cwd=self.folder, env=self.variables)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked; not compressed before, which takes longest."""
    folder = tmp_path_factory.mktemp("sources")
    # A list of files that an earlier build has left in the checkout would be read again: a folder of its own for that.
    command = (sys.executable, "setup.py", "-q", "egg_info", "-e", folder, "sdist", "--formats=tar", "-d", folder)
    done(*command, cwd=ROOT)
    (archive,) = folder.glob("legation-*.tar")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar")


@pytest.fixture(scope="module")
def wheel(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built where an earlier build has left a module that is no longer there."""
    left = sources / "build" / "lib" / "legation" / "gone.py"
    left.parent.mkdir(parents=True)
    left.touch()
    folder = tmp_path_factory.mktemp("wheel")
    done(*PIP, "wheel", sources, "--no-deps", "--no-build-isolation", "--no-index", "-w", folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("installed")
    found = Installed(folder / "environment", folder / "home", folder / "work")
    found.home.mkdir()
    found.folder.mkdir()
    (found.folder / "article.html").write_bytes(ARTICLE.read_bytes())
    venv.create(found.environment, symlinks=True)
    # A checkout on PYTHONPATH would make pip believe that Legation is installed already.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    python = found.environment / "bin" / "python"
    done(*PIP, "--python", python, "install", "--no-deps", "--no-index", wheel, env=variables)
    # What Legation needs is taken from the environment of the tests. Python follows no .pth file that lies in a
    # folder named by one, so the checkout that is installed there stays out of reach.
    needed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (found.package.parent / "needed.pth").write_text("\n".join(sorted(needed)) + "\n")
    return found


@pytest.fixture(scope="module")
def built(installed: Installed) -> Installed:
    """With a graph of the article."""
    installed.legation("build", "article.html")
    return installed


def test_the_source_distribution_holds_every_file_of_the_repository_and_the_explorer(sources: Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    held = {path.relative_to(sources).as_posix() for path in sources.rglob("*") if path.is_file()}
    assert {name for name in listed.stdout.splitlines() if (ROOT / name).exists()} - held == set()
    more = {name for name in held - set(listed.stdout.splitlines()) if not name.startswith(("app/ui/dist/", "build/"))}
    assert {name for name in more if ".egg-info/" not in name} == {"PKG-INFO", "setup.cfg"}


def test_the_wheel_carries_the_package_its_data_and_the_explorer_and_nothing_else(wheel: Path) -> None:
    expected = {f"legation/{name}": size for name, size in files_below(ROOT / "app" / "legation").items()}
    for carried in ("knowledge", "models", "phrases"):
        expected |= {f"legation/data/{carried}/{n}": size for n, size in files_below(ROOT / "data" / carried).items()}
    expected |= {f"legation/explorer/{name}": size for name, size in files_below(ROOT / "app" / "ui" / "dist").items()}
    with zipfile.ZipFile(wheel) as packed:
        held = {entry.filename: entry.file_size for entry in packed.infolist()}
    assert {name: size for name, size in held.items() if ".dist-info/" not in name} == expected
    for name in ("py.typed", "domain/ontology.yaml", "store/migrations/script.py.mako", "explorer/index.html"):
        assert f"legation/{name}" in held
    assert {name.split("/", 1)[1] for name in held if "/licenses/" in name} == {"licenses/LICENSE", "licenses/NOTICE"}


def test_an_explorer_that_is_not_built_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "app" / "legation").mkdir(parents=True)
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "setup.py", "-q", "build_py"]
    failed = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert failed.stderr.strip().endswith("run `make setup` first, or `make wheel` for all at once")
    assert "Traceback" not in failed.stderr


def test_the_installed_program_is_the_one_from_the_wheel(installed: Installed) -> None:
    where = "import legation.shipped as s; print(s.__file__, s.checkout())"
    python = installed.environment / "bin" / "python"
    assert done(python, "-c", where, cwd=installed.folder, env=installed.variables).split() == [
        str(installed.package / "shipped.py"),
        "None",
    ]
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert version is not None
    assert installed.legation("--version") == f"legation {version[1]}\n"


def test_an_article_is_built_into_the_users_data_folder_and_found(built: Installed) -> None:
    assert (built.home / "share" / "legation" / "legation.db").is_file()
    found = json.loads(built.legation("find", "latvia", "--json"))
    assert "kb:c/lv" in [item["id"] for item in found["items"]]


def test_knowledge_compiles_into_the_users_cache(built: Installed) -> None:
    (compiled,) = (built.home / "cache" / "legation").iterdir()
    assert compiled.name.startswith("knowledge-")
    assert compiled.suffix == ".sqlite"


def test_no_library_leaves_anything_in_the_users_cache(built: Installed) -> None:
    assert [path.name for path in (built.home / "cache").iterdir()] == ["legation"]


def test_nothing_is_written_beside_the_program_or_where_it_is_called(built: Installed, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        carried = {name.removeprefix("legation/") for name in packed.namelist() if name.startswith("legation/")}
    assert files_below(built.package).keys() == carried
    assert [path.name for path in built.folder.iterdir()] == ["article.html"]
    assert sorted(path.name for path in built.home.iterdir()) == ["cache", "share"]


def test_every_part_is_in_order(built: Installed) -> None:
    states = re.findall(r"^ *(\S.*?) {2,}(ok|failed) ", built.legation("doctor"), re.MULTILINE)
    assert {part for part, state in states if state == "ok"} == {
        "python", "language model", "trained reader", "knowledge base", "database", "explorer", "disk",
    }  # fmt: skip


def test_the_service_shows_the_explorer_and_answers(built: Installed) -> None:
    with served_by(built.program, built.variables, built.folder) as (base, _):
        page = read(base)
        assert '<div id="root">' in page
        assets = re.findall(r'(?:src|href)="\./(assets/[^"]+)"', page)
        assert assets
        assert all(read(f"{base}/{path}") for path in assets)
        found = json.loads(read(f"{base}/v1/entities?q=latvia"))
        assert "kb:c/lv" in [item["id"] for item in found["items"]]


def test_the_knowledge_base_is_built_in_a_checkout_alone(installed: Installed) -> None:
    command = [*installed.program, "knowledge", "build", "--from", "."]
    refused = subprocess.run(
        command, cwd=installed.folder, env=installed.variables, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    assert refused.stderr.strip() == (
        "legation: the knowledge base is built in a checkout of Legation, where knowledge/ is"
    )


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return str(answer.read().decode("utf-8"))
