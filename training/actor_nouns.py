"""Writes the nouns that name people and bodies: `python -m training.actor_nouns --wordnet DICT` (the folder `dict` of WordNet 3.1).

A noun is taken where most of its use, as counted in WordNet's tagged texts, is of a person, or of people organised or living together, and its
first sense is. Standard library only.
"""

import argparse
import re
from collections import defaultdict
from pathlib import Path

GROUP, PERSON = 14, 18
"""WordNet's files of senses."""
TOGETHER = frozenset({"social_group", "people", "populace", "citizenry", "organization"})
"""A group below one of these is of people who can act as one."""
MERE_GATHERING, LASTING = "gathering", frozenset({"community", "crowd"})
"""A meeting acts as little as a parade; a crowd does."""
LEAST_SHARE = 0.5
UNSEEN = 0.5
"""What a sense counts beyond its uses in the tagged texts."""
SPELLING = re.compile(r"[a-z\u00e9][a-z\u00e9-]+[a-z\u00e9]")
OUTPUT = Path("app/legation/extraction/lexicon/en/actor_nouns.yaml")
HEAD = """\
# Nouns whose usual sense is a person, or people who act as one: lower-case lemmas. Written by `python -m training.actor_nouns` out of
# WordNet 3.1, Copyright 2011 Princeton University (see NOTICE).
nouns: >-
"""


class WordNet:
    """The nouns of WordNet: senses, what lies above them, and how often each was met in tagged texts."""

    def __init__(self, folder: Path) -> None:
        self.file: dict[str, int] = {}
        self.words: dict[str, list[str]] = {}
        self.above: dict[str, list[str]] = defaultdict(list)
        self.senses: dict[str, list[str]] = {}
        self.uses: dict[tuple[str, int], int] = {}
        for line in _lines(folder / "data.noun"):
            offset, file, _, count, *rest = line.split(" | ")[0].split()
            size = int(count, 16)
            self.file[offset], self.words[offset] = int(file), rest[: 2 * size : 2]
            links = rest[2 * size + 1 :]
            for i in range(int(rest[2 * size])):
                if links[4 * i] in ("@", "@i") and links[4 * i + 2] == "n":
                    self.above[offset].append(links[4 * i + 1])
        for line in _lines(folder / "index.noun"):
            lemma, _, count, *rest = line.split()
            self.senses[lemma] = rest[-int(count) :]
        for line in _lines(folder / "index.sense"):
            key, _, number, count = line.split()
            lemma, _, sense = key.partition("%")
            if sense[0] == "1":
                self.uses[lemma, int(number)] = int(count)

    def acts(self, lemma: str, sense: str) -> bool:
        """Whether the sense is of a person, or of people who act as one, and no proper name."""
        if lemma not in self.words[sense]:
            return False
        if self.file[sense] == PERSON:
            return True
        over = self._over(sense)
        lasting = MERE_GATHERING not in over or bool(over & LASTING)
        return self.file[sense] == GROUP and lasting and bool(over & TOGETHER)

    def share(self, lemma: str) -> float:
        """Which part of the noun's use is of actors; 0 where the first sense is not."""
        senses = self.senses[lemma]
        if not self.acts(lemma, senses[0]):
            return 0.0
        uses = [self.uses.get((lemma, n), 0) + UNSEEN for n in range(1, len(senses) + 1)]
        return sum(n for n, sense in zip(uses, senses, strict=True) if self.acts(lemma, sense)) / sum(uses)

    def _over(self, sense: str) -> set[str]:
        found: set[str] = set()
        ahead = [sense]
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead += self.above[one]
        return {self.words[one][0] for one in found}


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("  ")]


def main() -> None:
    """Read WordNet and write the list."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--wordnet", type=Path, required=True)
    wordnet = WordNet(p.parse_args().wordnet)
    found = sorted(n for n in wordnet.senses if SPELLING.fullmatch(n) and wordnet.share(n) >= LEAST_SHARE)
    lines, line = [], " "
    for noun in found:
        if len(line) + len(noun) >= 150:
            lines.append(line)
            line = " "
        line += f" {noun}"
    OUTPUT.write_text(HEAD + "\n".join([*lines, line]) + "\n", "utf-8")
    print(f"{len(found)} nouns")


if __name__ == "__main__":
    main()
