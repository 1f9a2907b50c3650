"""Encoder and heads together, and the loss of each head on an example."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from legation.reader.classes import CUES, RELATIONS, TAGS
from legation.reader.pieces import windows
from training.encoder import Encoder, Shape
from training.examples import Entities, Example, Span
from training.heads import Events, Relations, Roles, Tagger

CLS, SEP = 101, 102
REACH = 160
"""Pieces on each side of a cue in which its source and content are looked for."""


@dataclass(slots=True)
class Batch:
    """Examples with their windows padded into one array."""

    examples: list[Example]
    spans: list[list[Span]]
    ids: Tensor
    cases: Tensor
    mask: Tensor


def collate(examples: list[Example], size: int) -> Batch:
    """Windows of every example, each with its begin and end pieces."""
    spans = [windows(e.pieces, e.text, size - 2) for e in examples]
    n = sum(map(len, spans))
    length = max((b - a for found in spans for a, b in found), default=0) + 2
    ids, cases = torch.zeros(n, length, dtype=torch.long), torch.zeros(n, length, dtype=torch.long)
    mask = torch.zeros(n, length, dtype=torch.bool)
    row = 0
    for e, found in zip(examples, spans, strict=True):
        for a, b in found:
            ids[row, 0], ids[row, b - a + 1] = CLS, SEP
            ids[row, 1 : b - a + 1] = torch.from_numpy(e.pieces.ids[a:b])
            cases[row, 1 : b - a + 1] = torch.from_numpy(e.pieces.cases[a:b])
            mask[row, : b - a + 2] = True
            row += 1
    return Batch(examples, spans, ids, cases, mask)


class Reader(nn.Module):
    """One encoder, four heads."""

    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.encoder = Encoder(shape)
        self.tagger = Tagger(shape.hidden)
        self.roles = Roles(shape.hidden)
        self.events = Events(shape.hidden)
        self.relations = Relations(shape.hidden)

    def states(self, batch: Batch) -> list[Tensor]:
        """[pieces, hidden] of every example."""
        hidden = self.encoder(batch.ids, batch.cases, batch.mask).float()
        found, row = [], 0
        for spans in batch.spans:
            found.append(torch.cat([hidden[row + k, 1 : b - a + 1] for k, (a, b) in enumerate(spans)]))
            row += len(spans)
        return found

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """The mean loss of each head that has something to learn in this batch."""
        sums: dict[str, list[Tensor]] = {}
        for e, h in zip(batch.examples, self.states(batch), strict=True):
            if e.names is not None or e.attributions is not None:
                logits = self.tagger(h)
                first = torch.from_numpy(e.pieces.first)
            if e.names is not None:
                sums.setdefault("names", []).append(
                    open_loss(logits[first, : len(TAGS)], torch.from_numpy(e.names)[first])
                )
            if e.attributions is not None:
                sums.setdefault("cues", []).append(self._cues(e, logits[first, len(TAGS) :], first))
                if e.attributions:
                    sums.setdefault("roles", []).append(self._roles(e, h))
            if e.event is not None:
                sums.setdefault("events", []).append(self._event(e, h))
            if e.entities is not None and len(e.entities.mentions) > 1:
                sums.setdefault("relations", []).append(self._relations(e.entities, h))
        return {name: torch.stack(losses).mean() for name, losses in sums.items()}

    def _cues(self, e: Example, logits: Tensor, first: Tensor) -> Tensor:
        gold = torch.zeros(len(e.pieces), dtype=torch.long)
        for a in e.attributions or ():
            gold[a.cue[0]] = 1
            gold[a.cue[0] + 1 : a.cue[1]] = 2
        return F.cross_entropy(logits, gold[first], weight=torch.tensor([1.0, 2.0, 1.0][: len(CUES)]))

    def _roles(self, e: Example, h: Tensor) -> Tensor:
        given = e.attributions or []
        pieces, cue, distance, mask = around(h, [a.cue for a in given])
        logits = self.roles(pieces, cue, distance)
        gold = torch.zeros(logits.shape[:2], dtype=torch.long)
        for row, a in enumerate(given):
            base = max(0, a.cue[0] - REACH)
            for spans, begin in ((a.contents, 3), (a.sources, 1)):
                for s, t in spans:
                    s, t = max(0, s - base), min(gold.shape[1], t - base)
                    if s < t:
                        gold[row, s] = begin
                        gold[row, s + 1 : t] = begin + 1
        return F.cross_entropy(logits[mask], gold[mask], weight=torch.tensor([1.0, 2.0, 2.0, 2.0, 1.0]))

    def _event(self, e: Example, h: Tensor) -> Tensor:
        assert e.event is not None
        head, tail, label = e.event
        logits = self.event_logits(h, head, tail)
        return F.cross_entropy(logits, torch.tensor([label]), label_smoothing=0.05)

    def event_logits(self, h: Tensor, head: Span, tail: Span) -> Tensor:
        """[1, events] for one pair in the sentence whose pieces are `h`."""
        at = torch.arange(len(h))
        return self.events(
            h[None], torch.ones(1, len(h), dtype=torch.bool), mean(h, head)[None], mean(h, tail)[None],
            offset(at, head)[None], offset(at, tail)[None],
        )  # fmt: skip

    def _relations(self, given: Entities, h: Tensor) -> Tensor:
        n = len(given.mentions)
        kinds = torch.tensor([random.choice(t) for t in given.types])
        heads, tails = pairs(n)
        logits = self.relation_logits(h, given.mentions, kinds, heads, tails)
        gold = torch.zeros(len(heads), len(RELATIONS) + 1)
        row = {(int(a), int(b)): i for i, (a, b) in enumerate(zip(heads, tails, strict=True))}
        for a, b, label in given.relations:
            gold[row[a, b], label + 1] = 1
        judged = torch.zeros(len(RELATIONS) + 1, dtype=torch.bool)
        judged[0] = True
        judged[[i + 1 for i in given.judged]] = True
        return threshold_loss(logits[:, judged], gold[:, judged])

    def relation_logits(
        self, h: Tensor, mentions: list[list[Span]], kinds: Tensor, heads: Tensor, tails: Tensor
    ) -> Tensor:
        """[pairs, 1 + relations] of the pairs (heads[i], tails[i]) of entities."""
        flat = [s for found in mentions for s in found]
        sums = torch.cat([torch.zeros(1, h.shape[1]), h.cumsum(0)])
        starts, ends = torch.tensor([s for s, _ in flat]), torch.tensor([t for _, t in flat])
        reps = (sums[ends] - sums[starts]) / (ends - starts)[:, None]
        pooled, at = [], []
        k = 0
        for found in mentions:
            pooled.append(torch.logsumexp(reps[k : k + len(found)], 0))
            at.append(torch.arange(k, k + len(found)))
            k += len(found)
        entity = torch.stack(pooled)
        near_a, near_b = nearest(starts, at, heads, tails)
        a0, a1, b0, b1 = starts[near_a], ends[near_a], starts[near_b], ends[near_b]
        lo, hi = torch.minimum(a1, b1), torch.maximum(a0, b0)
        lo, hi = torch.minimum(lo, hi), torch.maximum(lo, hi)
        short = hi - lo
        mid = (sums[hi] - sums[lo]) / short.clamp(min=1)[:, None]
        mid = torch.where((short <= 64)[:, None], mid, torch.zeros_like(mid))
        return self.relations(
            entity[heads], entity[tails], reps[near_a], reps[near_b], mid, kinds[heads] * 11 + kinds[tails], b0 - a0
        )


def pairs(n: int) -> tuple[Tensor, Tensor]:
    """All ordered pairs of different entities."""
    grid = torch.cartesian_prod(torch.arange(n), torch.arange(n))
    grid = grid[grid[:, 0] != grid[:, 1]]
    return grid[:, 0], grid[:, 1]


def nearest(starts: Tensor, at: list[Tensor], heads: Tensor, tails: Tensor) -> tuple[Tensor, Tensor]:
    """For each pair of entities, the mention of each that stands nearest to one of the other."""
    n, where = len(at), starts.numpy()
    far = np.abs(where[:, None] - where[None, :])
    left, right = np.zeros((n, n), dtype=np.int64), np.zeros((n, n), dtype=np.int64)
    groups = [a.numpy() for a in at]
    for i in range(n):
        rows = far[groups[i]]
        which, best = rows.argmin(0), rows.min(0)
        for j in range(n):
            k = groups[j][best[groups[j]].argmin()]
            right[i, j], left[i, j] = k, groups[i][which[k]]
    return torch.from_numpy(left)[heads, tails], torch.from_numpy(right)[heads, tails]


def mean(h: Tensor, span: Span) -> Tensor:
    """The mean state of a span."""
    return h[span[0] : span[1]].mean(0)


def offset(at: Tensor, span: Span) -> Tensor:
    """Signed distance of pieces from a span; 0 inside."""
    return torch.where(at < span[0], at - span[0], torch.where(at >= span[1], at - span[1] + 1, torch.zeros_like(at)))


def around(h: Tensor, cues: list[Span]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Padded neighbourhoods of cues: pieces [n, length, hidden], cue states, distances, mask."""
    bounds = [(max(0, s - REACH), min(len(h), t + REACH)) for s, t in cues]
    length = max(b - a for a, b in bounds)
    pieces = torch.zeros(len(cues), length, h.shape[1])
    distance = torch.zeros(len(cues), length, dtype=torch.long)
    mask = torch.zeros(len(cues), length, dtype=torch.bool)
    for row, ((a, b), span) in enumerate(zip(bounds, cues, strict=True)):
        pieces[row, : b - a] = h[a:b]
        distance[row, : b - a] = offset(torch.arange(a, b), span)
        mask[row, : b - a] = True
    return pieces, torch.stack([mean(h, s) for s in cues]), distance, mask


def open_loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """Cross entropy where several classes may be right: minus the log of what all the allowed ones have together."""
    total = logits.logsumexp(-1)
    return (total - logits.masked_fill(~allowed, -1e4).logsumexp(-1)).mean()


def threshold_loss(logits: Tensor, gold: Tensor) -> Tensor:
    """ATLOP's adaptive threshold loss: class 0 lies below every true class and above every other."""
    th = torch.zeros_like(gold)
    th[:, 0] = 1
    true = logits.masked_fill((gold + th) == 0, -1e4)
    above = -((F.log_softmax(true, -1) * gold).sum(1))
    rest = logits.masked_fill(gold == 1, -1e4)
    below = -(F.log_softmax(rest, -1) * th).sum(1)
    return (above + below).mean()
