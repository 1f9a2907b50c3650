"""An interview's answers are quotations of whoever answers."""

from collections.abc import Callable

import pytest

from legation.domain.extraction import Extraction

pytestmark = pytest.mark.slow

QUESTIONS = (
    "Donald Tusk has led the Polish government since December. We met Tusk in Warsaw.\n\n"
    "Q: Has Russia attacked your country?\n\nA: Russia attacked Ukraine in February. It has not attacked Poland.\n\n"
    "Q: Will you ask for help?\n\nA: We have asked Germany for help already. Germany agreed.\n"
)
NAMES = (
    "Angela Merkel and Donald Tusk spoke on the radio on Monday.\n\n"
    "MERKEL: Russia attacked Ukraine in February. That is a fact.\n\nTUSK: Germany waited too long.\n\n"
    "MERKEL: Germany did not wait. We sent help.\n\nTUSK: Poland sent more.\n"
)
LIST = "Read: Russia attacked Ukraine.\n\nBerlin reacted on Monday.\n\nRead: Germany sent help.\n\nPhoto: Anna Kowalska stood in Warsaw.\n"


def said(extraction: Extraction, text: str) -> list[tuple[str | None, str]]:
    names = {e.id: e.name for e in extraction.entities}
    of_mention = {m.id: names[m.entity] for m in extraction.mentions}
    return [
        (of_mention[q.speaker] if q.speaker else None, " ".join(text[s:e] for s, e in q.content))
        for q in extraction.quotations
    ]


def test_an_answer_is_of_the_person_who_is_asked(read: Callable[..., Extraction]) -> None:
    assert said(read(QUESTIONS), QUESTIONS) == [
        ("Donald Tusk", "Russia attacked Ukraine in February. It has not attacked Poland."),
        ("Donald Tusk", "We have asked Germany for help already. Germany agreed."),
    ]


def test_a_turn_under_a_name_is_of_that_person(read: Callable[..., Extraction]) -> None:
    assert said(read(NAMES), NAMES) == [
        ("Angela Merkel", "Russia attacked Ukraine in February. That is a fact."),
        ("Donald Tusk", "Germany waited too long."),
        ("Angela Merkel", "Germany did not wait. We sent help."),
        ("Donald Tusk", "Poland sent more."),
    ]


def test_labels_that_only_repeat_are_no_turns(read: Callable[..., Extraction]) -> None:
    assert all(speaker is None for speaker, _ in said(read(LIST), LIST))


def test_what_is_claimed_in_an_answer_is_the_speakers(read: Callable[..., Extraction]) -> None:
    extraction = read(QUESTIONS)
    names = {e.id: e.name for e in extraction.entities}
    of_mention = {m.id: names[m.entity] for m in extraction.mentions}
    # What is only asked ("Has Russia attacked your country?") did not happen.
    (attack,) = [
        c
        for c in extraction.claims
        if c.type == "ASSAULT" and c.polarity.value == "affirmed" and c.status.value == "happened"
    ]
    assert [of_mention[s] for s in attack.speakers] == ["Donald Tusk"]
