"""Writes a trained claims head as int8 ONNX into a reader's folder and checks that it agrees with what was trained:
`python -m training.claims_export --model claims.pt --calibration calibration.json --views views.jsonl --gold news.dev.jsonl`.

The reader's own encoder gives the shared states as a third output; its weights stay as they are.
"""

import argparse
import hashlib
import json
import time
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from legation.reader.claim_inputs import TYPES, inputs
from legation.reader.claims import ClaimsReader
from legation.reader.model import HEADS, Reader
from training.claims_data import Builder, state_name
from training.claims_evaluate import load
from training.claims_gold import read_gold, read_views
from training.claims_model import Claims, tensors, through
from training.claims_train import says
from training.export import write


class Upper(nn.Module):
    """The layers above the shared ones, for one window."""

    def __init__(self, model: Claims) -> None:
        super().__init__()
        self.layers, self.mark = model.layers, model.mark

    def forward(self, lower: Tensor, marks: Tensor) -> Tensor:
        """Lower [1, n, hidden], marks [1, n] -> states [1, n, hidden]."""
        x = lower + self.mark(marks)
        for layer in self.layers:
            x = through(layer, x)
        return x


class Fields(nn.Module):
    """Status, denied and change of pairs and their types."""

    def __init__(self, model: Claims) -> None:
        super().__init__()
        self.head = model.head

    def forward(self, pairs: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Pairs [n, inner], types [n]."""
        return self.head.told(pairs, types)


def export(model: Claims, folder: Path, sample: tuple[Tensor, ...]) -> None:
    """The three graphs."""
    model.eval()
    write(Upper(model), (torch.randn(1, 16, 384), torch.zeros(1, 16, dtype=torch.long)), ["lower", "marks"],
          {"lower": {1: "n"}, "marks": {1: "n"}}, folder / "claims_upper.onnx", ["states"])  # fmt: skip
    names = ["pieces", "pools", "near", "classes", "subjects", "objects", "relations", "witnesses", "fixed"]
    free = {
        "pieces": {0: "l"}, "pools": {1: "m", 2: "l"}, "near": {0: "m", 1: "l"}, "classes": {0: "m"}, "subjects": {0: "n"},
        "objects": {0: "n"}, "relations": {0: "n"}, "witnesses": {0: "n"}, "fixed": {0: "n", 1: "l"},
    }  # fmt: skip
    if not model.head.witness:
        names.remove("witnesses")
    write(model.head, sample, names, free, folder / "claims_head.onnx", ["logits", "pairs"])
    inner = model.head.inner
    write(Fields(model), (torch.randn(3, inner), torch.tensor([0, 1, 2])), ["pairs", "types"],
          {"pairs": {0: "n"}, "types": {0: "n"}}, folder / "claims_fields.onnx", ["status", "denied", "change"])  # fmt: skip


def share_states(folder: Path, layers: int) -> None:
    """Let the folder's encoder give the states after so many layers, if it does not yet."""
    path = folder / "encoder.onnx"
    model = onnx.load(str(path))
    name = state_name(layers)
    del model.graph.output[2:]
    if name != "states":
        model.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, "n", 384]))
    onnx.save(model, str(path))


def main() -> None:
    """Export, write claims.json and the manifest, compare and time."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--calibration", type=Path, required=True)
    p.add_argument("--reader", type=Path, default=Path("data/models/reader-en"))
    p.add_argument("--views", type=Path, required=True)
    p.add_argument("--gold", type=Path, required=True, help="articles on which both are compared")
    a = p.parse_args()
    torch.set_num_threads(1)
    model, shared = load(a.model, a.reader)
    views = read_views(a.views)
    ids = list(read_gold([a.gold], views))
    builder = Builder(a.reader, shared)
    articles = [builder.article(views[i], None) for i in ids]
    first = max((s for s in articles[0].sentences), key=lambda s: len(s.subjects))
    t = tensors(first)
    sample = (
        torch.randn(first.end - first.start, 384), t.pools, t.near, t.classes, t.subjects, t.objects, t.relations,
        t.witnesses, t.fixed,
    )  # fmt: skip
    export(model, a.reader, sample)
    share_states(a.reader, shared)
    about = {
        "types": TYPES,
        "window": builder.size,
        "shared": shared,
        "calibration": json.loads(a.calibration.read_text()),
    }
    (a.reader / "claims.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    manifest = json.loads((a.reader / "manifest.json").read_text("utf-8"))
    files = sorted(f for f in a.reader.iterdir() if f.suffix in (".onnx", ".json") and f.name != "manifest.json")
    manifest["heads"] = [*(head for head in manifest.get("heads", HEADS) if head != "claims"), "claims"]
    manifest["sha256"] = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files}
    (a.reader / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    print({f.name: round(f.stat().st_size / 1e6, 2) for f in files})
    compare(model, a.reader, articles, [views[i] for i in ids])


def compare(model: Claims, folder: Path, articles: list, records: list) -> None:  # type: ignore[type-arg]
    """How far the exported head agrees with the trained one, and its speed."""
    reader, head = Reader(folder), ClaimsReader(folder)
    reads = [reader.read(r["text"]) for r in records]
    found, ours = [], []
    for article, read in zip(articles, reads, strict=True):
        found.append(np.concatenate([x[0] for x in head.says(read, article.sentences)] or [np.zeros((0, len(TYPES)))]))
        ours.append(np.concatenate([x[0] for x in says(model, article)] or [np.zeros((0, len(TYPES)))]))
    x, y = np.concatenate(found), np.concatenate(ours)
    near = (x > -2) | (y > -2)
    print(
        f"logits above -2: {near.sum()}, mean difference {np.abs(x - y)[near].mean():.3f}, same side of 0: {((x > 0) == (y > 0))[near].mean():.4f}"
    )
    words = sum(len(r["text"].split()) for r in records)
    began = time.process_time()
    for read, r in zip(reads, records, strict=True):
        head.says(read, inputs(r["view"], read.pieces))
    print(
        f"the claims pass alone: {words / (time.process_time() - began):.0f} words a second of processor time ({words} words)"
    )


if __name__ == "__main__":
    main()
