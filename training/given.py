"""Asks the whole pipeline for the event between given actors, and judges its answers.

`python -m training.given ask --corpora DIR FOLD...` writes the sentences of a fold as input of `legation extract`;
`python -m training.given judge --corpora DIR FOLD...` reads what it answered and prints macro F1 and the share right over all folds.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from training.examples import read
from training.figures import figures

YIELD = frozenset({"CONCEDE", "RETREAT"})
"""PLOVER's two types for which plover_plv has one."""
Span = tuple[int, int]


def main() -> None:
    """Ask or judge."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("what", choices=["ask", "judge"])
    p.add_argument("--corpora", type=Path, required=True)
    p.add_argument("folds", type=Path, nargs="+", help="folders training.folds wrote")
    a = p.parse_args()
    gold = {d["id"]: d for d in read(a.corpora, "plover_plv", "train")} | {
        d["id"]: d for d in read(a.corpora, "plover_plv", "dev")
    }
    judged: list[tuple[str, str]] = []
    for fold in a.folds:
        documents = [gold[i] for i in json.loads((fold / "unseen.json").read_text("utf-8"))]
        if a.what == "ask":
            lines = (json.dumps({"id": d["id"], "text": d["text"], "pairs": pairs(d)}) for d in documents)
            (fold / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
            continue
        answers = [json.loads(line) for line in (fold / "out.jsonl").read_text("utf-8").splitlines()]
        own = verdicts(documents, {d["id"]: d for d in answers})
        judged += own
        print(f"{fold.name}: {figures(own)}")
    if a.what == "judge":
        print(f"all {len(judged)}: {figures(judged)}")


def pairs(document: dict[str, Any]) -> list[tuple[Span, Span]]:
    """The first spans of the actors of every event of a gold sentence."""
    return [(_spans(document, r["head"])[0], _spans(document, r["tail"])[0]) for r in document["relations"]]


def verdicts(gold: list[dict[str, Any]], answers: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    """(gold, found) type of each pair; found is empty where there was no answer."""
    rows: list[tuple[str, str]] = []
    for document in gold:
        answer = answers[document["id"]]
        for relation in document["relations"]:
            ends = (_spans(document, relation["head"])[0], _spans(document, relation["tail"])[0])
            told = [
                (r.get("score") or 0, r["label"])
                for r in answer["relations"]
                if ends[0] in _spans(answer, r["head"]) and ends[1] in _spans(answer, r["tail"])
            ]
            best = max(told, default=(0, ""))[1]
            rows.append((relation["label"], "YIELD" if best in YIELD else best))
    return rows


def _spans(document: dict[str, Any], entity: str) -> list[Span]:
    return [(m["start"], m["end"]) for m in document["mentions"] if m["entity"] == entity]


if __name__ == "__main__":
    main()
