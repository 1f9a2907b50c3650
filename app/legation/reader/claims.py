"""Reads claims: what every pair of mentions in a sentence, and every mention alone, states.

The layers above those shared with the reader's encoder, the head over them and the fields of what is found are three ONNX
graphs, as `training.claims_export` writes them. numpy and onnxruntime only.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from legation.errors import LegationError
from legation.reader.claim_inputs import (
    CHANGES,
    EVENTS,
    STATUSES,
    SYMMETRIC,
    TYPES,
    Floats,
    Sentence,
    View,
    fixed,
    inputs,
    marks,
    near,
    pools,
)  # fmt: skip
from legation.reader.encoded import Read
from legation.reader.geometry import Span
from legation.reader.pieces import Pieces, windows

HOPELESS = -4.0
"""Logits below are not looked at further."""
Admitted = Callable[[str, Mapping[str, Any], Mapping[str, Any] | None], bool]
Said = tuple[Floats, Floats, Floats, Floats]
"""Of one sentence: logits [n, types], status [n, types, statuses], denied [n, types], change [n, types, changes]."""


@dataclass(slots=True)
class Candidate:
    """One type of one pair, on the best of its mentions, which index the view's; -1 is no object. `denied` is a logit."""

    sentence: int
    subject: int
    object: int
    type: str
    logit: float
    status: str
    denied: float
    change: str | None
    pair: int = -1
    """Its row in the sentence."""
    told: bool = False
    """Whether the rules say the same of the two."""
    sure: float = 0.0
    """The chance of its status among all."""


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim the head reads; subject and object index the view's mentions, `sentence` is in characters."""

    type: str
    subject: int
    object: int | None
    sentence: Span
    cue: Span
    """The word that tells it: one on the way between both that the vocabulary gives this type, else the one that governs both."""
    status: str
    polarity: str
    change: str | None
    score: float
    sure: float = 0.0
    """The chance of its status among all."""
    denied: float = 0.0
    """The chance that it is denied."""


def candidates(sentences: Sequence[Sentence], view: View, said: Sequence[Said], admitted: Admitted) -> list[Candidate]:
    """Per sentence, pair of entities and type the best pair of mentions; of symmetric types one direction."""
    mentions = view["mentions"]
    best: dict[tuple[Any, ...], Candidate] = {}
    for k, (s, (logits, status, denied, change)) in enumerate(zip(sentences, said, strict=True)):
        for n, t in zip(*np.nonzero((logits > HOPELESS) | (told := told_by_rules(s))), strict=True):
            i = int(s.mentions[s.subjects[n]])
            j = int(s.mentions[s.objects[n]]) if s.objects[n] >= 0 else -1
            one, other = mentions[i], mentions[j] if j >= 0 else None
            if not admitted(TYPES[t], one, other):
                continue
            ends: tuple[Any, ...] = (one["entity"], other["entity"] if other else "")
            if TYPES[t] in SYMMETRIC:
                ends = tuple(sorted(ends))
            key = (k, TYPES[t], *ends)
            if key in best and best[key].logit >= logits[n, t]:
                continue
            changed = CHANGES[int(change[n, t].argmax())] if TYPES[t] not in EVENTS else None
            held = STATUSES[int(status[n, t].argmax())]
            sure = float(np.exp(status[n, t].max() - np.logaddexp.reduce(status[n, t])))
            best[key] = Candidate(
                k,
                i,
                j,
                TYPES[t],
                float(logits[n, t]),
                held,
                float(denied[n, t]),
                changed,
                int(n),
                bool(told[n, t]),
                sure,
            )
    return list(best.values())


def told_by_rules(s: Sentence) -> npt.NDArray[np.bool_]:
    """[pairs, types]: which of them the rules say, too."""
    size = len(TYPES)
    found = np.asarray(s.witnesses[:, :size] > 0)
    alone = s.objects < 0
    found[alone] = False
    found[alone, : len(EVENTS)] = s.witnesses[alone, 2 * size : 2 * size + len(EVENTS)] > 0
    return found


FAMILIES = ("event", "alone", "standing", "event told", "alone told", "standing told")
"""Calibrated apart: events of two, events of one, standing relations; each once more for what the rules say, too."""


def family(c: Candidate) -> str:
    """Which of them."""
    name = "standing" if c.type not in EVENTS else "alone" if c.object < 0 else "event"
    return f"{name} told" if c.told else name


@dataclass(slots=True)
class Calibration:
    """Platt's line (Platt 1999) of each family, `slope * logit + offset`, and the chance from which a claim is shown."""

    lines: dict[str, tuple[float, float]] = field(default_factory=dict)
    least: dict[str, float] = field(default_factory=dict)

    def chance(self, c: Candidate) -> float:
        """How sure a candidate is."""
        slope, offset = self.lines[family(c)]
        return float(1 / (1 + np.exp(-(slope * c.logit + offset))))

    def threshold(self, c: Candidate) -> float:
        """From where it is shown."""
        return self.least[family(c)]

    @classmethod
    def of(cls, d: Mapping[str, Any]) -> "Calibration":
        """From plain values."""
        return cls({k: (v[0], v[1]) for k, v in d["lines"].items()}, dict(d["least"]))


class Told:
    """Lookups that all claims of a text share: its sentences, and by type the pieces of the words that tell it."""

    def __init__(self, view: View, pieces: Pieces) -> None:
        self.view, self.pieces = view, pieces
        self._starts = [s for s, _ in view["sentences"]]
        at: dict[str, list[int]] = {}
        for k, type_, _, _ in view["cues"]:
            at.setdefault(type_, []).append(view["tokens"][k][0])
        self._telling: dict[str, list[int]] = {
            t: np.searchsorted(pieces.ends, starts, side="right").tolist() for t, starts in at.items()
        }

    def sentence(self, mention: int) -> Span:
        """The sentence of a mention, in characters."""
        span: Span = self.view["sentences"][bisect_right(self._starts, self.view["mentions"][mention]["start"]) - 1]
        return span

    def telling(self, type_: str, start: int, end: int) -> list[int]:
        """The pieces in [start, end) at which a word begins that the vocabulary gives this type, in order."""
        found = self._telling.get(type_, [])
        return found[bisect_left(found, start) : bisect_left(found, end)]


def shown(c: Candidate, score: float, sentence: Sentence, told: Told) -> ReadClaim:
    """A candidate as a claim."""
    span = told.sentence(c.subject)
    target = c.object if c.object >= 0 else None
    polarity = "denied" if c.denied > 0 else "affirmed"
    cue = _cue(c, sentence, told)
    denied = float(1 / (1 + np.exp(-c.denied)))
    return ReadClaim(
        c.type, c.subject, target, span, cue, c.status, polarity, c.change, round(score, 3), c.sure, denied
    )


def _cue(c: Candidate, sentence: Sentence, told: Told) -> Span:
    top = sentence.start + int(sentence.tops[c.pair])
    way = {top, *(sentence.start + int(p) for p in sentence.paths[c.pair])}
    on = [p for p in told.telling(c.type, min(way), max(way) + 1) if p in way]
    first = last = min(on, key=lambda p: abs(p - top), default=top)
    pieces = told.pieces
    while first > 0 and not pieces.first[first]:
        first -= 1
    while last + 1 < len(pieces) and not pieces.first[last + 1]:
        last += 1
    return int(pieces.starts[first]), int(pieces.ends[last])


class ClaimsReader:
    """The claims head in a reader's folder. One thread; processes scale."""

    def __init__(self, folder: Path) -> None:
        """Raises LegationError when the folder holds no whole claims head of this version."""
        try:
            about = json.loads((folder / "claims.json").read_text("utf-8"))
            self._upper, self._head, self._fields = (
                _session(folder / f"{name}.onnx") for name in ("claims_upper", "claims_head", "claims_fields")
            )
        except Exception as error:
            raise LegationError(
                f"the claims head in {folder} cannot be loaded ({error}): check out data/models again"
            ) from error
        if tuple(about["types"]) != TYPES:
            raise LegationError(f"the claims head in {folder} is of another version")
        self.window = int(about["window"])
        self.calibration = Calibration.of(about["calibration"])

    def claims(self, read: Read, view: View, admitted: Admitted) -> list[ReadClaim]:
        """The claims of a text worth showing, in order; `read.lower` holds the states after the shared layers."""
        sentences = inputs(view, read.pieces)
        found = []
        told = Told(view, read.pieces)
        for c in candidates(sentences, view, self.says(read, sentences), admitted):
            score = self.calibration.chance(c)
            if score >= self.calibration.threshold(c):
                found.append(shown(c, score, sentences[c.sentence], told))
        return sorted(found, key=lambda c: (c.sentence, c.subject, c.type, -1 if c.object is None else c.object))

    def says(self, read: Read, sentences: Sequence[Sentence]) -> list[Said]:
        """What the head says of every candidate."""
        marked = marks(sentences, len(read.pieces))
        states = []
        for (a, b), lower in zip(windows(read.pieces, read.text, self.window - 2), read.lower, strict=True):
            shown = np.concatenate(([0], marked[a:b], [0]))[None]
            states.append(self._upper.run(None, {"lower": lower[None], "marks": shown})[0][0, 1:-1])
        if not states:
            return []
        whole = np.concatenate(states)
        return [self._sentence(whole[s.start : s.end], s) for s in sentences]

    def _sentence(self, pieces: Floats, s: Sentence) -> Said:
        logits, pairs = self._head.run(
            None,
            {
                "pieces": pieces, "pools": pools(s), "near": near(s), "classes": s.classes, "subjects": s.subjects,
                "objects": s.objects, "relations": s.relations, "witnesses": s.witnesses, "fixed": fixed(s),
            },
        )  # fmt: skip
        n, t = np.nonzero((logits > HOPELESS) | told_by_rules(s))
        status = np.zeros((*logits.shape, len(STATUSES)), np.float32)
        denied = np.zeros(logits.shape, np.float32)
        change = np.zeros((*logits.shape, len(CHANGES)), np.float32)
        if len(n):
            status[n, t], denied[n, t], change[n, t] = self._fields.run(None, {"pairs": pairs[n], "types": t})
        return logits, status, denied, change


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
