"""Work in several processes: in order, within its time, and whatever a single item does the others are done."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from legation.services import workers
from legation.services.workers import Crew, DidNotStart, run_ordered, seconds_for
from tests.services.working import broken, load, lost

PARENT = """
import sys, time
from legation.services.workers import Crew
from tests.services.working import load, lost
if __name__ == "__main__":
    crew = Crew(load, 1, lost)
    print(crew.one("pid"), flush=True)
    crew.one("hang")
"""


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    items = [f"item {n}" for n in range(30)]
    assert list(run_ordered(load, items, count, lost=lost)) == [(item, item.upper()) for item in items]


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_settled_is_not_worked_on_and_loads_nothing(count: int) -> None:
    settled = run_ordered(broken, ["a", "b"], count, lost=lost, settled=lambda item: f"{item} as it is")
    assert list(settled) == [("a", "a as it is"), ("b", "b as it is")]


@pytest.mark.parametrize("end", ["exit", "fault"])
def test_an_item_that_ends_its_process_is_given_up_and_the_others_are_done(end: str) -> None:
    items = ["a", "b", end, *(f"item {n}" for n in range(15)), end, "z"]
    found = list(run_ordered(load, items, 2, lost=lost))
    assert [item for item, _ in found] == items
    assert [result for item, result in found if item != end] == [item.upper() for item in items if item != end]
    given_up = [result for item, result in found if item == end]
    assert len(given_up) == 2
    assert all("ended the process" in result for result in given_up)


@pytest.mark.parametrize("count", [1, 2])
def test_an_item_that_takes_too_long_is_stopped_and_the_same_process_goes_on(count: int) -> None:
    items = ["a", "spin", "pid", "b"]
    found = dict(run_ordered(load, items, count, lost=lost, seconds=lambda item: 1.0))
    assert (found["a"], found["b"]) == ("A", "B")
    assert "took longer than 1 s" in found["spin"]


def test_an_item_that_cannot_be_stopped_is_killed_with_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "GRACE", 1.0)
    with Crew(load, 1, lost, lambda item: 1.0) as crew:
        first = crew.one("pid")
        assert "took longer than 1 s" in crew.one("hang")
        assert crew.one("pid") != first


def test_a_slow_item_holds_up_no_other() -> None:
    with Crew(load, 2, lost, lambda item: 600.0) as crew:

        def one() -> None:
            with suppress(DidNotStart):
                crew.one("hang")

        slow = threading.Thread(target=one)
        slow.start()
        assert [crew.one(item) for item in ("a", "b")] == ["A", "B"]
        assert slow.is_alive()
        crew.close()
        slow.join()


def test_a_worker_is_replaced_after_so_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "RECYCLED_AFTER", 2)
    with Crew(load, 1, lost) as crew:
        first, second, third = (crew.one("pid") for _ in range(3))
    assert first == second != third


def test_a_worker_that_was_killed_while_idle_is_replaced() -> None:
    with Crew(load, 1, lost) as crew:
        pid = int(crew.one("pid"))
        os.kill(pid, signal.SIGKILL)
        while pid in [process.pid for process in multiprocessing.active_children()]:
            time.sleep(0.01)
        assert crew.one("a") == "A"


def test_what_cannot_be_loaded_is_told_and_not_tried_for_each_item() -> None:
    with pytest.raises(DidNotStart, match="no model here"):
        list(run_ordered(broken, ["a", "b"], 2, lost=lost))


def test_what_the_work_raises_is_raised_again() -> None:
    with pytest.raises(RuntimeError, match="ValueError: nothing there"):
        list(run_ordered(load, ["a", "raise"], 2, lost=lost))


def test_nothing_is_left_running_when_the_results_are_not_wanted() -> None:
    before = set(multiprocessing.active_children())  # of tests beside, in the same process
    results = run_ordered(load, ["a", "hang"], 2, lost=lost)
    assert next(results) == ("a", "A")
    results.close()  # type: ignore[attr-defined]
    assert not set(multiprocessing.active_children()) - before


def test_a_worker_ends_when_the_one_that_started_it_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    for _ in range(500):
        if not runs(worker):
            return
        time.sleep(0.02)
    os.kill(worker, signal.SIGKILL)
    raise AssertionError("the worker lives on")


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_longer_texts_may_take_longer_in_proportion() -> None:
    assert seconds_for("a" * 500, 30.0) == seconds_for("a" * 10_000, 30.0) == 30.0
    assert seconds_for("a" * 40_000, 30.0) == 120.0
