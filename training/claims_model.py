"""The claims head over the upper layers of an encoder whose lower layers are the product's own and frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional as F

from legation.reader.claim_inputs import CHANCES as CHANCES_END
from legation.reader.claim_inputs import (
    CHANGES,
    EVENTS,
    FIXED,
    MARKS,
    MENTION_CLASSES,
    RELATION_CLASSES,
    STATUSES,
    TYPES,
    WITNESSES,
    Sentence,
    fixed,
    near,
    pools,
)  # fmt: skip
from legation.reader.classes import RELATIONS
from training.claims_data import Article
from training.encoder import Layer, Shape

LOOKS, KEY = 6, 48
AT_WORDS = CHANCES_END


def shipped_weights(path: Path) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Of an exported graph the tensors by name, and the matrices, taken out of seven bits, by the node that multiplies with them: [in, out]."""
    graph = onnx.load(str(path)).graph
    given = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    matrices: dict[str, np.ndarray] = {}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1] in given:
            base = node.input[1].removesuffix("_quantized")
            zero = given[base + "_zero_point"].astype(np.float32)
            matrices[node.name] = (given[base + "_quantized"].astype(np.float32) - zero) * given[base + "_scale"]
    return given, matrices


def upper_layers(folder: Path, first: int) -> nn.ModuleList:
    """The layers of the shipped encoder from `first` on."""
    given, matrices = shipped_weights(folder / "encoder.onnx")
    shape = Shape()
    layers = nn.ModuleList(Layer(shape, 0.1) for _ in range(shape.layers - first))
    for k, layer in enumerate(layers):
        i = first + k
        state = {}
        for part in ("query", "key", "value", "out", "up", "down"):
            suffix = f"_{i}" if i else ""
            state[f"{part}.weight"] = torch.from_numpy(matrices[f"/{part}{suffix}/MatMul_quant"].T.copy())
            state[f"{part}.bias"] = torch.from_numpy(given[f"encoder.layers.{i}.{part}.bias"].copy())
        for part in ("norm1", "norm2"):
            for kind in ("weight", "bias"):
                state[f"{part}.{kind}"] = torch.from_numpy(given[f"encoder.layers.{i}.{part}.{kind}"].copy())
        layer.load_state_dict(state)
    return layers


def through(layer: Layer, x: Tensor, mask: Tensor | None = None) -> Tensor:
    """`layer(x)` with the attention written out: quicker to train on a processor, and as it is exported."""
    n, length, hidden = x.shape
    size = hidden // layer.heads

    def parts(y: Tensor) -> Tensor:
        return y.view(n, length, layer.heads, size).transpose(1, 2)

    scores = parts(layer.query(x)) @ parts(layer.key(x)).transpose(2, 3) / size**0.5
    if mask is not None:
        scores = scores.masked_fill(~mask[:, None, None, :], -1e4)
    seen = (
        (scores.softmax(-1).to(x.dtype) @ parts(layer.value(x)).to(x.dtype)).transpose(1, 2).reshape(n, length, hidden)
    )
    x = layer.norm1(x + layer.out(seen))
    return layer.norm2(x + layer.dropout(layer.down(F.gelu(layer.up(x)))))  # type: ignore[no-any-return]


def _cut(x: Tensor, spans: Sequence[tuple[int, int]]) -> list[Tensor]:
    """These ascending spans of x."""
    sizes, at = [], 0
    for a, b in spans:
        sizes += [a - at, b - a]
        at = b
    return list(x.split([*sizes, len(x) - at]))[1::2]


@dataclass(slots=True)
class Tensors:
    """One sentence's candidates as tensors."""

    spans: tuple[int, int]
    pools: Tensor
    near: Tensor
    classes: Tensor
    subjects: Tensor
    objects: Tensor
    relations: Tensor
    witnesses: Tensor
    fixed: Tensor


def tensors(s: Sentence) -> Tensors:
    """Of the arrays of a sentence."""
    return Tensors(
        (s.start, s.end), torch.from_numpy(pools(s)), torch.from_numpy(near(s)), torch.from_numpy(s.classes),
        torch.from_numpy(s.subjects), torch.from_numpy(s.objects), torch.from_numpy(s.relations),
        torch.from_numpy(s.witnesses), torch.from_numpy(fixed(s)),
    )  # fmt: skip


class Head(nn.Module):
    """What each pair states: the pair asks, the sentence's pieces answer; what grammar and reader say is added as features."""

    def __init__(self, hidden: int = 384, inner: int = 256, drop: float = 0.3, witness: bool = True) -> None:
        super().__init__()
        self.inner, self.witness = inner, witness
        self.one = nn.Linear(2 * hidden, inner)
        self.other = nn.Linear(2 * hidden, inner)
        self.ask_one = nn.Linear(2 * hidden, LOOKS * KEY)
        self.ask_other = nn.Linear(2 * hidden, LOOKS * KEY, bias=False)
        self.key = nn.Linear(hidden, LOOKS * KEY)
        self.near_one = nn.Embedding(32, LOOKS)
        self.near_other = nn.Embedding(32, LOOKS)
        self.value = nn.Linear(hidden, (LOOKS + FIXED) * inner)
        self.left, self.right = nn.Linear(2 * hidden, 96), nn.Linear(2 * hidden, 96)
        self.product = nn.Linear(96, inner)
        self.nothing = nn.Parameter(torch.zeros(2 * hidden))
        self.one_is = nn.ModuleList(nn.Embedding(n, inner) for n in MENTION_CLASSES)
        self.other_is = nn.ModuleList(nn.Embedding(n, inner) for n in MENTION_CLASSES)
        self.alone = nn.Parameter(torch.zeros(inner))
        self.between = nn.ModuleList(nn.Embedding(n, inner) for n in RELATION_CLASSES)
        for e in (self.near_one, self.near_other):
            nn.init.zeros_(e.weight)
        for e in (*self.one_is, *self.other_is, *self.between):
            nn.init.normal_(e.weight, std=0.1)
        self.said = nn.Linear(WITNESSES, inner, bias=False)
        self.trust = nn.Parameter(torch.tensor([3.0, 3.0, 1.0, 1.0])[:, None].repeat(1, len(TYPES)))
        """How far a claim of the rules, a chance of the document head, a word on the path and the governing word move the logit of
        their own type."""
        self.middle = nn.Linear(inner, inner)
        self.out = nn.Linear(inner, len(TYPES))
        nn.init.normal_(self.out.weight, std=0.05)
        nn.init.constant_(self.out.bias, -4.0)
        self.fields = nn.Linear(inner, inner)
        self.of_type = nn.Embedding(len(TYPES), inner)
        nn.init.normal_(self.of_type.weight, std=0.1)
        self.status = nn.Linear(inner, len(STATUSES))
        self.denied = nn.Linear(inner, 1)
        self.change = nn.Linear(inner, len(CHANGES))
        self.register_buffer("of_relation", torch.tensor([TYPES.index(r) for r in RELATIONS]), persistent=False)
        self.drop, self.drop_said = nn.Dropout(drop), nn.Dropout(0.3)

    def forward(
        self, pieces: Tensor, pools: Tensor, near: Tensor, classes: Tensor, subjects: Tensor, objects: Tensor,
        relations: Tensor, witnesses: Tensor, fixed: Tensor,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        """One sentence: pieces [length, hidden], mentions and pairs as `legation.reader.claims.Sentence` -> logits [n, types], pairs [n, inner]."""
        key, value = self.key(pieces), self.value(self.drop(pieces))
        x = self.drop(torch.cat([pools[0] @ pieces, pools[1] @ pieces], -1))
        x = torch.cat([x, self.nothing[None]])
        ask_one, ask_other = self.ask_one(x), self.ask_other(x)
        count = pools.shape[1]
        at = torch.where(objects < 0, torch.full_like(objects, count), objects)
        z = self.attend(key, value, ask_one, ask_other, near, subjects, at, fixed)
        one, other = self.ends(x, classes)
        return self.finish(z, x, one, other, subjects, at, relations, witnesses)

    def attend(
        self, key: Tensor, value: Tensor, one: Tensor, other: Tensor, near: Tensor, subjects: Tensor, at: Tensor,
        fixed: Tensor,
    ) -> Tensor:  # fmt: skip
        """[n, inner]: what the pieces of one sentence answer; `one` and `other` have a row for no mention at the end."""
        length = key.shape[0]
        key = key.view(length, LOOKS, KEY)
        score_one = torch.einsum("mkd,lkd->mlk", one.view(-1, LOOKS, KEY), key) / 7.0
        score_other = torch.einsum("mkd,lkd->mlk", other.view(-1, LOOKS, KEY), key) / 7.0
        score_one = score_one + F.pad(self.near_one(near), (0, 0, 0, 0, 0, 1))
        score_other = score_other + F.pad(self.near_other(near), (0, 0, 0, 0, 0, 1))
        share = (score_one[subjects] + score_other[at]).softmax(1)
        share = torch.cat([share, fixed.to(share.dtype)], -1)
        return torch.einsum("nlk,lki->ni", share, value.view(length, LOOKS + FIXED, self.inner))

    def ends(self, x: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
        """What each mention brings as subject and as object; the last row of x is no mention."""
        is_one = sum(e(classes[:, k]) for k, e in enumerate(self.one_is))
        is_other = sum(e(classes[:, k]) for k, e in enumerate(self.other_is))
        one = self.one(x) + torch.cat([is_one, torch.zeros_like(self.alone)[None]])
        return one, self.other(x) + torch.cat([is_other, self.alone[None]])

    def finish(
        self, z: Tensor, x: Tensor, one: Tensor, other: Tensor, subjects: Tensor, at: Tensor, relations: Tensor,
        witnesses: Tensor,
    ) -> tuple[Tensor, Tensor]:  # fmt: skip
        """Logits and pairs."""
        z = z + one[subjects] + other[at]
        z = z + self.product(torch.tanh(self.left(x))[subjects] * torch.tanh(self.right(x))[at])
        z = z + sum(e(relations[:, k]) for k, e in enumerate(self.between))
        if self.witness:
            z = z + self.said(self.drop_said(witnesses))
        z = self.drop(F.gelu(z))
        y = z + F.gelu(self.middle(z))
        logits = self.out(self.drop(y))
        if self.witness:
            logits = logits + self.trust[0] * witnesses[:, : len(TYPES)]
            alone = witnesses[:, 2 * len(TYPES) : 2 * len(TYPES) + len(EVENTS)] * self.trust[0, : len(EVENTS)]
            chances = (
                witnesses[:, 2 * len(TYPES) + len(EVENTS) :][:, : len(RELATIONS)] * self.trust[1, self.of_relation]
            )
            words = witnesses[:, AT_WORDS : AT_WORDS + len(EVENTS)] * self.trust[2, : len(EVENTS)]
            words = words + witnesses[:, AT_WORDS + len(EVENTS) :][:, : len(EVENTS)] * self.trust[3, : len(EVENTS)]
            logits = logits + F.pad(alone + words, (0, len(TYPES) - len(EVENTS)))
            logits = logits.index_add(1, self.of_relation, chances.to(logits.dtype))
        return logits, y

    def told(self, pairs: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of pairs [n, inner] and the type each is told of: status, denied, change."""
        x = self.drop(F.gelu(self.fields(pairs) + self.of_type(types)))
        return self.status(x), self.denied(x)[:, 0], self.change(x)


class Claims(nn.Module):
    """Upper layers and head."""

    def __init__(self, folder: Path, shared: int, **head: float) -> None:
        super().__init__()
        self.layers = upper_layers(folder, shared)
        self.mark = nn.Embedding(MARKS, 384)
        nn.init.zeros_(self.mark.weight)
        self.head = Head(**head)  # type: ignore[arg-type]
        self.factual = nn.Sequential(nn.Dropout(0.1), nn.Linear(384, 128), nn.GELU(), nn.Linear(128, 1))
        """How sure the text is of a verb (-1 to 1): asked in training alone, so that the layers learn it."""

    def states(self, articles: Sequence[Article]) -> list[Tensor]:
        """[pieces, hidden] of each article."""
        rows = [(n, w) for n, a in enumerate(articles) for w in range(len(a.windows))]
        length = max(len(articles[n].states[w]) for n, w in rows)
        x = torch.zeros(len(rows), length, 384)
        mask = torch.zeros(len(rows), length, dtype=torch.bool)
        marked = torch.zeros(len(rows), length, dtype=torch.long)
        for row, (n, w) in enumerate(rows):
            given = articles[n].states[w]
            a, b = articles[n].windows[w]
            x[row, : len(given)] = torch.from_numpy(given.astype(np.float32))
            mask[row, : len(given)] = True
            marked[row, 1 : len(given) - 1] = torch.from_numpy(articles[n].marks[a:b])
        x = x + self.mark(marked)
        for layer in self.layers:
            x = through(layer, x, mask)
        found: list[list[Tensor]] = [[] for _ in articles]
        for row, (n, w) in enumerate(rows):
            found[n].append(x[row, 1 : len(articles[n].states[w]) - 1])
        return [torch.cat(parts) for parts in found]

    def read(self, states: Tensor, sentence: Tensors) -> tuple[Tensor, Tensor]:
        """Logits and pairs of one sentence."""
        t = sentence
        a, b = t.spans
        return self.head(  # type: ignore[no-any-return]
            states[a:b], t.pools, t.near, t.classes, t.subjects, t.objects, t.relations, t.witnesses, t.fixed
        )

    def read_all(self, states: Sequence[Tensor], sentences: Sequence[Sequence[Tensors]]) -> tuple[Tensor, Tensor]:
        """The same of all sentences of several articles at once, their rows one after the other."""
        h = self.head
        parts = [
            (p, t) for x, given in zip(states, sentences, strict=True)
            for p, t in zip(_cut(x, [t.spans for t in given]), given, strict=True)
        ]  # fmt: skip
        pieces = torch.cat([p for p, _ in parts])
        lengths = [len(p) for p, _ in parts]
        keys, values = h.key(pieces).split(lengths), h.value(h.drop(pieces)).split(lengths)
        pooled = [torch.cat([t.pools[0] @ p, t.pools[1] @ p], -1) for p, t in parts]
        x = torch.cat([h.drop(torch.cat(pooled)), h.nothing[None]])
        ask_one, ask_other = h.ask_one(x), h.ask_other(x)
        last = len(x) - 1
        answers, subjects, objects = [], [], []
        counts = [t.pools.shape[1] for _, t in parts] + [1]
        asks_one, asks_other = ask_one.split(counts), ask_other.split(counts)
        row = 0
        for k, (_, t) in enumerate(parts):
            count = counts[k]
            at = torch.where(t.objects < 0, torch.full_like(t.objects, count), t.objects)
            asked_one, asked_other = torch.cat([asks_one[k], asks_one[-1]]), torch.cat([asks_other[k], asks_other[-1]])
            answers.append(h.attend(keys[k], values[k], asked_one, asked_other, t.near, t.subjects, at, t.fixed))
            subjects.append(t.subjects + row)
            objects.append(torch.where(t.objects < 0, torch.full_like(t.objects, last), t.objects + row))
            row += count
        one, other = h.ends(x, torch.cat([t.classes for _, t in parts]))
        return h.finish(  # type: ignore[no-any-return]
            torch.cat(answers), x, one, other, torch.cat(subjects), torch.cat(objects),
            torch.cat([t.relations for _, t in parts]), torch.cat([t.witnesses for _, t in parts]),
        )  # fmt: skip
