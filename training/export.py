"""Writes a trained reader as int8 ONNX: `python -m training.export --model reader.pt --weights DIR --out data/models/reader-en`.

Weights of matrix products: int8 by output channel, in seven bits, so that kernels with and without VNNI agree. Word
embeddings: int8 by row. Activations are quantised by the runtime from one window alone, so a text's reading never depends
on what is read beside it.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from legation.reader import classes
from legation.reader.model import HEADS
from training.encoder import Encoder, Layer
from training.examples import recipe
from training.reader import Reader

OPSET = 17
_SEVEN_BITS = 64


class SmallWords(nn.Module):
    """Word embeddings as int8 rows with a scale each."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        scale = words.weight.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("rows", (words.weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Ids [1, length] -> [1, length, hidden]."""
        return self.rows[ids[0]].float()[None] * self.scale[ids[0]][None]


class Exported(nn.Module):
    """Encoder and tagger for one window, without padding: ids, cases [1, length] -> states, scores."""

    def __init__(self, model: Reader, positions: int) -> None:
        super().__init__()
        self.encoder = model.encoder
        self.words = SmallWords(model.encoder.words)
        self.places = nn.Parameter(model.encoder.places.weight[:positions].detach().clone())
        self.tagger = model.tagger

    def forward(self, ids: Tensor, cases: Tensor) -> tuple[Tensor, Tensor]:
        """The states of all pieces and the scores of tags and cues."""
        e: Encoder = self.encoder
        x = e.norm(self.words(ids) + self.places[: ids.shape[1]] + e.kind + e.casing(cases))
        for layer in e.layers:
            x = self._layer(layer, x)
        return x, self.tagger(x)

    def _layer(self, layer: Layer, x: Tensor) -> Tensor:
        n, length, hidden = x.shape
        size = hidden // layer.heads

        def split(y: Tensor) -> Tensor:
            return y.view(n, length, layer.heads, size).transpose(1, 2)

        share = (split(layer.query(x)) @ split(layer.key(x)).transpose(2, 3) / size**0.5).softmax(-1)
        seen = (share @ split(layer.value(x))).transpose(1, 2).reshape(n, length, hidden)
        x = layer.norm1(x + layer.out(seen))
        return layer.norm2(x + layer.down(F.gelu(layer.up(x))))


def write(
    module: nn.Module,
    given: tuple[Tensor, ...],
    names: list[str],
    free: dict[str, dict[int, str]],
    path: Path,
    outputs: list[str],
) -> None:
    """Export one graph and quantise its matrix products."""
    plain = path.with_suffix(".f32.onnx")
    torch.onnx.export(
        module.eval(), given, str(plain), input_names=names, output_names=outputs, dynamic_axes=free,
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        str(plain),
        str(path),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm"],
    )
    plain.unlink()
    onnx.checker.check_model(str(path))
    _check_bits(path)


def _check_bits(path: Path) -> None:
    """Raises ValueError where a weight takes more than seven bits: two products of it with a byte could pass 16 bits, and kernels
    without VNNI, which add two such products in 16 bits, would differ from those with it."""
    graph = onnx.load(str(path)).graph
    used = {node.input[1] for node in graph.node if node.op_type in ("MatMulInteger", "DynamicQuantizeMatMul")}
    for one in graph.initializer:
        if one.name in used and abs(numpy_helper.to_array(one).astype(int)).max() > _SEVEN_BITS:
            raise ValueError(f"{path}: {one.name} takes more than seven bits")


def export(model: Reader, out: Path, size: int = 256) -> None:
    """All graphs."""
    h = model.encoder.words.weight.shape[1]
    ids = torch.ones(1, 16, dtype=torch.long)
    write(Exported(model, size), (ids, ids.clamp(max=3)), ["ids", "cases"], {"ids": {1: "n"}, "cases": {1: "n"}},
          out / "encoder.onnx", ["states", "scores"])  # fmt: skip
    far = torch.arange(12)[None].repeat(3, 1)
    write(model.roles, (torch.randn(3, 12, h), torch.randn(3, h), far), ["pieces", "cue", "distance"],
          {"pieces": {0: "n", 1: "l"}, "cue": {0: "n"}, "distance": {0: "n", 1: "l"}}, out / "roles.onnx", ["scores"])  # fmt: skip
    write(model.events, (torch.randn(3, 12, h), torch.ones(3, 12, dtype=torch.bool), torch.randn(3, h), torch.randn(3, h), far, far),
          ["pieces", "mask", "head", "tail", "to_head", "to_tail"],
          {"pieces": {0: "n", 1: "l"}, "mask": {0: "n", 1: "l"}, "head": {0: "n"}, "tail": {0: "n"}, "to_head": {0: "n", 1: "l"}, "to_tail": {0: "n", 1: "l"}},
          out / "events.onnx", ["scores"])  # fmt: skip
    names = ["head", "tail", "head_near", "tail_near", "between"]
    write(model.relations, (*(torch.randn(3, h) for _ in names), torch.zeros(3, dtype=torch.long), torch.arange(3)),
          [*names, "kinds", "distance"], {n: {0: "n"} for n in [*names, "kinds", "distance"]}, out / "relations.onnx", ["scores"])  # fmt: skip


def main() -> None:
    """Export and write the manifest."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--weights", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--open", action="store_true", help="it was trained on open corpora alone")
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    model = Reader()
    model.load_state_dict(torch.load(a.model)["model"])
    export(model, a.out)
    shutil.copy(a.weights / "tokenizer.json", a.out / "tokenizer.json")
    files = sorted(f for f in a.out.iterdir() if f.suffix in (".onnx", ".json") and f.name != "manifest.json")
    manifest = {
        "window": 256,
        "heads": [head for head in HEADS if any(head in corpus["heads"] for corpus in recipe(a.open).values())],
        "classes": {k: getattr(classes, k) for k in ("TAGS", "CUES", "ROLES", "EVENTS", "RELATIONS")},
        "sha256": {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in files},
    }
    (a.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    print({f.name: round(f.stat().st_size / 1e6, 2) for f in files})


if __name__ == "__main__":
    main()
