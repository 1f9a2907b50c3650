"""Macro F1 and the share right of a list of (gold, found) classes."""

from collections import Counter
from collections.abc import Hashable, Sequence


def figures(rows: Sequence[tuple[Hashable, Hashable]]) -> str:
    """Macro F1 over the classes of the gold, and the share right."""
    gold, found = Counter(g for g, _ in rows), Counter(f for _, f in rows)
    right = Counter(g for g, f in rows if g == f)
    macro = sum(2 * right[c] / (gold[c] + found[c]) for c in gold) / len(gold)
    return f"macro F1 {macro:.3f}, right {sum(right.values()) / len(rows):.3f}"
