"""What every command writes to the terminal: messages on stderr, results on stdout."""

import json
import sys
from typing import Any

_PREFIX = "legation: "


def complain(message: str, prefix: str = _PREFIX) -> None:
    """One line on stderr."""
    print(f"{prefix}{message}", file=sys.stderr)


def print_json(value: Any) -> None:
    """One JSON value on stdout, in a stable layout."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
