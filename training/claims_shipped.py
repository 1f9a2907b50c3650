"""The shipped claims head as a model that can be trained on: `python -m training.claims_shipped --out start.pt`.

Its weights are taken out of the seven bits they are shipped in; what was rounded away stays away, which a further training makes good.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from training.claims_model import Claims, shipped_weights


def restored(folder: Path) -> Claims:
    """The model of the head in a reader's folder. Raises ValueError where a weight is not found."""
    shared = int(json.loads((folder / "claims.json").read_text("utf-8"))["shared"])
    model = Claims(folder, shared)
    state = model.state_dict()
    upper, upper_matrices = shipped_weights(folder / "claims_upper.onnx")
    head, head_matrices = shipped_weights(folder / "claims_head.onnx")
    fields, fields_matrices = shipped_weights(folder / "claims_fields.onnx")
    found: dict[str, np.ndarray] = {k: v for k, v in upper.items() if k in state}
    for name in state:
        parts = name.split(".")
        if (
            parts[0] == "layers"
            and parts[-1] == "weight"
            and parts[2] in ("query", "key", "value", "out", "up", "down")
        ):
            layer = int(parts[1])
            found[name] = upper_matrices[f"/{parts[2]}{f'_{layer}' if layer else ''}/MatMul_quant"].T
    for given, matrices in ((head, head_matrices), (fields, fields_matrices)):
        found |= {f"head.{k}": v for k, v in given.items() if f"head.{k}" in state}
        found |= {k: v for k, v in given.items() if k in state}
        for node, matrix in matrices.items():
            part = node.strip("/").split("/")[-2]
            found[f"head.{part}.weight"] = matrix.T
    rows = [v for k, v in head.items() if k.startswith("onnx::Concat")]
    found["head.nothing"] = next(v for v in rows if v.shape == (1, 768))[0]
    found["head.alone"] = next(v for v in rows if v.shape == (1, model.head.inner))[0]
    trust = state["head.trust"].numpy().copy()
    # Constants in the order in which the graph multiplies with them: rules, rules alone, chances, words on the path, the governing word.
    own = [head[k] for k in sorted((k for k in head if k.startswith("onnx::Mul")), key=lambda k: int(k.split("_")[-1]))]
    trust[0], events = own[0], len(own[1])
    trust[1, model.head.of_relation.numpy()] = own[2]
    trust[2, :events], trust[3, :events] = own[3], own[4]
    found["head.trust"] = trust
    missing = [k for k in state if k not in found and not k.startswith(("factual.", "head.of_relation"))]
    if missing:
        raise ValueError(f"the shipped head lacks {', '.join(missing)}")
    model.load_state_dict(state | {k: torch.from_numpy(np.array(v, dtype=np.float32)) for k, v in found.items()})
    return model.eval()


def main() -> None:
    """Read the arguments and write."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--reader", type=Path, default=Path("data/models/reader-en"))
    p.add_argument("--out", type=Path, required=True)
    a = p.parse_args()
    model = restored(a.reader)
    shared = int(json.loads((a.reader / "claims.json").read_text("utf-8"))["shared"])
    torch.save({"model": model.state_dict(), "shared": shared, "witness": True}, a.out)


if __name__ == "__main__":
    main()
