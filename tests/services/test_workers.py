"""Work in several processes: in order, and whatever a single item does the others are done."""

import os
import signal
import time
from collections.abc import Callable

import pytest

from legation.services import workers
from legation.services.workers import run_ordered


def load() -> Callable[[str], str]:
    return work


def work(item: str) -> str:
    if item == "exit":
        os._exit(3)
    if item == "fault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if item == "hang":
        time.sleep(600)
    return item.upper()


def lost(item: str, reason: str) -> str:
    return f"{item}: {reason}"


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    items = [f"item {n}" for n in range(30)]
    assert list(run_ordered(load, items, count)) == [(item, item.upper()) for item in items]


@pytest.mark.parametrize("end", ["exit", "fault"])
def test_an_item_that_ends_its_process_is_given_up_and_the_others_are_done(end: str) -> None:
    items = ["a", "b", end, *(f"item {n}" for n in range(15)), end, "z"]
    found = list(run_ordered(load, items, 2, lost=lost))
    assert [item for item, _ in found] == items
    assert [result for item, result in found if item != end] == [item.upper() for item in items if item != end]
    given_up = [result for item, result in found if item == end]
    assert len(given_up) == 2
    assert all("ended the process" in result for result in given_up)


def test_an_item_that_hangs_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "STARTING", 3.0)
    began = time.monotonic()
    found = dict(run_ordered(load, ["a", "hang", "b"], 2, lost=lost, seconds=lambda item: 1.0))
    assert (found["a"], found["b"]) == ("A", "B")
    assert "took longer than" in found["hang"]
    assert time.monotonic() - began < 40


def test_nothing_is_left_running_when_the_results_are_not_wanted() -> None:
    results = run_ordered(load, ["a", "hang"], 2, lost=lost)
    assert next(results) == ("a", "A")
    began = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 10
