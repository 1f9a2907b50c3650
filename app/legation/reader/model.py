"""Runs the trained reader: one encoder pass over a text, then whichever heads are asked."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort

from legation.errors import LegationError
from legation.reader.claim_inputs import View
from legation.reader.claims import Admitted, ClaimsReader, ReadClaim
from legation.reader.classes import CUES, EVENTS, NAMES, RELATIONS, ROLES, TAGS
from legation.reader.decoding import spans, viterbi
from legation.reader.encoded import Read
from legation.reader.geometry import Doubles, Floats, Ints, Span, nearest, offset, reach
from legation.reader.pieces import cut, load_tokenizer, windows

_CLS, _SEP = 101, 102
HEADS = ("names", "quotations", "events", "relations")
_GRAPHS = ("encoder", "roles", "events", "relations")
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text; offsets in characters. `score` is the model's mean probability of its words' tags."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue of reported speech with the source and the content it governs; spans of characters."""

    cue: Span
    sources: tuple[Span, ...]
    contents: tuple[Span, ...]
    score: float


class Reader:
    """The model in a folder as `training.export` writes it. One thread; processes scale."""

    def __init__(self, folder: Path) -> None:
        """Raises LegationError when the folder is not a whole model of this version."""
        try:
            manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
            self.tokenizer = load_tokenizer(folder / "tokenizer.json")
            self._sessions = {name: _session(folder / f"{name}.onnx") for name in _GRAPHS}
        except Exception as error:
            raise LegationError(
                f"the reader in {folder} cannot be loaded ({error}): check out data/models or install Legation again"
            ) from error
        if manifest["classes"] != _classes():
            raise LegationError(
                f"the reader in {folder} is of another version: use the one that came with this release"
            )
        self.window = int(manifest["window"])
        self.heads = frozenset(manifest.get("heads", HEADS))
        """What it was taught; asked for the rest, it finds nothing."""
        self.version = str(manifest["sha256"]["encoder.onnx"])[:12]
        self._claims = ClaimsReader(folder) if "claims" in self.heads else None

    def read(self, text: str) -> Read:
        """Encode a text of any length, window by window, each alone: what is read beside it never matters."""
        pieces = cut(self.tokenizer, text)
        states, scores, lower = [], [], []
        for a, b in windows(pieces, text, self.window - 2):
            ids = np.concatenate(([_CLS], pieces.ids[a:b], [_SEP]))[None]
            cases = np.concatenate(([0], pieces.cases[a:b], [0]))[None]
            h, s, *rest = self._sessions["encoder"].run(None, {"ids": ids, "cases": cases})
            lower += [x[0] for x in rest]
            states.append(h[0, 1:-1])
            scores.append(s[0, 1:-1])
        hidden = np.concatenate(states) if states else np.zeros((0, 384), np.float32)
        seen = np.concatenate(scores) if scores else np.zeros((0, 1), np.float32)
        return Read(text, pieces, hidden, seen, tuple(lower))

    def names(self, read: Read) -> list[Name]:
        """The names of the text, in order, not overlapping."""
        at = np.flatnonzero(read.pieces.first)
        if not len(at):
            return []
        scores = read.scores[at, : len(TAGS)]
        path = viterbi(scores)
        sure = np.exp(_log_softmax(scores))[np.arange(len(at)), path]
        ends = np.append(at[1:], len(read.pieces))
        return [
            Name(
                int(read.pieces.starts[at[i]]),
                int(read.pieces.ends[ends[j - 1] - 1]),
                label,
                round(float(sure[i:j].mean()), 3),
            )
            for i, j, label in spans(path)
        ]

    def attributions(self, read: Read) -> list[Attribution]:
        """Who says what, a cue at a time, in the order of the cues."""
        if "quotations" not in self.heads:
            return []
        cues = self._cues(read)
        found: list[Attribution] = []
        for cue, score in cues:
            a, b = reach(len(read.pieces), cue)
            roles = self._sessions["roles"].run(
                None,
                {
                    "pieces": read.states[None, a:b],
                    "cue": read.mean(cue)[None],
                    "distance": offset(a, b, cue)[None],
                },
            )[0][0]
            first = np.flatnonzero(read.pieces.first[a:b])
            if not len(first):
                continue
            ends = np.append(first[1:], b - a)
            named: dict[str, list[Span]] = {"source": [], "content": []}
            for i, j, role in spans(viterbi(roles[first], ROLES), ROLES):
                named[role].append(read.characters((a + int(first[i]), a + int(ends[j - 1]))))
            found.append(
                Attribution(read.characters(cue), tuple(named["source"]), tuple(named["content"]), round(score, 3))
            )
        return found

    @property
    def reads_claims(self) -> bool:
        """Whether it was taught to read claims."""
        return self._claims is not None

    def claims(self, read: Read, view: View, admitted: Admitted) -> list[ReadClaim]:
        """The claims worth showing among all that two mentions of a sentence, or one alone, may state; none where it was not taught."""
        return self._claims.claims(read, view, admitted) if self._claims else []

    def _cues(self, read: Read) -> list[tuple[Span, float]]:
        at = np.flatnonzero(read.pieces.first)
        if not len(at):
            return []
        tags = ("O", "B-cue", "I-cue")
        scores = read.scores[at, len(TAGS) : len(TAGS) + len(CUES)]
        sure = np.exp(_log_softmax(scores))
        path = viterbi(scores, tags)
        ends = np.append(at[1:], len(read.pieces))
        return [((int(at[i]), int(ends[j - 1])), float(1 - sure[i, 0])) for i, j, _ in spans(path, tags)]

    def events(self, read: Read, sentence: Span, pairs: list[tuple[Span, Span]]) -> Floats:
        """[pairs, events]: probabilities of what the first does to the second; all spans in pieces."""
        a, b = sentence
        n = len(pairs)
        inputs: dict[str, Any] = {
            "pieces": np.repeat(read.states[None, a:b], n, 0),
            "mask": np.ones((n, b - a), dtype=bool),
            "head": np.stack([read.mean(h) for h, _ in pairs]),
            "tail": np.stack([read.mean(t) for _, t in pairs]),
            "to_head": np.stack([offset(a, b, h) for h, _ in pairs]),
            "to_tail": np.stack([offset(a, b, t) for _, t in pairs]),
        }
        return np.exp(_log_softmax(self._sessions["events"].run(None, inputs)[0]))

    def relations(self, read: Read, mentions: list[list[Span]], kinds: list[str], pairs: list[Span]) -> Floats:
        """[pairs, relations]: how far each relation lies above the pair's own threshold (ATLOP), in logits.

        `mentions` are the pieces of each entity's mentions, `kinds` their name labels, `pairs` indices of entities.
        """
        flat = [span for found in mentions for span in found]
        starts = np.array([s for s, _ in flat], dtype=np.int64)
        ends = np.array([e for _, e in flat], dtype=np.int64)
        at, sums = _sums(read.states, np.concatenate([starts, ends]))
        reps = (sums[at.searchsorted(ends)] - sums[at.searchsorted(starts)]) / (ends - starts)[:, None]
        cuts = np.cumsum([0, *(len(found) for found in mentions)])
        groups = [np.arange(cuts[i], cuts[i + 1]) for i in range(len(mentions))]
        pooled = np.stack([np.logaddexp.reduce(reps[g], axis=0) for g in groups])
        left, right = nearest(starts, groups)
        heads, tails = np.array([h for h, _ in pairs]), np.array([t for _, t in pairs])
        near_a, near_b = left[heads, tails], right[heads, tails]
        kind = np.array([NAMES.index(k) for k in kinds], dtype=np.int64)
        inputs = {
            "head": pooled[heads],
            "tail": pooled[tails],
            "head_near": reps[near_a],
            "tail_near": reps[near_b],
            "between": _between(at, sums, starts, ends, near_a, near_b),
            "kinds": kind[heads] * len(NAMES) + kind[tails],
            "distance": starts[near_b] - starts[near_a],
        }
        inputs = {k: v.astype(np.float32) if v.dtype.kind == "f" else v for k, v in inputs.items()}
        scores = self._sessions["relations"].run(None, inputs)[0]
        return np.asarray(scores[:, 1:] - scores[:, :1], dtype=np.float32)


def _sums(states: Floats, wanted: Ints) -> tuple[Ints, Doubles]:
    """Positions in order, each once, and the sum of all states before each. The sums of all positions of a long text would not fit."""
    at = np.unique(wanted)
    sums = np.zeros((len(at), states.shape[1]))
    before = np.zeros(states.shape[1])
    for start in range(0, len(states), _BLOCK):
        block = states[start : start + _BLOCK].cumsum(0, dtype=np.float64) + before
        inside = np.flatnonzero((at > start) & (at <= start + _BLOCK))
        sums[inside] = block[at[inside] - start - 1]
        before = block[-1]
    return at, sums


def _between(at: Ints, sums: Doubles, starts: Ints, ends: Ints, a: Ints, b: Ints) -> Floats:
    """The mean state between two mentions; nothing where they stand more than 64 pieces apart."""
    one, other = np.minimum(ends[a], ends[b]), np.maximum(starts[a], starts[b])
    low, high = np.minimum(one, other), np.maximum(one, other)
    size = high - low
    mean = (sums[at.searchsorted(high)] - sums[at.searchsorted(low)]) / np.maximum(size, 1)[:, None]
    return np.where((size <= 64)[:, None], mean, 0)


def _classes() -> dict[str, list[str]]:
    return {
        "TAGS": list(TAGS),
        "CUES": list(CUES),
        "ROLES": list(ROLES),
        "EVENTS": list(EVENTS),
        "RELATIONS": list(RELATIONS),
    }


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _log_softmax(scores: Floats) -> Floats:
    top = scores.max(-1, keepdims=True)
    return np.asarray(scores - top - np.log(np.exp(scores - top).sum(-1, keepdims=True)), dtype=np.float32)
