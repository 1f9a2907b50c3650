"""The visible text of a page, one paragraph a line, with what the mark-up says of each."""

from hypothesis import given
from hypothesis import strategies as st

from app.ingest.cuts import Reason
from app.ingest.html_blocks import PageText, page_text, parse_html


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


@given(
    st.lists(st.tuples(st.sampled_from(["p", "div", "b", "li", "td", "script", "br"]), st.text("ab <>&\n", max_size=9)))
)
def test_blocks_cover_the_text_line_by_line(pieces: list[tuple[str, str]]) -> None:
    page = text_of("".join(f"<{tag}>{text}</{tag}>" for tag, text in pieces) or "x")
    assert [block.text for block in page.blocks] == page.text.split("\n")[: len(page.blocks)]
    assert all(page.text[block.start : block.end].split() == block.text.split() for block in page.blocks)
    assert len(page.blocks) == len(page.hints)
