"""What the processes of the tests work with: a module of its own, so that each of them imports no more than it needs."""

import os
import signal
import time
from collections.abc import Callable


def load() -> Callable[[str], str]:
    return work


def broken() -> Callable[[str], str]:
    raise OSError("no model here")


def work(item: str) -> str:
    if item == "exit":
        os._exit(3)
    if item == "fault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if item == "hang":
        time.sleep(600)
    while item == "spin":
        pass
    if item == "raise":
        raise ValueError("nothing there")
    return str(os.getpid()) if item == "pid" else item.upper()


def lost(item: str, reason: str) -> str:
    return f"{item}: {reason}"
