"""Sentences written to teach what happened and what did not, as texts and gold of the claims head:
`python -m training.claims_written --lines FILE.tsv ... --pairs minimal_pairs.jsonl --texts texts.jsonl --gold gold.jsonl`.

A line is a text and, after tabs, its claims `TYPE|SUBJECT|OBJECT|CUE|STATUS|POLARITY|SPEAKER`, all words as they stand in the text
("word#2" is the second such word). Lines with a wording of the test half of the minimal pairs are left out, unread.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

from legation.reader.claim_inputs import TYPES

_PLAIN = {"plain"}


def main() -> None:
    """Write texts and gold."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--lines", type=Path, nargs="+", required=True)
    p.add_argument("--pairs", type=Path, required=True)
    p.add_argument("--texts", type=Path, required=True)
    p.add_argument("--gold", type=Path, required=True)
    a = p.parse_args()
    tested, sentences = _tested(a.pairs)
    texts, gold, left_out = [], [], 0
    for path in a.lines:
        for n, line in enumerate(path.read_text("utf-8").splitlines()):
            text, *told = line.split("\t")
            if any(w.search(text) for w in tested) or text in sentences:
                left_out += 1
                continue
            claims = [c for one in told if (c := _claim(text, one))]
            id_ = f"written:{path.stem}{n}"
            texts.append(json.dumps({"id": id_, "text": text, "published": "2020-06-01"}, ensure_ascii=False))
            gold.append(
                json.dumps(
                    {"id": id_, "published": "2020-06-01", "events_only": True, "claims": claims}, ensure_ascii=False
                )
            )
    print(f"{len(texts)} sentences; {left_out} left out for a wording that is tested")
    a.texts.write_text("\n".join(texts) + "\n", "utf-8")
    a.gold.write_text("\n".join(gold) + "\n", "utf-8")


def _tested(path: Path) -> tuple[list[re.Pattern[str]], set[str]]:
    """The wordings that only the test half has, as patterns, and its sentences."""
    wordings: dict[str, set[str]] = {"dev": set(), "test": set()}
    sentences = set()
    for d in map(json.loads, path.open(encoding="utf-8")):
        wordings[d["split"]].add(d["wording"])
        if d["split"] == "test":
            sentences.add(d["text"])
    mine = wordings["test"] - wordings["dev"] - _PLAIN
    return [
        re.compile(rf"\b{re.escape(w)}\b".replace(re.escape(" ... "), r"\b.+?\b"), re.IGNORECASE) for w in sorted(mine)
    ], sentences


def _claim(text: str, told: str) -> dict[str, Any] | None:
    fields = told.split("|")
    if len(fields) != 7 or fields[0] not in TYPES:
        return None
    type_, subject, target, _, status, polarity, _ = fields
    ends = [_end(text, subject), _end(text, target) if target else None]
    if ends[0] is None or (target and ends[1] is None):
        return None
    return {
        "type": [type_], "subject": ends[0], "object": ends[1], "status": [status], "polarity": polarity, "change": None,
        "importance": 2, "speaker": None, "time": None, "about": None, "evidence": [0, len(text)],
    }  # fmt: skip


def _end(text: str, words: str) -> dict[str, Any] | None:
    name, _, count = words.partition("#")
    at = -1
    for _ in range(int(count or 1)):
        at = text.find(name, at + 1)
        if at < 0:
            return None
    name = name[4:] if name.lower().startswith("the ") else name
    end = text.index(name, at) + len(name)
    return {"span": [end - len(name), end], "names": [name]}


if __name__ == "__main__":
    main()
