"""What the claims of a relation or event come to: sums that can be added and taken away again, so that nothing is counted twice."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

_ONE = 1_000_000
_SUREST = 0.9999
"""Score of one claim at most: of a certain one no logarithm can be kept."""


@dataclass(slots=True)
class Tally:
    """Counts go by event group; the score grows with independent origins.

    `missed` is the sum over origins of -ln(1 - best score) in millionths: whole numbers, so that the order of adding does not tell.
    """

    claims: int = 0
    origins: int = 0
    missed: int = 0
    changes: int = 0
    outlets: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    polarities: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Tally", sign: int = 1) -> None:
        """Add the other one, or take it away with sign -1."""
        self.claims += sign * other.claims
        self.origins += sign * other.origins
        self.missed += sign * other.missed
        self.changes += sign * other.changes
        for mine, its in (
            (self.outlets, other.outlets), (self.statuses, other.statuses), (self.polarities, other.polarities),
        ):  # fmt: skip
            for key, count in its.items():
                mine[key] = mine.get(key, 0) + sign * count
                if not mine[key]:
                    del mine[key]

    @property
    def score(self) -> float:
        """That at least one of the origins is right, if each is as its best claim says."""
        return round(1 - math.exp(-self.missed / _ONE), 3)

    @property
    def asserted(self) -> bool:
        """Somebody affirms it."""
        return self.polarities.get("affirmed", 0) > 0

    @property
    def disputed(self) -> bool:
        """Some affirm and some deny it."""
        return len(self.polarities) > 1


def tally(edges: Sequence[Mapping[str, Any]]) -> Tally:
    """Of edges that belong together, whatever their order."""
    if len(edges) == 1:
        (row,) = edges
        outlets = {row["outlet"]: 1} if row["outlet"] else {}
        changes = 1 if row["change"] else 0
        return Tally(1, 1, _missed(row["score"]), changes, outlets, {row["status"]: 1}, {row["polarity"]: 1})
    groups: dict[tuple[str, str], Mapping[str, Any]] = {}
    best: dict[str, float] = defaultdict(float)
    told_by: dict[str, set[str]] = defaultdict(set)
    for row in sorted(edges, key=lambda r: (-r["score"], r["claim"])):
        groups.setdefault((row["event_group"], row["polarity"]), row)
        best[row["origin"]] = max(best[row["origin"]], row["score"])
        if row["outlet"]:
            told_by[row["outlet"]].add(row["article"])
    return Tally(
        len(groups),
        len(best),
        sum(map(_missed, best.values())),
        sum(1 for row in groups.values() if row["change"]),
        {outlet: len(articles) for outlet, articles in told_by.items()},
        dict(Counter(row["status"] for row in groups.values())),
        dict(Counter(row["polarity"] for row in groups.values())),
    )


def _missed(score: float) -> int:
    return round(-math.log(1 - min(score, _SUREST)) * _ONE)


def bounds(values: Iterable[str | None]) -> tuple[str | None, str | None]:
    """The least and the greatest of those that are known."""
    known = [value for value in values if value]
    return (min(known), max(known)) if known else (None, None)
