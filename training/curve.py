"""Draws a log as a picture: `python -m training.curve --log log.jsonl --out curve.png`."""

import argparse
import json
from collections import defaultdict
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot as plt


def main() -> None:
    """Losses left, development figures right."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--log", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    lines: dict[str, dict[str, list[tuple[int, float]]]] = {"losses": defaultdict(list), "scores": defaultdict(list)}
    for row in map(json.loads, a.log.read_text("utf-8").splitlines()):
        for part, found in lines.items():
            for name, value in row.get(part, {}).items():
                found[name].append((row["step"], value))
    figure, sides = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
    for side, (part, found) in zip(sides, lines.items(), strict=True):
        for name, points in found.items():
            side.plot(*zip(*points, strict=True), label=name, marker="o" if part == "scores" else None, markersize=3)
        side.set(xlabel="step", title=f"{part} ({'training' if part == 'losses' else 'development lines'})")
        side.legend(fontsize=7)
        side.grid(alpha=0.3)
    sides[0].set_yscale("log")
    figure.savefig(a.out, dpi=110)


if __name__ == "__main__":
    main()
