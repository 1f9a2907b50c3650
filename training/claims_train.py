"""Trains the claims head: `python -m training.claims_train --views views.jsonl --gold news.train.jsonl ... --out DIR`.

The last epochs' weights are averaged. `--hold K` leaves every eighth article from the K-th on out of training and writes what
the model says of them, for thresholds and calibration.
"""

import argparse
import json
import random
import time
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from legation.reader.claim_inputs import TYPES
from training.claims_data import UNKNOWN, Article, Builder, leave_doubts_open, read_silver
from training.claims_facts import Fact, endless, read_facts
from training.claims_gold import read_gold, read_views
from training.claims_model import Claims, Tensors, tensors
from training.examples import held_out
from training.reader import open_loss
from training.train import share


def fold(id_: str) -> int:
    """Which eighth an article belongs to."""
    return zlib.crc32(id_.encode()) % 8


SHORT = {"minimal:": 20, "plover_plv:": 40, "written:": 40, "pairs:": 40}
"""Texts of a few sentences, by the beginning of their id, and how many of them make a batch."""


def batches(ready: list[Any], size: int, dice: random.Random) -> list[list[Any]]:
    """One epoch, shuffled; short texts among themselves."""
    groups: dict[str, list[Any]] = {}
    for one in dice.sample(ready, len(ready)):
        groups.setdefault(next((k for k in SHORT if one[0].id.startswith(k)), ""), []).append(one)
    found = []
    for kind, given in sorted(groups.items()):
        n = SHORT.get(kind, size)
        found += [given[i : i + n] for i in range(0, len(given), n)]
    dice.shuffle(found)
    return found


class Trainer:
    """Model, optimizer and the loss of a batch."""

    def __init__(self, model: Claims, a: argparse.Namespace) -> None:
        self.model, self.a = model, a
        self.known: dict[str, Tensor] = {}
        """States by article, where the upper layers stay as they are."""
        upper = [p for n, p in model.named_parameters() if not n.startswith("head.")]
        head = [p for n, p in model.named_parameters() if n.startswith("head.")]
        for p in upper:
            p.requires_grad_(not a.frozen)
        groups = [{"params": head, "lr": a.rate, "weight_decay": 0.05}]
        if not a.frozen:
            groups.append({"params": upper, "lr": a.upper_rate, "weight_decay": 0.01})
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98))
        self.peaks = [g["lr"] for g in self.optimizer.param_groups]

    def loss(self, batch: list[tuple[Article, list[Tensors]]]) -> dict[str, Tensor]:
        """Mean losses of types, status, polarity and change."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.a.half):
            known = [self.known.get(a.id) for a, _ in batch]
            states = known if all(h is not None for h in known) else self.model.states([a for a, _ in batch])
        # The head's many small products are quicker in full precision.
        logits, pairs = self.model.read_all([h.float() for h in states], [s for _, s in batch])
        gold = torch.from_numpy(np.concatenate([x for a, _ in batch for x in a.labels]).astype(np.float32))
        loss = F.binary_cross_entropy_with_logits(logits, gold.clamp(min=0), reduction="none")
        # Silver labels are chances: a pair weighs the more the likelier it is a claim.
        weight = (1 + (self.a.positive - 1) * gold.clamp(min=0)) * (gold != UNKNOWN)
        claims, rows, base = [], [], 0
        for article, _ in batch:
            starts = np.cumsum([base, *(len(x) for x in article.labels)])
            claims += article.told
            rows += [int(starts[t.sentence]) + t.pair for t in article.told]
            base = int(starts[-1])
        if claims:
            weight[rows, [t.type for t in claims]] *= torch.tensor(
                [self.a.importance[t.importance - 1] for t in claims]
            )
        found = {"types": (loss * weight).sum() / gold.clamp(min=0).sum().clamp(min=1)}
        if not claims:
            return found
        status, denied, change = self.model.head.told(pairs[rows], torch.tensor([t.type for t in claims]))
        allowed = torch.zeros_like(status, dtype=torch.bool)
        for n, t in enumerate(claims):
            allowed[n, t.statuses] = True
        no = torch.tensor([float(t.denied) for t in claims])
        found["status"] = open_loss(status, allowed)
        found["denied"] = F.binary_cross_entropy_with_logits(denied, no, pos_weight=torch.tensor(self.a.denied))
        standing = torch.tensor([t.standing for t in claims])
        if standing.any():
            changed = torch.tensor([t.change for t in claims])[standing]
            found["change"] = F.cross_entropy(change[standing], changed)
        return found

    def facts(self, batch: list[Fact]) -> Tensor:
        """Mean squared error of how sure the text is of its verbs."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.a.half):
            states = self.model.states([f.article for f in batch])
        at = torch.cat([h[f.places] for h, f in zip(states, batch, strict=True)]).float()
        told = self.model.factual(at)[:, 0]
        return F.mse_loss(told, torch.tensor([x for f in batch for x in f.sure]))

    def step(
        self, batch: list[tuple[Article, list[Tensors]]], at: float, facts: list[Fact] | None = None
    ) -> dict[str, float]:
        """One step at a share of the peak rates."""
        for group, peak in zip(self.optimizer.param_groups, self.peaks, strict=True):
            group["lr"] = peak * at
        losses = self.loss(batch)
        if facts:
            losses["facts"] = self.facts(facts)
        total = losses["types"] + self.a.fields * sum(v for k, v in losses.items() if k != "types")
        total.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return {k: v.item() for k, v in losses.items()}


@torch.no_grad()
def says(model: Claims, article: Article, sentences: list[Tensors] | None = None) -> list[tuple[np.ndarray, ...]]:
    """Of each sentence: logits, and status, denied and change of every type, where the logit is not hopeless."""
    model.eval()
    h = model.states([article])[0]
    found = []
    for s in sentences or [tensors(s) for s in article.sentences]:
        logits, pairs = model.read(h, s)
        n, t = np.nonzero(logits.numpy() > -4.0)
        status = np.zeros((*logits.shape, 5), np.float32)
        denied = np.zeros(tuple(logits.shape), np.float32)
        change = np.zeros((*logits.shape, 3), np.float32)
        if len(n):
            x, y, z = model.head.told(pairs[torch.from_numpy(n)], torch.from_numpy(t))
            status[n, t], denied[n, t], change[n, t] = x.numpy(), y.numpy(), z.numpy()
        found.append((logits.numpy(), status, denied, change))
    return found


def main() -> None:
    """Read the arguments and train."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--views", type=Path, required=True)
    p.add_argument("--gold", type=Path, nargs="+", required=True)
    p.add_argument("--reader", type=Path, default=Path("data/models/reader-en"))
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--shared", type=int, default=3, help="layers of the product's encoder that stay as they are")
    p.add_argument("--frozen", action="store_true", help="train the head alone")
    p.add_argument("--without-witnesses", action="store_true")
    p.add_argument("--hold", type=int, help="the eighth of the articles to leave out")
    p.add_argument("--share", type=float, default=1.0, help="of the training articles")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--average", type=int, default=3, help="how many epochs' weights are averaged")
    p.add_argument("--batch", type=int, default=3)
    p.add_argument("--rate", type=float, default=1.2e-3)
    p.add_argument("--upper-rate", type=float, default=2e-4)
    p.add_argument("--drop", type=float, default=0.3)
    p.add_argument("--positive", type=float, default=2.0)
    p.add_argument(
        "--importance", type=float, nargs=3, default=(1.0, 1.0, 1.0), help="weight of claims of importance 1, 2 and 3"
    )
    p.add_argument("--denied", type=float, default=2.0, help="weight of denied claims among the told")
    p.add_argument(
        "--fields", type=float, default=0.4, help="weight of status, denial, change and facts beside the types"
    )
    p.add_argument("--facts", type=Path, help="the factuality corpus")
    p.add_argument("--fact-batch", type=int, default=16)
    p.add_argument("--silver", type=Path, help="what teachers say of unmarked articles, by training.claims_silver")
    p.add_argument(
        "--quick", type=Path, nargs="*", help="gold read once and quickly: what its readers passed over may be a claim"
    )
    p.add_argument("--silver-views", type=Path)
    p.add_argument("--silver-share", type=float, default=0.5, help="of the silver articles, in each epoch")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--half", action=argparse.BooleanOptionalAction, default=True)
    p.add_argument("--start", type=Path, help="a model to go on from")
    run(p.parse_args())


def run(a: argparse.Namespace) -> None:
    """Train as asked."""
    torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    views = read_views(a.views)
    gold = {i: g for i, g in read_gold(a.gold, views).items() if i not in held_out()}
    builder = Builder(a.reader, a.shared)
    articles = [builder.article(views[i], gold[i]) for i in sorted(gold)]
    quick = {i: g for i, g in read_gold(a.quick, views).items() if i not in held_out()} if a.quick else {}
    leave_doubts_open(quickly := [builder.article(views[i], quick[i]) for i in sorted(quick)], a.silver)
    articles += quickly
    held = [x for x in articles if fold(x.id) == a.hold and not x.id.startswith(tuple(SHORT)) and x.id not in quick]
    taught = [x for x in articles if fold(x.id) != a.hold or x.id.startswith(tuple(SHORT)) or x.id in quick]
    random.Random(a.seed).shuffle(taught)
    taught = taught[: round(a.share * len(taught))]
    print(f"{len(taught)} articles, {len(held)} held out, {sum(len(x.told) for x in taught)} claims told", flush=True)
    ready = [(x, [tensors(s) for s in x.sentences]) for x in taught if x.sentences]
    dice = random.Random(a.seed)
    facts = endless(read_facts(a.facts, builder, 9000, dice) if a.facts else [], a.fact_batch, dice)
    silver = read_silver(a.silver, a.silver_views, builder, without=set(quick)) if a.silver else []
    unmarked = [(x, [tensors(s) for s in x.sentences]) for x in silver]
    some = round(a.silver_share * len(unmarked))
    torch.manual_seed(a.seed)
    model = Claims(a.reader, a.shared, drop=a.drop, witness=not a.without_witnesses)
    if a.start:
        model.load_state_dict(torch.load(a.start)["model"])
    trainer = Trainer(model, a)
    if a.frozen:
        model.eval()
        with torch.no_grad():
            trainer.known = {x.id: model.states([x])[0] for x, _ in ready}
    steps, step = a.epochs * len(batches([*ready, *unmarked[:some]], a.batch, random.Random(0))), 0
    averaged: dict[str, Tensor] = {}
    for epoch in range(a.epochs):
        began = time.monotonic()
        model.train()
        sums: dict[str, list[float]] = {}
        turn = random.Random(a.seed * 100 + epoch)
        for batch in batches([*ready, *turn.sample(unmarked, some)], a.batch, turn):
            step += 1
            torch.manual_seed(a.seed * 1_000_003 + step)
            for k, v in trainer.step(batch, share(step, steps), next(facts, None)).items():
                sums.setdefault(k, []).append(v)
            if step % 50 == 0:
                print(f"step {step} of {steps}, {time.monotonic() - began:.0f} s into the epoch", flush=True)
        row: dict[str, Any] = {"epoch": epoch + 1, "seconds": round(time.monotonic() - began)}
        row |= {k: round(float(np.mean(v)), 4) for k, v in sums.items()}
        if held and (epoch % 3 == 2 or epoch + 1 == a.epochs):
            row["held precision"] = round(average_precision(model, held), 4)
        print(json.dumps(row), flush=True)
        with (a.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        torch.save(
            {"model": model.state_dict(), "shared": a.shared, "witness": not a.without_witnesses}, a.out / "last.pt"
        )
        if epoch >= a.epochs - a.average:
            for k, v in model.state_dict().items():
                averaged[k] = averaged.get(k, 0) + v / a.average
    model.load_state_dict(averaged)
    torch.save({"model": averaged, "shared": a.shared, "witness": not a.without_witnesses}, a.out / "claims.pt")
    if held:
        print(json.dumps({"averaged": round(average_precision(model, held), 4)}), flush=True)


def average_precision(model: Claims, articles: list[Article]) -> float:
    """Of all candidates and types that the gold judges, ranked by chance."""
    scores, right = [], []
    for x in articles:
        for (logits, *_), gold in zip(says(model, x), x.labels, strict=True):
            known = gold != UNKNOWN
            scores.append(logits[known])
            right.append(gold[known])
    s, r = np.concatenate(scores), np.concatenate(right)
    order = np.argsort(-s, kind="stable")
    hits = r[order] == 1
    precision = np.cumsum(hits) / (1 + np.arange(len(hits)))
    return float(precision[hits].mean())


assert len(TYPES) == 49
if __name__ == "__main__":
    main()
