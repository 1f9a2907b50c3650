"""A text as its paragraphs and lines."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from legation.ingest.blocks import blocks_of, make_block, without_bullet

WRAPPED = (
    "The armies of India and Pakistan said in a joint statement that they\n"
    "would stop firing across the Line of Control in Kashmir, the most\n"
    "important step between the two neighbours in years."
)


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


def test_each_line_is_a_block() -> None:
    assert texts("Menu\nHome\n\nA sentence stands here.") == ["Menu", "Home", "A sentence stands here."]


def test_lines_wrapped_at_one_width_are_one_paragraph() -> None:
    assert texts(WRAPPED + "\n\nNext.") == [WRAPPED.replace("\n", " "), "Next."]


def test_a_wrapped_line_that_goes_on_with_a_capital_or_a_number_belongs_to_its_paragraph() -> None:
    paragraphs = [
        "President Leonel Abreu said that the canal violated a treaty of\n1929. Haiti says that the same treaty gives it half of the water.",
        "The farmers on the other side of the river are digging it, and\nthey have asked the neighbouring towns for cement and for bread.",
        "Soldiers have closed the market that is held twice a week in\nDajabon, where half a million dollars changed hands on a good day.",
    ]
    assert texts("\n\n".join(paragraphs)) == [one.replace("\n", " ") for one in paragraphs]


def test_short_lines_below_a_wrapped_paragraph_stay_lines() -> None:
    assert texts(WRAPPED + "\n\nHome\nWorld\nSports") == [WRAPPED.replace("\n", " "), "Home", "World", "Sports"]


def test_headlines_one_below_the_other_are_not_taken_for_a_paragraph() -> None:
    lines = [
        "Storm leaves thousands without power along the coast",
        "Why your heating bill will rise again this winter",
    ]
    assert texts("\n".join(lines)) == lines


def test_a_list_is_not_taken_for_a_wrapped_paragraph() -> None:
    items = ["- Canada calls on Russia to withdraw its troops from the town", "- Canada calls on all sides to talk"]
    assert texts("\n".join(items)) == items


def test_a_bullet_is_told_and_taken_off() -> None:
    assert make_block(0, 7, "• Latvia").bulleted
    assert without_bullet("2. Latvia") == "Latvia"


def test_a_closing_quote_or_footnote_ends_a_sentence_too() -> None:
    assert all(make_block(0, len(text), text).ends_sentence for text in ("Done.", 'It is."', "It is.[12]", "Is it?)"))
    assert not make_block(0, 9, "A headline").ends_sentence


@given(st.text(st.sampled_from("ab. \n\t\f\u2028-A"), max_size=200))
def test_blocks_hold_every_visible_character_once_and_in_order(text: str) -> None:
    blocks = blocks_of(text)
    assert "".join(text[block.start : block.end] for block in blocks).split() == text.split() or "".join(
        "".join(text[block.start : block.end].split()) for block in blocks
    ) == "".join(text.split())
    assert all(one.end <= other.start for one, other in itertools.pairwise(blocks))
