"""A build that is killed goes on where it was: the same graph, nothing twice, nothing missing."""

import os
from itertools import pairwise
from pathlib import Path

from tests.resume import build, graph, killed_and_resumed, write_pages

KILLS = max(2, int(os.environ.get("LEGATION_KILLS", "0")))
"""`make fuzz` sets 200."""
PAGES = 90 + 10 * KILLS
"""More than a build stores at once, so that it can be killed between."""


def test_a_build_killed_again_and_again_leads_to_the_same_graph(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    write_pages(folder, PAGES)
    whole, broken = (f"sqlite:///{tmp_path / name}.db" for name in ("whole", "broken"))
    assert build(folder, whole, workers=1)
    stored = list(killed_and_resumed(folder, broken, kills=KILLS, workers=2))
    assert all(before <= after for before, after in pairwise(stored))
    assert 0 < stored[0] < PAGES
    assert stored[-1] == PAGES
    assert graph(broken) == graph(whole)
