"""The claims head: candidates of a sentence as arrays, and what the shipped head reads in plain sentences."""

from typing import Any

import numpy as np
import pytest

from legation.errors import LegationError
from legation.reader.claim_inputs import TYPES, WITNESSES, fixed, inputs, marks, near, pools
from legation.reader.claims import Calibration, Candidate, ClaimsReader
from legation.reader.model import Reader
from legation.reader.shipped import open_reader, shipped_directory

TEXT = "Kenya attacked Sudan on Monday. Sudan did not attack Kenya."


def _mention(start: int, end: int, entity: str) -> dict[str, Any]:
    return {
        "start": start, "end": end, "head": [start, end], "label": "COUNTRY", "form": "name", "sense": "state",
        "entity": entity, "named": True, "kind": "country", "acts_for": None,
    }  # fmt: skip


VIEW: dict[str, Any] = {
    "sentences": [[0, 31], [32, 59]],
    "mentions": [_mention(0, 5, "e0"), _mention(15, 20, "e1"), _mention(32, 37, "e1"), _mention(53, 58, "e0")],
    "rules": [], "chances": [], "quotes": [],
    "tokens": [
        [0, 5, 1, "nsubj", "PROPN"], [6, 14, 1, "ROOT", "VERB"], [15, 20, 1, "dobj", "PROPN"], [21, 23, 1, "prep", "ADP"],
        [24, 30, 3, "pobj", "PROPN"], [30, 31, 1, "punct", "PUNCT"], [32, 37, 9, "nsubj", "PROPN"],
        [38, 41, 9, "aux", "AUX"], [42, 45, 9, "neg", "PART"], [46, 52, 9, "ROOT", "VERB"], [53, 58, 9, "dobj", "PROPN"],
        [58, 59, 9, "punct", "PUNCT"],
    ],
    "cues": [[1, "ASSAULT", "happened", False], [9, "ASSAULT", "happened", True]],
}  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    found = open_reader()
    assert found is not None
    return found


def test_candidates_are_every_ordered_pair_and_every_mention_alone(reader: Reader) -> None:
    read = reader.read(TEXT)
    found = inputs(VIEW, read.pieces)
    assert [len(s.subjects) for s in found] == [4, 4]
    first = found[0]
    assert sorted(zip(first.subjects.tolist(), first.objects.tolist(), strict=True)) == [
        (0, -1),
        (0, 1),
        (1, -1),
        (1, 0),
    ]
    length = first.end - first.start
    assert first.witnesses.shape == (4, WITNESSES)
    assert near(first).shape == (2, length)
    assert fixed(first).shape[:2] == (4, length)
    assert np.allclose(pools(first).sum(-1), 1)
    assert (marks(found, len(read.pieces)) > 0).sum() == 4


@pytest.fixture(scope="module")
def deeds(reader: Reader) -> dict[tuple[int, int | None], Any]:
    head = ClaimsReader(shipped_directory())
    found = head.claims(reader.read(TEXT), VIEW, lambda *_: True)
    assert all(0 < c.score < 1 for c in found)
    return {(c.subject, c.object): c for c in found if c.type == "ASSAULT"}


def test_a_deed_is_found_with_its_cue(deeds: dict[tuple[int, int | None], Any]) -> None:
    assert deeds[0, 1].polarity == "affirmed"
    assert TEXT[slice(*deeds[0, 1].cue)] == "attacked"


def test_a_denied_deed_is_not_shown_as_done(deeds: dict[tuple[int, int | None], Any]) -> None:
    assert (2, 3) not in deeds or deeds[2, 3].polarity == "denied"


def test_a_denied_deed_is_found(deeds: dict[tuple[int, int | None], Any]) -> None:
    assert deeds[2, 3].polarity == "denied"


def test_a_text_without_mentions_has_no_claims(reader: Reader) -> None:
    view = VIEW | {"mentions": [], "sentences": [], "tokens": [], "cues": []}
    assert ClaimsReader(shipped_directory()).claims(reader.read(""), view, lambda *_: True) == []


def test_scores_rise_with_logits() -> None:
    made = Calibration({"event": (0.7, -0.5), "alone": (1, 0), "standing": (1, 0)}, {"event": 0.3})
    low, high = (made.chance(Candidate(0, 0, 1, "ASSAULT", x, "happened", -1.0, None)) for x in (-1.0, 2.0))
    assert low < high < 1
    assert len(TYPES) == 49


def test_a_folder_without_the_head_is_refused(tmp_path: Any) -> None:
    with pytest.raises(LegationError):
        ClaimsReader(tmp_path)
