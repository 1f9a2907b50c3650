"""Five folds of the event head over all of plover_plv, with an encoder that has seen none of it: `python -m training.folds`.

Each fold starts from the same weights (the bare ones, or a reader trained without plover_plv: `--model`) and learns the other
four, encoder and head together. Prints macro F1 and the share right of the head alone, and writes each fold's reader and the ids
it has not seen, for `training/folds.sh` to ask the whole pipeline, head and grammar together.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
from torch import nn

from legation.reader.pieces import load_tokenizer
from training.examples import Example, example, read
from training.figures import figures
from training.reader import Reader, collate
from training.train import SENTENCES, SIZE, groups, save, share


def main() -> None:
    """Read the arguments, run the folds."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--corpora", type=Path, required=True)
    p.add_argument("--weights", type=Path, required=True)
    p.add_argument("--model", type=Path, help="reader.pt of a reader that was trained without plover_plv")
    p.add_argument(
        "--out", type=Path, required=True, help="folder for the readers of the folds; those there are not made again"
    )
    p.add_argument("--epochs", type=int, default=10)
    p.add_argument("--seed", type=int, default=1)
    a = p.parse_args()
    tokenizer = load_tokenizer(a.weights / "tokenizer.json")
    documents = [d for s in ("train", "dev") for d in read(a.corpora, "plover_plv", s)]
    made = [(d["id"], example(tokenizer, d, ["events"])) for d in documents]
    ids = [i for i, e in made if e.event is not None]
    examples = [e for _, e in made if e.event is not None]
    order = random.Random(a.seed).sample(range(len(examples)), len(examples))
    judged: list[tuple[int, int]] = []
    for fold in range(5):
        began = time.monotonic()
        place, unseen = a.out / f"fold-{fold + 1}", order[fold::5]
        place.mkdir(parents=True, exist_ok=True)
        (place / "unseen.json").write_text(json.dumps([ids[k] for k in unseen]), "utf-8")
        if (place / "reader.pt").exists():
            model = started(a.weights, place / "reader.pt", whole=True)
        else:
            model = started(a.weights, a.model)
            learn(model, [examples[k] for i, k in enumerate(order) if i % 5 != fold], a.epochs, a.seed)
            save(place / "reader.pt", model=model.state_dict())
        own = verdicts(model, [examples[k] for k in unseen])
        judged += own
        print(f"fold {fold + 1}: {figures(own)}, {time.monotonic() - began:.0f} s", flush=True)
    print(f"all {len(judged)}: {figures(judged)}")


def started(weights: Path, trained: Path | None, *, whole: bool = False) -> Reader:
    """A reader with a new event head; `whole`: with the one it was trained with."""
    torch.manual_seed(0)
    model = Reader()
    if trained is None:
        model.encoder.start_from(weights / "model.safetensors")
    else:
        state = torch.load(trained)["model"]
        model.load_state_dict({k: v for k, v in state.items() if whole or not k.startswith("events.")}, strict=False)
    return model


def learn(model: Reader, examples: list[Example], epochs: int, seed: int) -> None:
    """Encoder and event head together."""
    optimizer = torch.optim.AdamW(groups(model), betas=(0.9, 0.98))
    peaks = [g["lr"] for g in optimizer.param_groups]
    dice, steps, step = random.Random(seed), epochs * -(-len(examples) // SENTENCES), 0
    model.train()
    for _ in range(epochs):
        shuffled = dice.sample(examples, len(examples))
        for i in range(0, len(shuffled), SENTENCES):
            step += 1
            for group, peak in zip(optimizer.param_groups, peaks, strict=True):
                group["lr"] = peak * share(step, steps)
            loss = model.losses(collate(shuffled[i : i + SENTENCES], SIZE))["events"]
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)


@torch.no_grad()
def verdicts(model: Reader, examples: list[Example]) -> list[tuple[int, int]]:
    """(gold, found) class of each."""
    model.eval()
    rows: list[tuple[int, int]] = []
    for i in range(0, len(examples), SENTENCES):
        batch = collate(examples[i : i + SENTENCES], SIZE)
        for e, h in zip(batch.examples, model.states(batch), strict=True):
            assert e.event is not None
            rows.append((e.event[2], int(model.event_logits(h, *e.event[:2]).argmax())))
    return rows


if __name__ == "__main__":
    main()
