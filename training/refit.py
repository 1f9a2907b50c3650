"""Second stage: relation and event heads alone, over the states of the trained and now frozen encoder.

`python -m training.refit --corpora DIR --weights DIR --model reader.pt --out DIR`. Also prints five-fold figures of the event
head over all of plover_plv: each fold's head starts anew; the encoder has seen the training lines, which the figure owes to.
"""

import argparse
import random
import time
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor, nn

from legation.reader.pieces import load_tokenizer
from training.examples import Example, example, read, recipe
from training.heads import Events
from training.reader import Reader, collate
from training.train import SIZE, log, save, share


@torch.no_grad()
def states(model: Reader, examples: list[Example]) -> list[Tensor]:
    """The encoder's states of every example."""
    model.eval()
    found: list[Tensor] = []
    for i in range(0, len(examples), 8):
        found += model.states(collate(examples[i : i + 8], SIZE))
    return found


def refit(model: Reader, examples: list[Example], held: list[Tensor], epochs: int, seed: int, out: Path) -> None:
    """Train the relation head further, a batch of eight documents at a time."""
    dice, steps = random.Random(seed), epochs * -(-len(examples) // 8)
    optimizer = torch.optim.AdamW(model.relations.parameters(), lr=1e-3, weight_decay=0.05)
    model.relations.train()
    step = 0
    for epoch in range(epochs):
        order = dice.sample(range(len(examples)), len(examples))
        total = 0.0
        for i in range(0, len(order), 8):
            step += 1
            random.seed(seed * 7919 + step)
            torch.manual_seed(seed * 7919 + step)
            for group in optimizer.param_groups:
                group["lr"] = 1e-3 * share(step, steps)
            picked = [(examples[k].entities, held[k]) for k in order[i : i + 8]]
            losses = [model._relations(e, h) for e, h in picked if e is not None and len(e.mentions) > 1]
            loss = torch.stack(losses).mean()
            loss.backward()
            nn.utils.clip_grad_norm_(model.relations.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            total += loss.item()
        log(out, refit=epoch + 1, relations=round(8 * total / len(order), 4))


def folds(examples: list[Example], held: list[Tensor], seed: int, epochs: int = 12) -> float:
    """Macro F1 over five folds, each fold's event head trained from nothing on the other four."""
    order = random.Random(seed).sample(range(len(examples)), len(examples))
    rows: list[tuple[int, int]] = []
    for fold in range(5):
        head = _event_head([k for i, k in enumerate(order) if i % 5 != fold], examples, held, seed, epochs)
        for k in (k for i, k in enumerate(order) if i % 5 == fold):
            event = examples[k].event
            assert event is not None
            with torch.no_grad():
                rows.append((event[2], int(head.event_logits(held[k], event[0], event[1]).argmax())))
    gold, found = Counter(g for g, _ in rows), Counter(f for _, f in rows)
    right = Counter(g for g, f in rows if g == f)
    return round(sum(2 * right[c] / (gold[c] + found[c]) for c in gold) / len(gold), 4)


def _event_head(picked: list[int], examples: list[Example], held: list[Tensor], seed: int, epochs: int) -> Reader:
    torch.manual_seed(seed)
    shell = Reader.__new__(Reader)
    nn.Module.__init__(shell)
    shell.events = Events(held[0].shape[1])
    shell.events.train()
    optimizer = torch.optim.AdamW(shell.events.parameters(), lr=1e-3, weight_decay=0.05)
    dice, steps, step = random.Random(seed), epochs * -(-len(picked) // 16), 0
    for _ in range(epochs):
        order = dice.sample(picked, len(picked))
        for i in range(0, len(order), 16):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = 1e-3 * share(step, steps)
            torch.stack([shell._event(examples[k], held[k]) for k in order[i : i + 16]]).mean().backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
    shell.events.eval()
    return shell


def main() -> None:
    """Refit, measure, save."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpora", type=Path, required=True)
    p.add_argument("--weights", type=Path, required=True)
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--epochs", type=int, default=15)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--open", action="store_true")
    p.add_argument("--folds", action="store_true", help="also five-fold figures of the event head")
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(a.weights / "tokenizer.json")
    model = Reader()
    model.load_state_dict(torch.load(a.model)["model"])
    plan = [c for c, r in recipe(a.open).items() if "relations" in r["heads"]]
    examples = [example(tokenizer, d, ["relations"]) for c in plan for d in read(a.corpora, c, "train", a.open)]
    start = time.monotonic()
    if examples:
        refit(model, examples, states(model, examples), a.epochs, a.seed, a.out)
    if a.folds:
        events = [example(tokenizer, d, ["events"]) for s in ("train", "dev") for d in read(a.corpora, "plover_plv", s)]
        events = [e for e in events if e.event is not None]
        log(a.out, folds=folds(events, states(model, events), a.seed))
    save(a.out / "reader.pt", model=model.state_dict())
    print(f"{time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
