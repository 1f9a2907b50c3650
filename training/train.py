"""Trains the reader: `python -m training.train --corpora DIR --weights DIR --out DIR`.

Checkpoints every few minutes; run again with the same --out to go on. CPU by default; a GPU is used when there is one.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import nn

from legation.reader.pieces import load_tokenizer
from training.examples import Example, example, read, recipe
from training.measure import development, measure
from training.reader import Reader, collate

SIZE = 256
"""Pieces of a window."""
DOCUMENTS, SENTENCES = 4, 32
"""Examples a step: of whole articles, of single sentences."""
LONG = frozenset({"dwie", "worldwide", "polnear", "gum", "redocred", "re3d"})
RATES = {"encoder": 2e-4, "heads": 1e-3}


def batches(
    examples: dict[str, list[Example]], weights: dict[str, float], seed: int, smaller: int = 1
) -> Iterator[list[Example]]:
    """One epoch: every corpus `weight` times, shuffled, one corpus a batch; batches `smaller` times smaller."""
    dice = random.Random(seed)
    found: list[list[Example]] = []
    for corpus, given in sorted(examples.items()):
        wanted = round(weights[corpus] * len(given))
        order = [x for _ in range(wanted // len(given) + 1) for x in dice.sample(given, len(given))][:wanted]
        size = (DOCUMENTS if corpus in LONG else SENTENCES) // smaller
        found += [order[i : i + size] for i in range(0, len(order), size)]
    dice.shuffle(found)
    yield from found


def groups(model: nn.Module) -> list[dict[str, Any]]:
    """Parameters by learning rate; no decay on norms and biases."""
    found: dict[tuple[str, bool], list[nn.Parameter]] = {}
    for name, p in model.named_parameters():
        found.setdefault(("encoder" if name.startswith("encoder.") else "heads", p.ndim > 1), []).append(p)
    return [{"params": ps, "lr": RATES[part], "weight_decay": 0.01 if d else 0.0} for (part, d), ps in found.items()]


def share(step: int, steps: int) -> float:
    """Learning rate as a share of its peak: up over a twentieth, then down to nothing."""
    warm = max(1, steps // 20)
    return step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def save(path: Path, **state: Any) -> None:
    """Write a checkpoint whole or not at all."""
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def main() -> None:
    """Read the arguments, train, measure after every epoch."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpora", type=Path, required=True)
    p.add_argument("--weights", type=Path, required=True, help="a folder with tokenizer.json and model.safetensors")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--epochs", type=int, help="3; with open corpora alone, which are few, 6")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--open", action="store_true", help="freely licensed corpora only")
    p.add_argument(
        "--without",
        action="append",
        default=[],
        help="a corpus to leave out, a head (names, quotations ...), or the initial weights",
    )
    p.add_argument("--share", type=float, default=1.0, help="of every corpus; for quick comparisons")
    p.add_argument("--smaller", type=int, default=1, help="batches so many times smaller: more steps from little text")
    p.add_argument("--every", type=float, default=240, help="seconds between checkpoints")
    run(p.parse_args())


def run(a: argparse.Namespace) -> None:
    """Train as asked."""
    a.out.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(a.weights / "tokenizer.json")
    plan = _left({c: r for c, r in recipe(a.open).items() if c not in a.without}, a.without)
    examples = {
        c: [example(tokenizer, d, r["heads"]) for d in read(a.corpora, c, "train", a.open)] for c, r in plan.items()
    }
    weights = {c: float(r["weight"]) * a.share for c, r in plan.items()}
    epochs = a.epochs or (6 if a.open else 3)
    steps = epochs * len(list(batches(examples, weights, 0, a.smaller)))
    torch.manual_seed(a.seed)
    model = Reader()
    if "weights" not in a.without:
        model.encoder.start_from(a.weights / "model.safetensors")
    optimizer = torch.optim.AdamW(groups(model), betas=(0.9, 0.98))
    peaks = [g["lr"] for g in optimizer.param_groups]
    checkpoint, done = a.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["step"]
    held = development(tokenizer, a.corpora, 25)
    model.train()
    step, last, sums = 0, time.monotonic(), {}
    for epoch in range(epochs):
        for batch in batches(examples, weights, a.seed * 100 + epoch, a.smaller):
            step += 1
            if step <= done:
                continue
            random.seed(a.seed * 1_000_003 + step)
            torch.manual_seed(a.seed * 1_000_003 + step)
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * share(step, steps)
            losses = model.losses(collate(batch, SIZE))
            torch.stack(list(losses.values())).sum().backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            for name, loss in losses.items():
                sums.setdefault(name, []).append(loss.item())
            if step % 50 == 0:
                means = {k: round(sum(v) / len(v), 4) for k, v in sums.items()}
                log(a.out, step=step, of=steps, losses=means)
                sums = {}
            if time.monotonic() - last > a.every:
                save(checkpoint, model=model.state_dict(), optimizer=optimizer.state_dict(), step=step)
                last = time.monotonic()
        if step > done:
            log(a.out, step=step, of=steps, epoch=epoch + 1, scores=measure(model, held, SIZE))
            save(checkpoint, model=model.state_dict(), optimizer=optimizer.state_dict(), step=step)
    save(a.out / "reader.pt", model=model.state_dict())


def _left(plan: dict[str, dict[str, Any]], heads: list[str]) -> dict[str, dict[str, Any]]:
    """The plan without these heads, and without corpora that teach nothing else."""
    taught = {c: r | {"heads": [h for h in r["heads"] if h not in heads]} for c, r in plan.items()}
    return {c: r for c, r in taught.items() if r["heads"]}


def log(out: Path, **row: Any) -> None:
    """One line of JSON to the log and to the screen."""
    line = json.dumps({"time": round(time.time()), **row})
    print(line, flush=True)
    with (out / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


if __name__ == "__main__":
    main()
