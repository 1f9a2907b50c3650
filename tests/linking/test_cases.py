"""A table of sentences of our own: whom a name means on a date, and which names must stay open."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from legation.bootstrap import extractor_loader
from legation.domain.extraction import Extraction
from legation.extraction.extractor import Extractor, Failure
from legation.linking.knowledge import Knowledge
from legation.settings import Settings
from tests.builders import make_article

OPEN = "-"
CASE = ("published", "text", "words", "meant")
HELD_WRONG = 3
"""Held-back cases known to be wrong."""
RIGHT = 0.95
"""At least this share of the table must be right; none of the open ones may be linked."""


@dataclass(frozen=True)
class Case:
    published: str
    text: str
    words: str
    meant: str

    def __str__(self) -> str:
        return f"{self.published or 'undated'}: {self.text} [{self.words}]"


def read_cases() -> list[Case]:
    return [Case(**row) for row in _rows("cases.tsv")]


def read_doubts(part: str) -> list[Case]:
    """Cases in which a name may be somebody else's: those marked "test" are held back from whoever sets the weights."""
    return [Case(*[row[column] for column in CASE]) for row in _rows("doubt_cases.tsv") if row["part"] == part]


def _rows(file: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / file).open(encoding="utf-8") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return extractor_loader(Settings())()


def answers(extractor: Extractor, kb: Knowledge, case: Case) -> set[str]:
    """Id and name of what the words are linked to; "-" when nothing."""
    article = make_article(case.text, published=case.published or None)
    read = next(iter(extractor.read([article])))
    assert not isinstance(read, Failure), read
    known = _linked(read, case)
    entity = kb.entity(known) if known else None
    return {entity.id, entity.name} if entity else {OPEN}


def _linked(read: Extraction, case: Case) -> str | None:
    start = case.text.rindex(case.words)
    end = start + len(case.words)
    inside = [m for m in read.mentions if m.start < end and start < m.end]
    if not inside:
        return None
    best = min(inside, key=lambda m: (abs(m.start - start) + abs(m.end - end), m.start))
    proposal = read.proposals.get(best.entity)
    return proposal.known if proposal else None


def wrong(extractor: Extractor, kb: Knowledge, cases: Sequence[Case]) -> list[str]:
    found = ((case, answers(extractor, kb, case)) for case in cases)
    return [f"{case} is {sorted(got)}, not {case.meant}" for case, got in found if case.meant not in got]


def test_the_table_is_large_and_has_no_doubles() -> None:
    cases = read_cases()
    assert len(cases) >= 200
    assert len(set(cases)) == len(cases)


def test_names_mean_whom_the_table_says(extractor: Extractor, kb: Knowledge) -> None:
    cases = read_cases()
    failures = wrong(extractor, kb, cases)
    assert len(failures) <= (1 - RIGHT) * len(cases), "\n".join(failures)


def test_names_that_must_stay_open_are_never_linked(extractor: Extractor, kb: Knowledge) -> None:
    assert wrong(extractor, kb, [case for case in read_cases() if case.meant == OPEN]) == []


def test_doubts_are_many_and_a_third_is_held_for_testing() -> None:
    set_on, held = read_doubts(""), read_doubts("test")
    assert len({*set_on, *held}) == len(set_on) + len(held) == 300
    assert len(held) == 100


def test_whoever_is_in_doubt_is_the_one_meant_or_nobody(extractor: Extractor, kb: Knowledge) -> None:
    assert wrong(extractor, kb, read_doubts("")) == []


def test_doubts_held_for_testing_are_decided_as_well(extractor: Extractor, kb: Knowledge) -> None:
    failures = wrong(extractor, kb, read_doubts("test"))
    assert len(failures) <= HELD_WRONG, "\n".join(failures)
