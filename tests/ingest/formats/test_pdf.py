"""A PDF gives its paragraphs, its title, author and date; hostile and empty ones say what to do."""

import textwrap
import time
import zlib

import pytest

from legation.ingest.items import ArticleRead, ReadOptions
from tests.ingest.pdfs import assembled, column, pdf, stream
from tests.ingest.reading import article, failure, read
from tests.ingest.texts import HEADLINE, PARAGRAPHS

LINES = [line for paragraph in PARAGRAPHS for line in (*textwrap.wrap(paragraph, 70), "")]


def test_the_text_layer_is_read_in_paragraphs() -> None:
    found = article(read("a.pdf", pdf([column(LINES)])))
    assert found.text.split("\n\n") == list(PARAGRAPHS)


def test_title_author_and_date_come_from_the_document() -> None:
    info = {"Title": HEADLINE, "Author": "Jane Doe", "CreationDate": "D:20161221093000+02'00'"}
    (item,) = read("-", pdf([column(LINES)], info))
    assert isinstance(item, ArticleRead)
    assert (item.article.title, item.article.authors) == (HEADLINE, ("Jane Doe",))
    assert (item.article.published, item.found["published"]) == ("2016-12-21", "pdf")


def test_a_body_that_publishes_in_its_own_name_is_the_outlet_and_no_author() -> None:
    found = article(read("a.pdf", pdf([column(LINES)], {"Author": "Ministry of Foreign Affairs of Latvia"})))
    assert (found.outlet, found.authors) == ("Ministry of Foreign Affairs of Latvia", ())


def test_a_date_in_the_text_is_better_than_that_of_the_file() -> None:
    dated = pdf([column(["Published: 19 December 2016", "", *LINES])], {"CreationDate": "D:20161221"})
    assert article(read("a.pdf", dated)).published == "2016-12-19"


def test_what_a_browser_or_an_office_program_puts_in_is_not_believed() -> None:
    info = {
        "Title": "Microsoft Word - draft3.docx",
        "Author": "jdoe",
        "CreationDate": "D:20240101",
        "Producer": "Skia/PDF m126",
    }
    found = article(read("a.pdf", pdf([[(70, 790, 20, HEADLINE), *column(LINES)]], info)))
    assert (found.title, found.authors, found.published) == (HEADLINE, (), None)


def test_pictures_of_pages_without_text_say_what_to_do() -> None:
    assert "text recognition" in failure(read("a.pdf", pdf([[], []])))


def test_a_locked_document_says_so() -> None:
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'00' * 32}> /U <{'11' * 32}> >> /ID [<00> <00>] "
    assert "password" in failure(read("a.pdf", pdf([column(LINES)], trailer=locked)))
    unknown = locked.replace("/Standard", "/Other")
    assert "not read" in failure(read("a.pdf", pdf([column(LINES)], trailer=unknown)))


def test_pages_and_time_are_bounded() -> None:
    pages = [column(LINES)] * 5
    assert "5 pages, more than 4" in failure(read("a.pdf", pdf(pages), ReadOptions(max_pages=4)))
    assert "longer than" in failure(read("a.pdf", pdf(pages), ReadOptions(max_seconds=0)))


def loops() -> list[bytes]:
    catalog, font = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    page = (
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> /Font << /F1 6 0 R >> >> >>"
    )
    form = "/Type /XObject /Subtype /Form /Resources << /XObject << /X 5 0 R >> >>"
    draws = stream("/X Do /X Do").replace("<<", f"<< {form}", 1)
    packed = zlib.compress(b"(a) Tj " * 8_000_000)
    bomb = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n@\nendstream"
    return [
        assembled({1: catalog, 2: "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}),
        assembled({1: catalog, 2: "<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 99999999 >>", 3: "3 0 R"}),
        assembled({1: "1 0 R", 2: "2 0 R"}),
        assembled(
            {1: catalog, 2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: page, 4: stream("/X Do"), 5: draws, 6: font}
        ),
        assembled(
            {1: catalog, 2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: page, 4: bomb, 5: draws, 6: font}
        ).replace(b"@", packed),
        pdf([column(LINES)]).replace(b"startxref\n", b"startxref\n99"),
        pdf([column(LINES)])[:900],
        b"%PDF-1.7\n" + b"<<" * 100_000,
        b"%PDF-1.7\n" + b"[" * 100_000,
    ]


@pytest.mark.parametrize("data", loops(), ids=range(len(loops())))
def test_loops_and_bombs_end_in_time(data: bytes) -> None:
    started = time.monotonic()
    assert len(read("a.pdf", data)) == 1
    assert time.monotonic() - started < 20
