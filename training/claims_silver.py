"""What trained heads say of articles nobody marked, as labels for a further one:
`python -m training.claims_silver --views silver.views.jsonl --models a.pt data/models/reader-en --output silver.jsonl`.
A folder is a reader as it is shipped.

The mean of the teachers' chances is kept as it is: a student of soft labels learns what they are unsure of, too (Hinton,
Vinyals and Dean 2015). Never used for measuring.
"""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

from legation.reader.claims import ClaimsReader
from legation.reader.encoded import Read
from training.claims_data import Article, Builder
from training.claims_evaluate import load
from training.claims_gold import read_views
from training.claims_train import says

Said = list[tuple[np.ndarray, ...]]

LEAST = 0.03
"""Chances below are nothing."""
_FROM = 2.0
"""The heads are taught with true pairs weighing more; their logits are set back by the logarithm of that weight."""


def teacher(path: Path, folder: Path, layers: int) -> Callable[[Article, str], Said]:
    """What says of an article and its text what `says` does. Raises SystemExit where a head stands on other layers."""
    if path.is_dir():
        reader = ClaimsReader(path)

        def shipped(article: Article, text: str) -> Said:
            lower = [state.astype(np.float32) for state in article.states]
            # The head reads the shared layers alone, not what the reader's other heads see.
            nothing = np.zeros((0, 0), np.float32)
            return list(reader.says(Read(text, article.pieces, nothing, nothing, tuple(lower)), article.sentences))

        return shipped
    model, shared = load(path, folder)
    if shared != layers:
        raise SystemExit(f"{path} stands on {shared} layers, not on {layers}")
    return lambda article, _: says(model, article)


def main() -> None:
    """Ask the teachers and write."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--views", type=Path, required=True)
    p.add_argument("--models", type=Path, nargs="+", required=True)
    p.add_argument("--reader", type=Path, default=Path("data/models/reader-en"))
    p.add_argument("--shared", type=int, default=3, help="layers that the heads share with the product's encoder")
    p.add_argument("--output", type=Path, required=True)
    a = p.parse_args()
    torch.set_num_threads(1)
    views = read_views(a.views)
    teachers = [teacher(m, a.reader, a.shared) for m in a.models]
    builder = Builder(a.reader, a.shared)
    with a.output.open("w", encoding="utf-8") as out:
        for id_, record in views.items():
            article = builder.article(record, None)
            told = [ask(article, record["text"]) for ask in teachers]
            rows = []
            for k in range(len(article.sentences)):
                chance = np.mean([1 / (1 + np.exp(np.log(_FROM) - x[k][0])) for x in told], 0)
                rows += [(k, int(n), int(t), round(float(chance[n, t]), 3)) for n, t in zip(*np.nonzero(chance >= LEAST), strict=True)]  # fmt: skip
            out.write(json.dumps({"id": id_, "chances": rows}) + "\n")


if __name__ == "__main__":
    main()
