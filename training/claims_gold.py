"""News gold laid over what the product finds: which candidate pair each marked claim is, and what is lost before any model reads."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Span = tuple[int, int]


def norm(name: str) -> str:
    """As score_news.py compares names."""
    name = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9 ]+", " ", name)
    return " ".join(w for w in name.split() if w not in ("the", "mr", "mrs", "ms"))


def read_gold(paths: Iterable[Path], views: dict[str, Record]) -> dict[str, Record]:
    """Gold articles by id; of an id written twice the last line holds. Half-written last lines are passed over."""
    found: dict[str, Record] = {}
    for path in paths:
        for line in path.read_text("utf-8").splitlines():
            try:
                d = json.loads(line)
            except json.JSONDecodeError:
                continue
            if d["id"] in views:
                found[d["id"]] = d
    return found


def read_views(path: Path) -> dict[str, Record]:
    """Records of `training.claims_views` by id."""
    return {d["id"]: d for d in map(json.loads, path.open(encoding="utf-8"))}


@dataclass(frozen=True, slots=True)
class Aligned:
    """One gold claim over candidates: mentions of the subject and the object that may carry it, in sentence `sentence`.

    `objects` empty and `alone`: it is to be told of the subject alone. `lost` says why it cannot be told at all.
    """

    claim: Record
    pairs: list[tuple[int, int]]
    alone: list[int]
    lost: str | None


class Aligner:
    """Gold ends against the mentions of one record, as the scorer matches them."""

    def __init__(self, record: Record) -> None:
        self.view = record["view"]
        self.mentions: list[Record] = self.view["mentions"]
        self.names: dict[str, set[str]] = {}
        self.spans: dict[str, list[Span]] = {}
        self.named = {e["id"]: e["named"] for e in record["entities"]}
        for e in record["entities"]:
            self.names[e["id"]] = {norm(n) for n in (e["name"], *e.get("aliases", ()))}
        for m in self.mentions:
            if m["entity"]:
                self.spans.setdefault(m["entity"], []).append((m["start"], m["end"]))
        self.sentence_of = [self._sentence(m["start"]) for m in self.mentions]

    def _sentence(self, at: int) -> int:
        for i, (s, e) in enumerate(self.view["sentences"]):
            if s <= at < e:
                return i
        return -1

    def touches(self, end: Record, mention: Record) -> bool:
        """The scorer's span rule for one mention."""
        s, e = end["span"]
        x, y = mention["start"], mention["end"]
        return x < e and y > s and (abs(y - e) <= 2 or (x <= s and y >= e))

    def same(self, end: Record, entity: str) -> bool:
        """The scorer's rule for one entity."""
        s, e = end["span"]
        if any(x < e and y > s and (abs(y - e) <= 2 or (x <= s and y >= e)) for x, y in self.spans.get(entity, ())):
            return True
        return bool(({norm(n) for n in end["names"]} - {""}) & self.names[entity])

    def carriers(self, end: Record, sentences: set[int]) -> list[int]:
        """Mentions in these sentences that stand for this end, those on its very words first."""
        found = []
        for i, m in enumerate(self.mentions):
            if self.sentence_of[i] not in sentences:
                continue
            on = self.touches(end, m)
            if on or (m["entity"] and self.same(end, m["entity"])):
                found.append((not on, m["form"] == "noun", i))
        found.sort()
        return [i for _, _, i in found]

    def align(self, claim: Record) -> Aligned:
        """Where a claim can be read, or why it cannot."""
        a, b = claim["evidence"]
        near = {i for i, (s, e) in enumerate(self.view["sentences"]) if s < b and e > a}
        subjects = self.carriers(claim["subject"], near)
        taken = [i for i in subjects if self.mentions[i]["entity"]]
        named = [i for i in taken if self.mentions[i]["named"]]
        if not taken:
            if subjects:
                return Aligned(claim, [], [], "subject: only a noun phrase")
            if any(self.same(claim["subject"], k) for k in self.names):
                return Aligned(claim, [], [], "subject: not in its sentence")
            return Aligned(claim, [], [], "subject: no mention")
        why = None if named else "subject: unnamed"
        if claim["object"] is None:
            return Aligned(claim, [], named or taken, why)
        objects = self.carriers(claim["object"], near)
        full = [i for i in objects if self.mentions[i]["entity"]]
        pairs = [
            (i, j) for i in (named or taken) for j in full if self.mentions[i]["entity"] != self.mentions[j]["entity"]
        ]
        pairs.sort(key=lambda p: (abs(self.sentence_of[p[0]] - self.sentence_of[p[1]]),))
        group = not any(w[:1].isupper() for w in claim["object"]["names"][0].split())
        if pairs:
            return Aligned(claim, pairs, [], why)
        if group:
            return Aligned(claim, [], named or taken, why)
        if why is None:
            if full:
                why = "both ends are one entity"
            elif objects:
                why = "object: only a noun phrase"
            else:
                known = any(self.same(claim["object"], k) for k in self.names)
                why = "object: not in its sentence" if known else "object: no mention"
        return Aligned(claim, [], named or taken, why)


def table(gold: dict[str, Record], views: dict[str, Record], least: int = 1) -> Counter[str]:
    """How many claims of at least this importance can be read, and why not."""
    found: Counter[str] = Counter()
    for id_, g in gold.items():
        aligner = Aligner(views[id_])
        for c in g["claims"]:
            if c["importance"] < least:
                continue
            got = aligner.align(c)
            if got.lost:
                found["lost: " + got.lost] += 1
            elif got.pairs:
                i, j = got.pairs[0]
                far = abs(aligner.sentence_of[i] - aligner.sentence_of[j])
                found["pair in one sentence" if far == 0 else "pair in two sentences"] += 1
            else:
                found["actor alone" if c["object"] is None else "actor alone, object an unnamed group"] += 1
    return found


def main() -> None:
    """Print the table for train and dev."""
    import sys

    views = read_views(Path(sys.argv[1]))
    for path in sys.argv[2:]:
        gold = read_gold([Path(path)], views)
        for least in (1, 2, 3):
            rows = table(gold, views, least)
            n = sum(rows.values())
            kept = sum(v for k, v in rows.items() if not k.startswith("lost"))
            print(f"{path} importance >= {least}: {n} claims, readable {kept / n:.3f}")
            for k, v in rows.most_common():
                print(f"   {v:5d} {v / n:.3f} {k}")


if __name__ == "__main__":
    main()
