"""Phrases without a name are the person or body of the article they describe, never somebody beside it."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction
from tests.extraction.coreference.test_nominals import meant

pytestmark = pytest.mark.slow

WAGENKNECHT = "Katrin Wagenfeld, the parliamentary chair of the Greens, spoke first. "
CASES = {
    # Said beside the name or of it.
    (WAGENKNECHT, "the parliamentary chair"): ["Katrin Wagenfeld"],
    ("Orlen Fabrik, a Polish company, sued Anna Brandt.", "a Polish company"): ["Orlen Fabrik"],
    ("Anna Brandt is a lawyer from Graz.", "a lawyer"): ["Anna Brandt"],
    ("Anna Brandt is not a lawyer.", "a lawyer"): ["a lawyer"],
    # By the role that is told of somebody.
    ("Senator Anna Brandt met Carl Weiss. The senator praised him.", "The senator"): ["Anna Brandt"],
    ("Anna Brandt met Carl Weiss. The senator praised him.", "The senator"): ["The senator"],
    ("Senator Anna Brandt met Carl Weiss. Another senator praised him.", "Another senator"): ["Another senator"],
    ("Justice Anna Brandt spoke to Carl Weiss. The judge thanked him.", "The judge"): ["Anna Brandt"],
    # By a noun of its name, or by its kind.
    ("The Interior Ministry denied it. Later the ministry apologised to Anna Brandt.", "the ministry"): [
        "Interior Ministry"
    ],
    ("The Kandor Institute sued Mr. Weiss. The group accused him of fraud.", "The group"): ["Kandor Institute"],
    ("The Kandor Institute sued Mr. Weiss. The court accused him of fraud.", "The court"): ["The court"],
    # Who fights for a body or speaks for it.
    ("Hezbollah militants attacked Israel.", "Hezbollah militants"): ["Hezbollah"],
    ("Islamist militants attacked Israel.", "Islamist militants"): ["Islamist militants"],
    ("A Hezbollah spokesman accused Israel.", "A Hezbollah spokesman"): ["Hezbollah"],
    ("A former Hezbollah spokesman accused Israel.", "A former Hezbollah spokesman"): ["A former Hezbollah spokesman"],
    # A headline's bare noun is told further down.
    ("Ministry denies torture\n\nThe Interior Ministry said on Monday that it was false.", "Ministry"): [
        "Interior Ministry"
    ],
}


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=[f"{c[1]}-{c[0][:30]}" for c in CASES])
def test_whom_a_phrase_describes(read: Callable[..., Extraction], case: tuple[str, str], expected: list[str]) -> None:
    assert meant(read(case[0]), case[1]) == expected


def test_a_former_president_is_not_todays(read: Callable[..., Extraction]) -> None:
    text = "Jacob Zuma visited Nelson Mandela in Pretoria. The 93-year-old former president was well."
    assert meant(read(text, "2012-02-26"), "The 93-year-old former president") == ["Nelson Mandela"]


def test_a_pronoun_follows_the_phrase(read: Callable[..., Extraction]) -> None:
    extraction = read("Senator Anna Brandt met Carl Weiss. The senator said she would leave.")
    assert meant(extraction, "she") == ["Anna Brandt"]
