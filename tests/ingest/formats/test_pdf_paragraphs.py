"""Lines are rejoined to paragraphs, and broken words made whole."""

import pytest

from legation.ingest.formats.pdf_lines import Line
from legation.ingest.formats.pdf_paragraphs import paragraphs_of, title_of


def lines(*texts: str, x: float = 70, top: float = 700) -> list[Line]:
    return [Line(x, top - 13 * at, 11, text) for at, text in enumerate(texts) if text]


FULL = "The ministers of the three states met in Riga on Monday and"


def test_a_gap_an_indent_or_a_short_last_line_ends_a_paragraph() -> None:
    assert len(paragraphs_of([lines(FULL, "agreed on much.", "", FULL, "parted.")])) == 2
    assert len(paragraphs_of([lines(FULL, "agreed.", FULL, "parted.")])) == 2
    indented = lines(FULL, FULL + ".")
    indented += [
        Line(82, 674, 11, "Then they parted and went home by the way they had come."),
        Line(70, 661, 11, "It rained."),
    ]
    assert [text[:4] for text in paragraphs_of([indented])] == ["The ", "Then"]


def test_short_paragraphs_leave_more_gaps_than_lines() -> None:
    page = [
        Line(70, 700 - 54 * at - 18 * row, 11, text)
        for at in range(5)
        for row, text in enumerate((FULL, FULL + " then met."))
    ]
    assert len(paragraphs_of([page])) == 5


def test_a_paragraph_runs_on_to_the_next_column_and_page() -> None:
    left, right = lines(FULL, "spoke of the"), lines("weather. It was bad.", x=320)
    assert paragraphs_of([left + right]) == [FULL + " spoke of the weather. It was bad."]
    assert len(paragraphs_of([left, right])) == 1
    assert len(paragraphs_of([lines(FULL, "parted."), lines("They met again.")])) == 2


def test_larger_words_are_a_heading() -> None:
    heading = [Line(70, 740, 18, "A communiqué of the"), Line(70, 718, 18, "ministers")]
    page = [*heading, *lines(FULL, "parted.")]
    assert paragraphs_of([page])[0] == "A communiqué of the ministers"
    assert title_of([page]) == "A communiqué of the ministers"
    assert title_of([lines(FULL)]) is None
    assert title_of([[], []]) is None


def test_items_of_a_list_stand_alone() -> None:
    assert (
        len(paragraphs_of([lines("They agreed:", "\u2022 to meet again", "\u2022 to write more", "(a) to part")])) == 4
    )


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("an interna-", "tional body", "an international body"),
        ("a long-", "term plan", "a long-term plan"),
        ("the Asia-", "Pacific region", "the Asia-Pacific region"),
        ("soft\u00ad", "ware", "software"),
        ("pages 12-", "14 of it", "pages 12-14 of it"),
        ("he said -", "twice", "he said - twice"),
        ("and/", "or", "and/or"),
    ],
)
def test_broken_words_are_made_whole(above: str, below: str, joined: str) -> None:
    assert paragraphs_of([lines(above, below)]) == [joined]


def test_a_hyphen_stays_where_the_document_writes_it_elsewhere() -> None:
    assert paragraphs_of([lines("a bye-law and a bye-", "law of it")]) == ["a bye-law and a bye-law of it"]
