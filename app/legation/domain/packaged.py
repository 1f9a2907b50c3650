"""Data files that travel inside the package."""

from importlib import resources
from typing import Any

import yaml

# The C loader is ten times as fast as the Python one; both are safe.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(package: str, path: str) -> Any:
    """Parse `path` below `package` ("legation.domain", "ontology.yaml")."""
    return yaml.load(resources.files(package).joinpath(path).read_text("utf-8"), Loader=_LOADER)  # noqa: S506
