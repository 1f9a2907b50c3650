"""What Retry-After may hold, and turns at a host."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from legation.fetching.connecting import Deadline
from legation.fetching.failures import FetchFailed
from legation.fetching.politeness import HostScheduler, retry_after
from tests.fetching.site import Clock


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), (" 5 ", 5.0), ("0", 0.0), ("999999999999999", 86_400.0), (None, None), ("", None), ("soon", None), ("-5", None),
     ("1e9", None), ("٣", None), ("Wed, 21 Dec 2016 08:00:00 GMT", 0.0), ("Wed, 99 Dec 2016", None)],
)  # fmt: skip
def test_retry_after_is_read_or_passed_over(value: str | None, seconds: float | None) -> None:
    assert retry_after(value) == seconds


def test_retry_after_may_be_a_date() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert retry_after(later) == pytest.approx(90, abs=2)


def test_a_turn_that_failed_is_followed_by_the_pause_too() -> None:
    clock = Clock()
    scheduler = HostScheduler(60, clock, clock.sleep)
    with pytest.raises(ValueError, match="x"), scheduler.turn("news.com", 3, Deadline(5)):
        raise ValueError("x")
    with scheduler.turn("news.com", 3, Deadline(5)):
        pass
    assert clock.slept == [3]


def test_a_host_that_put_us_off_beyond_our_patience_is_not_waited_for() -> None:
    clock = Clock()
    scheduler = HostScheduler(60, clock, clock.sleep)
    scheduler.postpone("news.com", 100)
    with pytest.raises(FetchFailed) as failed, scheduler.turn("news.com", 1, Deadline(5)):
        pass
    assert failed.value.retry_after == 100
    assert clock.slept == []


def test_hosts_long_past_are_forgotten() -> None:
    clock = Clock()
    scheduler = HostScheduler(60, clock, clock.sleep)
    for n in range(3_000):
        with scheduler.turn(f"host{n}.com", 1, Deadline(5)):
            clock.now += 2
    assert len(scheduler._hosts) < 2_500
