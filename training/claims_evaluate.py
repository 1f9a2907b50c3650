"""The claims head measured on whole articles: `python -m training.claims_evaluate --views views.jsonl --gold news.dev.jsonl --model claims.pt --held train.jsonl ...`.

Thresholds and calibration come from held-out training articles alone (`training.claims_calibrate`), never from the gold measured.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from legation.extraction.claim_reading.component import admitted
from legation.reader.claims import Calibration, Told, candidates, shown
from legation.services.evaluation.news_scores import rows, score_news
from training.claims_calibrate import calibrate
from training.claims_data import Builder
from training.claims_decode import relations, replaced
from training.claims_gold import read_gold, read_views
from training.claims_model import Claims
from training.claims_train import fold, says


def load(path: Path, reader: Path) -> tuple[Claims, int]:
    """A trained model and how many layers it shares."""
    state = torch.load(path)
    model = Claims(reader, state["shared"], witness=state["witness"])
    model.load_state_dict({k: v for k, v in model.state_dict().items() if k.startswith("factual.")} | state["model"])
    return model.eval(), state["shared"]


def main() -> None:
    """Read the arguments, calibrate on held-out articles, measure."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--views", type=Path, required=True)
    p.add_argument("--gold", type=Path, required=True)
    p.add_argument("--model", type=Path, required=True)
    p.add_argument("--reader", type=Path, default=Path("data/models/reader-en"))
    p.add_argument(
        "--held",
        type=Path,
        nargs="*",
        default=[],
        help="training gold; of it the eighth --hold was left out of training",
    )
    p.add_argument("--hold", type=int, default=0)
    p.add_argument("--calibration", type=Path, help="thresholds made before")
    p.add_argument("--curve", action="store_true")
    p.add_argument("--keep", type=Path, help="where to write the calibration")
    a = p.parse_args()
    torch.set_num_threads(1)
    views = read_views(a.views)
    model, shared = load(a.model, a.reader)
    builder = Builder(a.reader, shared)
    if a.calibration:
        made = Calibration.of(json.loads(a.calibration.read_text()))
    else:
        held = {k: v for k, v in read_gold(a.held, views).items() if fold(k) == a.hold}
        judged = []
        for i, g in held.items():
            article = builder.article(views[i], g)
            judged.append((i, g, candidates(article.sentences, views[i]["view"], says(model, article), admitted)))
        made = calibrate(judged, views)
        print(json.dumps(asdict(made)))
    if a.keep:
        a.keep.write_text(json.dumps(asdict(made), indent=1) + "\n", "utf-8")
    gold = read_gold([a.gold], views)
    found = {}
    for i in gold:
        article = builder.article(views[i], None)
        found[i] = article, candidates(article.sentences, views[i]["view"], says(model, article), admitted)
    for shift in (-0.15, -0.1, -0.05, 0.0, 0.05, 0.1, 0.2) if a.curve else (0.0,):
        pairs = []
        for i, (article, c) in found.items():
            told = Told(views[i]["view"], article.pieces)
            kept = [
                shown(one, made.chance(one), article.sentences[one.sentence], told)
                for one in c
                if made.chance(one) >= made.threshold(one) + shift
            ]
            pairs.append((replaced(views[i], relations(kept, views[i])), gold[i]["claims"]))
        print(
            f"shift {shift:+.2f}: " + "; ".join(f"{what} {figure:.3f}" for what, figure, _ in rows(score_news(pairs)))
        )


if __name__ == "__main__":
    np.seterr(over="ignore")
    main()
