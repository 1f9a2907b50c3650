"""Reads files one by one in a process of its own: `python -m tests.fuzz.reading FOLDER`, one JSON line a file.

Each line: name, what the items were, processor seconds, peak memory of the process so far in megabytes.
"""

import json
import re
import sys
import time
from itertools import islice
from pathlib import Path

from legation.ingest.items import ReadFailure, ReadOptions
from legation.ingest.readers import read_sources

_MOST_ITEMS = 20_000


def main(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        print(json.dumps(["begin", path.name]), flush=True)
        begun = time.process_time()
        items: dict[str, int] = {}
        messages: set[str] = set()
        for item in islice(read_sources([str(path)], ReadOptions()), _MOST_ITEMS):
            kind = type(item).__name__
            items[kind] = items.get(kind, 0) + 1
            if isinstance(item, ReadFailure) and len(messages) < 50:
                messages.add(item.message)
        seconds = time.process_time() - begun
        print(json.dumps(["end", path.name, items, sorted(messages), seconds, _peak()]), flush=True)


def _peak() -> int:
    """Megabytes. Not `ru_maxrss`, which begins with what the process that started this one held."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found is not None
    return int(found[1]) // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]))
