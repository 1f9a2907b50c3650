"""What pyproject.toml cannot say: the wheel carries data/ and the built explorer inside the package (see legation/shipped.py)."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.errors import SetupError

ROOT = Path(__file__).parent
EXPLORER = ROOT / "app" / "ui" / "dist"
CARRIED = ("knowledge", "models", "phrases")


class BuildWithData(build_py):
    """Copies what `legation.shipped` looks for beside the package's own modules."""

    def run(self) -> None:
        """Raises SetupError when the explorer has not been built."""
        if self.editable_mode:
            super().run()
            return
        if not (EXPLORER / "index.html").exists():
            raise SetupError("the explorer is not built: run `make setup` first, or `make wheel` for all at once")
        package = Path(self.build_lib) / "legation"
        # Modules and assets of an earlier build would travel too.
        shutil.rmtree(package, ignore_errors=True)
        super().run()
        for name in CARRIED:
            _copy(ROOT / "data" / name, package / "data" / name)
        _copy(EXPLORER, package / "explorer")


def _copy(source: Path, target: Path) -> None:
    """Copy a folder without its hidden files."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"))


setup(cmdclass={"build_py": BuildWithData})
