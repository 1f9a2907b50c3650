"""What pyproject.toml cannot say: the wheel carries data/ and the built explorer inside the package (see legation/shipped.py)."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
CARRIED = ("knowledge", "models", "phrases")


class BuildWithData(build_py):
    """Copies what `legation.shipped` looks for beside the package's own modules."""

    def run(self) -> None:
        """Raises FileNotFoundError when the explorer has not been built: `make setup` builds it."""
        super().run()
        if self.editable_mode:
            return
        package = Path(self.build_lib) / "legation"
        for name in CARRIED:
            shutil.copytree(ROOT / "data" / name, package / "data" / name, dirs_exist_ok=True)
        shutil.copytree(ROOT / "app" / "ui" / "dist", package / "explorer", dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithData})
