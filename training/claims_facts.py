"""Sentences whose verbs are marked with how sure the text is that they happened (UDS-IH2, MEANTIME): what the layers under the
claims head learn of denial and doubt beside the claims themselves. Train lines only."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.claims_data import Article, Builder

LARGEST = 3.0
"""Factuality runs from -3 (did not happen) to 3 (happened)."""


@dataclass(slots=True)
class Fact:
    """One sentence: pieces of the marked verbs, and how sure the text is of each (-1 to 1)."""

    article: Article
    places: list[int]
    sure: list[float]


def read_facts(path: Path, builder: Builder, most: int, dice: random.Random) -> list[Fact]:
    """At most so many sentences of the corpus."""
    lines = [d for d in map(json.loads, path.open(encoding="utf-8")) if d["split"] == "train"]
    found = []
    for d in dice.sample(lines, min(most, len(lines))):
        article = builder.plain(d["id"], d["text"])
        places, sure = [], []
        for target in d["targets"]:
            at = int(np.searchsorted(article.pieces.ends, target["span"][0], side="right"))
            if at < len(article.pieces):
                places.append(at)
                sure.append(max(-1.0, min(1.0, target["factuality"] / LARGEST)))
        if places and len(article.windows) == 1:
            found.append(Fact(article, places, sure))
    return found


def endless(facts: list[Fact], size: int, dice: random.Random) -> Iterator[list[Fact]]:
    """Batches of sentences, over and over."""
    while facts:
        order = dice.sample(facts, len(facts))
        for i in range(0, len(order) - size + 1, size):
            yield order[i : i + size]
