"""Gold documents as training examples: what each head should say of each piece, with what a corpus leaves open."""

import json
import tomllib
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from legation.reader.classes import EVENTS, NAMES, RELATIONS, TAGS
from legation.reader.pieces import Pieces, cut
from training import labels as L

Span = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """A cue with its sources and contents, as spans of pieces."""

    cue: Span
    sources: list[Span]
    contents: list[Span]


@dataclass(slots=True)
class Entities:
    """The entities of a document for the relation head."""

    mentions: list[list[Span]]
    types: list[tuple[int, ...]]
    """The classes an entity may have; more than one where the corpus does not tell them apart."""
    relations: set[tuple[int, int, int]]
    judged: tuple[int, ...]


@dataclass(slots=True)
class Example:
    """One document or sentence. `names` is allowed[piece, tag]; None where a head has nothing to learn here."""

    id: str
    corpus: str
    text: str
    pieces: Pieces
    names: np.ndarray | None = None
    attributions: list[Attribution] | None = None
    event: tuple[Span, Span, int] | None = None
    entities: Entities | None = None
    gold: dict[str, Any] = field(default_factory=dict)


def recipe(only_open: bool = False) -> dict[str, dict[str, Any]]:
    """corpora.toml: the corpora to train on, with the heads that they teach."""
    table = _table()
    if not only_open:
        return {k: v for k, v in table.items() if v["use"] == "train"}
    free = {k: v for k, v in table.items() if v.get("open") and v["use"] != "never"}
    return {k: v | {"heads": v.get("open_heads") or v["heads"]} for k, v in free.items()}


def read(folder: Path, corpus: str, split: str, only_open: bool = False) -> Iterator[dict[str, Any]]:
    """The gold documents of one split; of a corpus without train lines, where only open ones are taken, by hash of the id."""
    about = _table()[corpus]
    share = about.get("train_share") if only_open else None
    with (folder / f"{corpus}.train.jsonl").open(encoding="utf-8") as lines:
        for d in map(json.loads, lines):
            if split == "train" and about.get("without") and about["without"] in d.get("licence", ""):
                continue
            if split == "train" and d["id"] in held_out():
                continue
            if (d["split"] if share is None else _part(d["id"], share)) == split:
                yield d


@cache
def held_out() -> frozenset[str]:
    """Articles all of whose claims are annotated for measuring: nothing of them is ever trained on, names and relations neither."""
    return frozenset((Path(__file__).parent / "news" / "held_out.txt").read_text("utf-8").split())


def _part(id: str, share: float) -> str:
    return "train" if zlib.crc32(id.encode()) / 2**32 < share else "dev"


def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(Path(__file__).with_name("corpora.toml").read_text("utf-8"))


def example(tokenizer: Tokenizer, gold: dict[str, Any], heads: list[str]) -> Example:
    """A gold document as an example for `heads`."""
    corpus = gold["source"]
    made = Example(gold["id"], corpus, gold["text"], cut(tokenizer, gold["text"]), gold=gold)
    locate = Locator(made.pieces)
    if "names" in heads:
        made.names = _names(gold, L.MENTIONS[corpus], made.pieces, locate)
    if "quotations" in heads:
        made.attributions = _attributions(gold, locate)
    if "events" in heads:
        made.event = _event(gold, locate)
    if "relations" in heads:
        made.entities = _entities(gold, locate)
    return made


class Locator:
    """Character spans to spans of pieces."""

    def __init__(self, pieces: Pieces) -> None:
        self.starts, self.ends = pieces.starts, pieces.ends

    def __call__(self, start: int, end: int) -> Span | None:
        """The pieces that touch [start, end), or None."""
        a = int(np.searchsorted(self.ends, start, side="right"))
        b = int(np.searchsorted(self.starts, end, side="left"))
        return (a, b) if a < b else None


def _names(gold: dict[str, Any], mapping: dict[str, frozenset[str]], pieces: Pieces, locate: Locator) -> np.ndarray:
    allowed = np.zeros((len(pieces), len(TAGS)), dtype=bool)
    allowed[:, 0] = True
    label = {e["id"]: e["label"] for e in gold["entities"]}
    narrowed = L.narrowed(gold)
    taken = np.zeros(len(pieces), dtype=bool)
    for m in sorted(gold["mentions"], key=lambda m: (m["start"] - m["end"], m["start"])):
        span = locate(m["start"], m["end"])
        if span is None or taken[span[0] : span[1]].any():
            continue
        if L.is_loose(gold, m):
            _leave_open(allowed, gold["text"], pieces, span)
            continue
        names = narrowed.get(m["entity"]) or mapping.get(label.get(m["entity"], m["label"]), L.ANY)
        if names == {"O"}:
            continue
        taken[span[0] : span[1]] = True
        allowed[span[0] : span[1]] = False
        for name in names:
            if name == "O":
                allowed[span[0] : span[1], 0] = True
                continue
            at = 1 + 2 * NAMES.index(name)
            allowed[span[0], at] = True
            allowed[span[0] + 1 : span[1], at + 1] = True
        if names == L.ANY:
            allowed[span[0] : span[1]] = True
    return allowed


def _leave_open(allowed: np.ndarray, text: str, pieces: Pieces, span: Span) -> None:
    """Words in capitals inside a phrase that is no name may be names: the corpus marks them only in the phrase."""
    for at in range(*span):
        if text[pieces.starts[at]].isupper():
            allowed[at] = True


def _attributions(gold: dict[str, Any], locate: Locator) -> list[Attribution]:
    by: dict[str, list[Span]] = defaultdict(list)
    for m in gold["mentions"]:
        if span := locate(m["start"], m["end"]):
            by[m["entity"]].append(span)
    found = []
    for r in gold["relations"]:
        cues = [span for s, e in r["evidence"] if (span := locate(s, e))]
        if cues:
            found.append(Attribution(cues[0], by[r["head"]], by[r["tail"]]))
    return found


def _event(gold: dict[str, Any], locate: Locator) -> tuple[Span, Span, int] | None:
    at = {m["entity"]: locate(m["start"], m["end"]) for m in gold["mentions"]}
    for r in gold["relations"]:
        head, tail = at[r["head"]], at[r["tail"]]
        if head and tail and r["label"] in EVENTS:
            return head, tail, EVENTS.index(r["label"])
    return None


def _entities(gold: dict[str, Any], locate: Locator) -> Entities:
    corpus = gold["source"]
    mapping = L.RELATIONS_OF[corpus]
    narrowed = L.narrowed(gold)
    root = _roots(gold)
    spans: dict[str, list[Span]] = defaultdict(list)
    for m in sorted(gold["mentions"], key=lambda m: m["start"]):
        if (span := locate(m["start"], m["end"])) and m["entity"] in root:
            spans[root[m["entity"]]].append(span)
    label = {e["id"]: e["label"] for e in gold["entities"]}
    kept: dict[str, int] = {}
    mentions, types = [], []
    for e, found in spans.items():
        names = (narrowed.get(e) or L.MENTIONS[corpus].get(label[e], L.ANY)) - {"O"}
        if not names or names == L.ANY - {"O"}:
            continue
        kept[e] = len(mentions)
        mentions.append(found)
        types.append(tuple(sorted(NAMES.index(n) for n in names)))
    relations = set()
    for r in gold["relations"]:
        name = mapping.get(r["label"]) or mapping.get(f"{label[r['head']]} {r['label']}")
        h, t = kept.get(root[r["head"]]), kept.get(root[r["tail"]])
        if name is None or h is None or t is None or h == t:
            continue
        if name.startswith("^"):
            name, h, t = name[1:], t, h
        relations.add((h, t, RELATIONS.index(name)))
        if name in L.SYMMETRIC:
            relations.add((t, h, RELATIONS.index(name)))
    return Entities(mentions, types, relations, L.JUDGED[corpus])


def _roots(gold: dict[str, Any]) -> dict[str, str]:
    """Each entity's id to the one it is joined with: in dwie "German" is Germany."""
    same = {e["id"]: e["id"] for e in gold["entities"]}
    for r in gold["relations"] if gold["source"] == "dwie" else ():
        if r["label"] in ("gpe0", "gpe1", "gpe2"):
            same[r["head"]] = r["tail"]
    found = {}
    for e in same:
        seen, at = set(), e
        while same[at] != at and at not in seen:
            seen.add(at)
            at = same[at]
        found[e] = at
    return found
