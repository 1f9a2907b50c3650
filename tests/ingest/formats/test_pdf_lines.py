"""Lines are put together from pieces, and what runs along the edges of pages is left out."""

from legation.ingest.formats.pdf_lines import Line, Piece, lines_of, without_running_lines


def page(number: int, *body: str, header: str = "The Riga Courier", footer: str = "{} / 9") -> list[Line]:
    lines = [Line(70, 800, 9, header), *(Line(70, 700 - 13 * at, 11, text) for at, text in enumerate(body))]
    return [*lines, Line(280, 30, 9, footer.format(number))]


def test_pieces_beside_one_another_are_one_line() -> None:
    pieces = [
        Piece(70, 700, 11, "The "),
        Piece(92, 700, 11, "minister"),
        Piece(140, 703, 6, "2"),
        Piece(70, 687, 11, "of\xa0\ufb01nance"),
    ]
    assert [line.text for line in lines_of(pieces)] == ["The minister2", "of finance"]


def test_pieces_far_apart_are_words_of_their_own() -> None:
    assert lines_of([Piece(70, 700, 10, "World"), Piece(140, 700, 10, "Business")])[0].text == "World Business"


def test_headers_footers_and_numbers_are_left_out() -> None:
    body = [[f"{word} {letter} is said." for word in ("One", "Two", "Three", "Four", "Five")] for letter in "abcd"]
    pages = [page(number, *texts) for number, texts in enumerate(body, start=1)]
    assert [[line.text for line in one] for one in without_running_lines(pages)] == body


def test_a_single_page_loses_nothing_but_its_number() -> None:
    only = page(1, "Some words.", "2")
    assert without_running_lines([only]) == [only[:-1]]


def test_words_that_come_again_elsewhere_on_the_page_stay() -> None:
    pages = [[Line(70, 100 + 150 * n, 11, "In short:"), Line(70, 90 + 150 * n, 11, f"Nothing {n}")] for n in range(4)]
    assert without_running_lines(pages) == pages
