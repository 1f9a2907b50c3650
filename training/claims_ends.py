"""Who is meant: how many ends of the annotated claims the product gives to the right thing, and how many claims have no named subject.

`python -m training.claims_ends GOLD.jsonl PREDICTED.jsonl [--errors]`, PREDICTED as for score_news.py. An end (a subject or object, each
span once an article) is right where a mention on its words, by the scorer's rule, belongs to something called by one of the gold's names:
unlike there, a mention at the right place that is taken for somebody else is wrong. Standard library only, as the scorer.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.claims_gold import Record, Span, norm

RIGHT, WRONG, NAMELESS, UNSEEN = "right", "somebody else", "nobody named", "no mention"


@dataclass(frozen=True, slots=True)
class End:
    """What became of one annotated end. `name` is who it was taken for, `form` how it is called: name, nominal, pronoun or None."""

    article: str
    span: Span
    gold: str
    verdict: str
    form: str | None
    name: str | None
    proper: bool


def ends(gold: Record, predicted: Record) -> Iterator[End]:
    """Every end of an article's claims, each span once."""
    called = {
        e["id"]: (e["name"], e["named"], {norm(n) for n in (e["name"], *e.get("aliases", ()))})
        for e in predicted["entities"]
    }
    seen: set[Span] = set()
    for claim in gold["claims"]:
        for end in (claim["subject"], claim["object"]):
            if end is None or (end["span"][0], end["span"][1]) in seen:
                continue
            start, stop = end["span"]
            seen.add((start, stop))
            names = {norm(n) for n in end["names"]} - {""}
            proper = any(word[:1].isupper() for word in end["names"][0].split())
            on = [m for m in predicted["mentions"] if m["entity"] and _touches(m, start, stop)]
            hit = next((m for m in on if called[m["entity"]][2] & names), None)
            shown = hit or min(on, key=lambda m: (not called[m["entity"]][1], m["start"] - m["end"]), default=None)
            verdict = RIGHT if hit else UNSEEN if shown is None else WRONG if called[shown["entity"]][1] else NAMELESS
            yield End(
                gold["id"],
                (start, stop),
                end["names"][0],
                verdict,
                shown["form"] if shown else None,
                called[shown["entity"]][0] if shown else None,
                proper,
            )


def _touches(mention: dict[str, Any], start: int, stop: int) -> bool:
    x, y = mention["start"], mention["end"]
    return bool(x < stop and y > start and (abs(y - stop) <= 2 or (x <= start and y >= stop)))


def nameless_subjects(predicted: list[Record]) -> tuple[int, int]:
    """How many stated claims have a subject without a name, and how many there are."""
    found = total = 0
    for record in predicted:
        named = {e["id"] for e in record["entities"] if e["named"]}
        stated = [r for r in record["relations"] if r["basis"] == "stated"]
        total += len(stated)
        found += sum(r["head"] not in named for r in stated)
    return found, total


def main() -> None:
    """Print the figures, with --errors each end that is not right."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("gold", type=Path)
    p.add_argument("predicted", type=Path)
    p.add_argument("--errors", action="store_true")
    a = p.parse_args()
    predicted = {d["id"]: d for d in map(json.loads, a.predicted.open(encoding="utf-8"))}
    gold = [d for d in map(json.loads, a.gold.open(encoding="utf-8")) if d["id"] in predicted]
    found = [end for d in gold for end in ends(d, predicted[d["id"]])]
    for what, some in (
        ("all ends", found),
        ("ends with a proper name", [e for e in found if e.proper]),
        ("ends we mention", [e for e in found if e.verdict != UNSEEN]),
        ("ends we call by name", [e for e in found if e.form == "name"]),
    ):
        counts = Counter(e.verdict for e in some)
        print(f"{what}: {counts[RIGHT]} of {len(some)} right = {counts[RIGHT] / max(len(some), 1):.3f}; {dict(counts)}")
    nameless, total = nameless_subjects([predicted[d["id"]] for d in gold])
    print(f"claims without a named subject: {nameless} of {total} = {nameless / max(total, 1):.3f}")
    for e in found if a.errors else ():
        if e.verdict != RIGHT:
            text = predicted[e.article]["text"]
            (s, t), before = e.span, text[max(e.span[0] - 120, 0) : e.span[0]]
            shown = f"{before}[[{text[s:t]}]]{text[t : t + 60]}".replace("\n", " ")
            print(f"{e.verdict} | {e.form} | {e.name} | gold {e.gold} | {e.article} | {shown}")


if __name__ == "__main__":
    main()
