"""Photo captions and credits in plain text, and what only looks like one."""

import pytest

from legation.ingest.blocks import Block, make_block
from legation.ingest.boilerplate.captions import caption_pairs, closing_credit, is_bare_name, is_caption


def block(text: str) -> Block:
    return make_block(0, len(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers walk past a tank at the base in Adazi, Latvia, on June 19, 2017.",
        "Prime Minister Justin Trudeau (left) and President Barack Obama in Ottawa.",
        "A protester holds a flag outside the parliament in Kyiv, 21 November 2013",
    ],
)
def test_a_stage_direction_or_a_closing_date_makes_a_caption(text: str) -> None:
    assert is_caption(block(text))


@pytest.mark.parametrize(
    "text",
    [
        "Russia annexed Crimea in March.",
        "The minister said that the soldiers would arrive on June 19, 2017.",
        "He attends.",
    ],
)
def test_a_reported_sentence_is_no_caption(text: str) -> None:
    assert not is_caption(block(text))


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Soldiers in Adazi. (Photo by Jon Roe/Getty Images)", "(Photo by Jon Roe/Getty Images)"),
        ("Soldiers in Adazi. (AP Photo/Jon Roe)", "(AP Photo/Jon Roe)"),
        ("Soldiers in Adazi. Photo: Jon Roe", "Photo: Jon Roe"),
    ],
)
def test_the_credit_at_the_end_is_found(text: str, credit: str) -> None:
    at = closing_credit(block(text))
    assert at is not None
    assert text[at:].strip() == credit


def test_an_agency_in_brackets_closes_a_report_too() -> None:
    assert closing_credit(block("Russia denied on Tuesday that it had sent any soldiers. (Reuters)")) is None


def test_a_bare_name_is_two_to_five_capitalised_words() -> None:
    assert is_bare_name(block("Master Corporal Andrew Davis"))
    assert not is_bare_name(block("Davis"))
    assert not is_bare_name(block("NATO Allies Meet"))


def test_a_caption_belongs_to_the_name_or_credit_below_it() -> None:
    lines = [
        "Soldiers walk past a tank in Adazi on June 19, 2017.",
        "Andrew Davis",
        "Russia denied that. It has told so twice.",
        "Reuters",
    ]
    assert caption_pairs([block(line) for line in lines], [False, False, False, True]) == [(0, 1)]
