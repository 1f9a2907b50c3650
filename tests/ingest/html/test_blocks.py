"""The visible text of a page, one paragraph a line, with what the mark-up says of each."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.errors import BadInput
from legation.ingest.boilerplate.cuts import Reason
from legation.ingest.html.blocks import PageText, page_text, parse_html


def text_of(body: str) -> PageText:
    return page_text(parse_html(f"<html><body>{body}</body></html>"))


def reason_of(body: str) -> Reason | None:
    return text_of(body).hints[0].reason


def test_each_block_element_is_a_line_and_inline_ones_are_not() -> None:
    assert (
        text_of("<p>One <b>bold</b> <a href='x'>word</a>.</p><div>Two</div>Three").text == "One bold word.\nTwo\nThree"
    )


def test_two_line_breaks_end_a_paragraph_and_one_does_not() -> None:
    assert text_of("<div>One<br>line<br><br>Two</div>").text == "One line\nTwo"


def test_a_class_name_tells_the_reason_by_whole_words() -> None:
    assert reason_of("<div class='article__caption--wide caption'>A tank</div>") is Reason.CAPTION
    assert reason_of("<div class='ad-slot'>Buy</div>") is Reason.ADVERTISING
    assert reason_of("<div class='shadow header-broad'>Text</div>") is None


def test_the_innermost_name_counts() -> None:
    page = text_of("<figure><figcaption>A tank <div class='credit'>Jon Roe</div></figcaption></figure>")
    assert [hint.reason for hint in page.hints] == [Reason.CAPTION, Reason.CREDIT]


def test_the_share_of_link_text_is_measured() -> None:
    page = text_of("<p><a href='x'>all linked</a></p><p>two <a href='x'>of four words</a> x</p>")
    assert [round(hint.linked, 1) for hint in page.hints] == [1.0, 0.6]


def test_a_row_of_a_data_table_is_a_line_and_a_cell_of_a_layout_table_is_one() -> None:
    data = "<table><tr><th>State</th><th>Votes</th></tr><tr><td>Latvia</td><td>7</td></tr></table>"
    assert text_of(data).text == "State | Votes\nLatvia | 7"
    layout = f"<table><tr><td><p>Menu</p></td><td>{data}</td></tr></table>"
    assert text_of(layout).text == "Menu\nState | Votes\nLatvia | 7"


def test_a_line_right_below_a_picture_is_known_and_an_icon_is_no_picture() -> None:
    page = text_of("<img src='a.jpg'><p>A tank</p><p>Text</p><img src='b.png' width='16'><p>More</p>")
    assert [hint.pictured for hint in page.hints] == [True, False, False]


def test_every_paragraph_of_one_element_is_held_by_the_same() -> None:
    broken = text_of("<main><div>One<br><br>Two<br><br>Three</div></main>")
    whole = text_of("<main><div><p>One</p><p>Two</p></div></main>")
    for page in (broken, whole):
        assert len({hint.parent for hint in page.hints}) == 1


def test_a_page_nested_too_deep_is_refused_in_words() -> None:
    assert text_of("<div>" * 1500 + "Riga").text == "Riga"
    with pytest.raises(BadInput, match="too deep"):
        text_of("<div>" * 50_000 + "Riga")


def test_a_page_of_too_many_paragraphs_is_refused() -> None:
    with pytest.raises(BadInput, match="paragraphs"):
        text_of("<p>a" * 10_001)


def test_a_tag_with_fifty_thousand_attributes_costs_nothing() -> None:
    begun = time.process_time()
    attributes = " ".join(f"a{at}=1" for at in range(50_000))
    assert text_of(f"<div {attributes}>Riga</div>").text == "Riga"
    assert time.process_time() - begun < 2


@given(
    st.lists(st.tuples(st.sampled_from(["p", "div", "b", "li", "td", "script", "br"]), st.text("ab <>&\n", max_size=9)))
)
def test_blocks_cover_the_text_line_by_line(pieces: list[tuple[str, str]]) -> None:
    page = text_of("".join(f"<{tag}>{text}</{tag}>" for tag, text in pieces) or "x")
    assert [block.text for block in page.blocks] == page.text.split("\n")[: len(page.blocks)]
    assert all(page.text[block.start : block.end].split() == block.text.split() for block in page.blocks)
    assert len(page.blocks) == len(page.hints)
