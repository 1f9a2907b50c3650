"""Names may not get worse than they were: raising a floor is easy, lowering one is a decision."""

from pathlib import Path

from legation.bootstrap import extractor_loader
from legation.services.evaluation.evaluate import evaluate
from legation.settings import Settings

GOLD = Path(__file__).parent.parent.parent / "data" / "gold" / "names.jsonl"
FLOORS = {"all": 0.96, "PERSON": 0.97, "COUNTRY": 0.98}


def test_names_stay_above_their_floors() -> None:
    found = evaluate(GOLD.read_bytes().splitlines(), extractor_loader(Settings()))
    assert found.failures == []
    for label, floor in FLOORS.items():
        assert found.scores["names"][label].f1 >= floor, label
