"""Claims of the head in the place of the rules' in an extract record."""

from collections.abc import Mapping, Sequence
from typing import Any

from legation.reader.claims import ReadClaim

Record = dict[str, Any]


def relations(found: Sequence[ReadClaim], record: Record) -> list[Record]:
    """Claims as the stated relations of `legation extract`.

    Until the product's own layers say so: the speaker is whoever speaks the innermost quotation that holds both ends, the
    time is that of a claim of the rules on the same two.
    """
    mentions = record["view"]["mentions"]
    made = []
    for c in found:
        one = mentions[c.subject]
        other = mentions[c.object] if c.object is not None else None
        speaker = _speaker(record["view"], one, other)
        made.append(
            {
                "head": one["entity"], "tail": other["entity"] if other else None, "label": c.type, "basis": "stated",
                "evidence": [list(c.sentence)], "cue": list(c.cue),
                "speakers": [speaker] if speaker and c.type.isupper() else [], "status": c.status, "polarity": c.polarity,
                "time": _time(record, c), "score": c.score, "change": c.change, "extractor": "claims",
            }
        )  # fmt: skip
    return made


def _speaker(view: Mapping[str, Any], one: Record, other: Record | None) -> list[int] | None:
    best, found = 1 << 30, None
    for content, speaker, _, _ in view["quotes"]:
        if speaker is None:
            continue
        inside = all(any(s <= m["start"] and m["end"] <= e for s, e in content) for m in (one, other) if m)
        size = sum(e - s for s, e in content)
        if inside and size < best:
            m = view["mentions"][speaker]
            best, found = size, [m["start"], m["end"]]
    return found


def _time(record: Record, c: ReadClaim) -> Record | None:
    view = record["view"]
    for r in record["relations"]:
        if (
            r.get("time")
            and r["label"] == c.type
            and any(s < c.sentence[1] and e > c.sentence[0] for s, e in r["evidence"])
        ):
            tail = view["mentions"][c.object]["entity"] if c.object is not None else None
            if (r["head"], r["tail"]) == (view["mentions"][c.subject]["entity"], tail):
                return dict(r["time"])
    return None


def replaced(record: Record, made: list[Record]) -> Record:
    """The record with these in the place of its stated relations."""
    kept = [r for r in record["relations"] if r.get("basis") != "stated"]
    return {k: v for k, v in record.items() if k != "view"} | {"relations": kept + made}
