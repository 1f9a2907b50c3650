"""When a host may be asked: one request at a time, a pause between two, and patience when it asks for some."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from legation.fetching.connecting import Deadline
from legation.fetching.failures import FetchFailed

_MOST_HOSTS = 2_000
_LONGEST_WAIT = 86_400.0


@dataclass(slots=True)
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    next_at: float = 0.0


class HostScheduler:
    """Gives out turns at hosts. Shared by all threads of a process."""

    def __init__(
        self,
        patience: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str, delay: float, deadline: Deadline) -> Iterator[None]:
        """Wait for our turn, then hold it; the next one comes `delay` seconds after its end.

        Raises FetchFailed when that is longer than our patience.
        """
        found = self._host(host)
        began = self._clock()
        if not found.lock.acquire(timeout=self._patience):
            raise FetchFailed(f"{host} is being asked by others for too long", passing=True)
        try:
            wait = found.next_at - self._clock()
            if wait > self._patience:
                raise FetchFailed(f"{host} asks us to wait {wait:.0f} seconds", passing=True, retry_after=wait)
            if wait > 0:
                self._sleep(wait)
            deadline.extend(self._clock() - began)
            try:
                yield
            finally:
                found.next_at = max(found.next_at, self._clock() + delay)
        finally:
            found.lock.release()

    def postpone(self, host: str, seconds: float) -> None:
        """No request to the host for so long."""
        found = self._host(host)
        found.next_at = max(found.next_at, self._clock() + seconds)

    def _host(self, host: str) -> _Host:
        with self._guard:
            if len(self._hosts) > _MOST_HOSTS:
                now = self._clock()
                self._hosts = {k: h for k, h in self._hosts.items() if h.lock.locked() or h.next_at > now}
            return self._hosts.setdefault(host, _Host())


def retry_after(value: str | None) -> float | None:
    """Seconds of a Retry-After header, whether it holds seconds or a date; at most a day."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), _LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0.0, (moment - datetime.now(UTC)).total_seconds()), _LONGEST_WAIT)
