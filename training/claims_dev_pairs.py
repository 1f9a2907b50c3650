"""The development half of the minimal pairs as texts and gold of the claims head:
`python -m training.claims_dev_pairs --texts texts.jsonl --gold gold.jsonl`. The test half is never read here.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

PAIRS = Path(__file__).parents[1] / "data" / "gold" / "minimal_pairs.jsonl"


def main() -> None:
    """Write texts and gold."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--texts", type=Path, required=True)
    p.add_argument("--gold", type=Path, required=True)
    a = p.parse_args()
    texts, gold = [], []
    for pair in map(json.loads, PAIRS.read_bytes().splitlines()):
        if pair["split"] == "dev":
            claims = [_claim(pair["text"], claim) for claim in pair["claims"]]
            texts.append({"id": f"minimal:{pair['id']}", "text": pair["text"], "published": "2021-06-01"})
            gold.append(
                {
                    "id": f"minimal:{pair['id']}",
                    "published": "2021-06-01",
                    "events_only": True,
                    "claims": [c for c in claims if c],
                }
            )
    for path, rows in ((a.texts, texts), (a.gold, gold)):
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def _claim(text: str, claim: dict[str, Any]) -> dict[str, Any] | None:
    subject, object_ = _end(text, claim["subject"]), _end(text, claim["object"])
    if subject is None or (claim["object"] and object_ is None):
        return None
    return {
        "type": claim["type"], "subject": subject, "object": object_, "status": claim["status"], "polarity": claim["polarity"],
        "change": claim.get("change"), "importance": 2, "evidence": [0, len(text)],
    }  # fmt: skip


def _end(text: str, words: str | None) -> dict[str, Any] | None:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
    return {"span": list(found.span()), "names": [words]} if found else None


if __name__ == "__main__":
    main()
