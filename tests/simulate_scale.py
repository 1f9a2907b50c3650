"""Prints how long a cluster takes for so many articles, part by part, with stragglers: `python -m tests.simulate_scale --articles 1000000`."""

import argparse
import heapq
import random

BYTES_AN_ARTICLE = 4_000


def finished_after(
    articles: int, cores: int, rate: float, a_part: int, slow: float, seed: int = 1
) -> tuple[float, float]:
    """(hours to the end, share of the cores' time that was used): parts go to whichever core is free, in order.

    `rate` is articles a second of one core, `slow` the share of cores that take three times as long; an article's time is drawn
    log-normally, as long ones take longest.
    """
    dice = random.Random(seed)
    speeds = [rate / 3 if dice.random() < slow else rate for _ in range(cores)]
    free = [(0.0, core) for core in range(cores)]
    heapq.heapify(free)
    busy = last = 0.0
    for first in range(0, articles, a_part):
        at, core = heapq.heappop(free)
        many = min(a_part, articles - first)
        took = many / speeds[core] * dice.lognormvariate(0, 0.2)
        busy, last = busy + took, max(last, at + took)
        heapq.heappush(free, (at + took, core))
    return last / 3600, busy / (last * cores)


def main() -> None:
    """Print a line a part size."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1_000_000)
    options.add_argument("--cores", type=int, default=100)
    options.add_argument("--rate", type=float, default=3.0)
    options.add_argument("--slow", type=float, default=0.05)
    given = options.parse_args()
    for size in (500_000, 2_000_000, 20_000_000, 200_000_000):
        hours, used = finished_after(given.articles, given.cores, given.rate, size // BYTES_AN_ARTICLE, given.slow)
        print(f"parts of {size / 1e6:g} MB: {hours:.2f} h, {100 * used:.0f} % of the cores' time used")


if __name__ == "__main__":
    main()
