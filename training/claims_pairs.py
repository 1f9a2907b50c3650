"""Sentences of PLV, of which one pair is marked, as gold of the claims head that leaves every other pair open:
`python -m training.claims_pairs --corpora DIR --texts texts.jsonl --gold gold.jsonl`. Train lines only."""

import argparse
import json
from pathlib import Path

_LEAVING = ("withdr", "retreat", "evacuat", "surrender", "ceasefire", "cease-fire", "pull", "disarm", "truce")


def main() -> None:
    """Write texts and gold."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpora", type=Path, required=True)
    p.add_argument("--texts", type=Path, required=True)
    p.add_argument("--gold", type=Path, required=True)
    a = p.parse_args()
    texts, gold = [], []
    for d in map(json.loads, (a.corpora / "plover_plv.train.jsonl").open(encoding="utf-8")):
        if d["split"] != "train":
            continue
        claims = []
        for r in d["relations"]:
            ends = {}
            for end, entity in (("subject", r["head"]), ("object", r["tail"])):
                m = next(m for m in d["mentions"] if m["entity"] == entity)
                ends[end] = {"span": [m["start"], m["end"]], "names": [d["text"][m["start"] : m["end"]]]}
            types = [r["label"]]
            if types == ["YIELD"]:
                left = any(w in d["text"].lower() for w in _LEAVING)
                types = ["RETREAT", "CONCEDE"] if left else ["CONCEDE", "RETREAT"]
            claims.append(
                ends | {"type": types, "status": ["happened"], "polarity": "affirmed", "change": None, "importance": 2}
                | {"evidence": [0, len(d["text"])]}
            )  # fmt: skip
        texts.append(json.dumps({"id": d["id"], "text": d["text"]}, ensure_ascii=False))
        gold.append(
            json.dumps({"id": d["id"], "published": None, "single": True, "claims": claims}, ensure_ascii=False)
        )
    a.texts.write_text("\n".join(texts) + "\n", "utf-8")
    a.gold.write_text("\n".join(gold) + "\n", "utf-8")


if __name__ == "__main__":
    main()
