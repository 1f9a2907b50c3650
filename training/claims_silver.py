"""What trained heads say of articles nobody marked, as labels for a further one:
`python -m training.claims_silver --views silver.views.jsonl --models a.pt b.pt --output silver.jsonl`.

The mean of the teachers' chances is kept as it is: a student of soft labels learns what they are unsure of, too (Hinton,
Vinyals and Dean 2015). Never used for measuring.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from training.claims_data import Builder
from training.claims_evaluate import load
from training.claims_gold import read_views
from training.claims_train import says

LEAST = 0.03
"""Chances below are nothing."""
_FROM = 2.0
"""The heads are taught with true pairs weighing more; their logits are set back by the logarithm of that weight."""


def main() -> None:
    """Ask the teachers and write."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--views", type=Path, required=True)
    p.add_argument("--models", type=Path, nargs="+", required=True)
    p.add_argument("--reader", type=Path, default=Path("data/models/reader-en"))
    p.add_argument("--output", type=Path, required=True)
    a = p.parse_args()
    torch.set_num_threads(1)
    views = read_views(a.views)
    models, shared = zip(*(load(m, a.reader) for m in a.models), strict=True)
    assert len(set(shared)) == 1
    builder = Builder(a.reader, shared[0])
    with a.output.open("w", encoding="utf-8") as out:
        for id_, record in views.items():
            article = builder.article(record, None)
            told = [says(model, article) for model in models]
            rows = []
            for k in range(len(article.sentences)):
                chance = np.mean([1 / (1 + np.exp(np.log(_FROM) - x[k][0])) for x in told], 0)
                rows += [(k, int(n), int(t), round(float(chance[n, t]), 3)) for n, t in zip(*np.nonzero(chance >= LEAST), strict=True)]  # fmt: skip
            out.write(json.dumps({"id": id_, "chances": rows}) + "\n")


if __name__ == "__main__":
    main()
