"""A DOCX gives the words one sees in it; what is hidden, deleted or elsewhere is not read."""

import time
from collections.abc import Iterable

import pytest

from legation.ingest.items import ArticleRead, ReadOptions
from tests.ingest.archives import gzipped, zipped
from tests.ingest.reading import article, failure, kinds, read
from tests.ingest.texts import HEADLINE, PARAGRAPHS

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{}</dc:title><dc:creator>Jane Doe</dc:creator><dcterms:created>2016-12-21T09:30:00Z</dcterms:created>"
    "<dcterms:modified>2016-12-22T09:30:00Z</dcterms:modified></cp:coreProperties>"
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def docx(paragraphs: Iterable[str], core: str | None = None, before: str = "", **more: bytes) -> bytes:
    body = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}" xmlns:mc="m"><w:body>{"".join(paragraphs)}</w:body></w:document>'
    files = {"[Content_Types].xml": b"<Types/>", "word/document.xml": body.encode(), **more}
    return zipped(files if core is None else {**files, "docProps/core.xml": core.encode()})


BODY = [paragraph(run(text[:20]), run(text[20:])) for text in PARAGRAPHS]


def test_paragraphs_and_properties_are_read() -> None:
    (item,) = read("a.docx", docx(BODY, CORE.format(HEADLINE)))
    assert isinstance(item, ArticleRead)
    assert item.article.text.split("\n\n") == list(PARAGRAPHS)
    assert (item.article.title, item.article.authors) == (HEADLINE, ("Jane Doe",))
    assert (item.article.published, item.article.updated) == ("2016-12-21", "2016-12-22T09:30:00+00:00")
    assert item.found["published"] == "docx"


def test_a_document_is_known_by_its_contents_even_inside_an_archive() -> None:
    assert article(read("upload", docx(BODY)))
    assert kinds(read("a.zip", zipped({"a.docx": docx(BODY), "b.docx": docx(BODY)}))) == ["article", "article"]


def test_the_title_may_be_a_paragraph_of_that_style() -> None:
    assert article(read("a.docx", docx([paragraph(run(HEADLINE), style="Title"), *BODY]))).title == HEADLINE


def test_what_one_does_not_see_is_not_read() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    shown = '<w:rPr><w:vanish w:val="0"/></w:rPr>'
    text = article(
        read(
            "a.docx",
            docx(
                [
                    *BODY,
                    paragraph(
                        run("Seen"), f"<w:del>{run('deleted')}</w:del>", f"<w:ins>{run(' inserted')}</w:ins>",
                        run("vanished", hidden), run(" shown", shown), "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>",
                        f"<mc:AlternateContent><mc:Choice>{run(' once')}</mc:Choice><mc:Fallback>{run('twice')}</mc:Fallback></mc:AlternateContent>",
                        "<w:r><w:t>.</w:t><w:noBreakHyphen/><w:tab/><w:br/></w:r>",
                    ),
                ]
            ),
        )
    ).text  # fmt: skip
    assert text.rpartition("\n\n")[2] == "Seen inserted shown once.-"


def test_cells_of_a_table_are_paragraphs_in_order() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('One'))}</w:tc><w:tc>{paragraph(run('Two'))}</w:tc></w:tr></w:tbl>"
    assert "One\n\nTwo" in article(read("a.docx", docx([*BODY, table]), ReadOptions(keep_all=True))).text


def test_entities_and_references_are_never_followed() -> None:
    evil = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = article(read("a.docx", docx([*BODY, paragraph(run("End&x; of it."))], before=evil))).text
    assert text.endswith("End of it.")


def test_a_bomb_is_a_failure() -> None:
    started = time.monotonic()
    assert "times its size" in failure(read("a.docx", docx([paragraph(run("a" * 9_000_000))])))
    lol = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    assert len(read("a.docx", docx([paragraph(run("&a9;"))], before=f'<!DOCTYPE d [<!ENTITY a0 "lol">{lol}]>'))) == 1
    assert len(read("a.docx", docx(["<w:p>" * 50_000]))) == 1
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (docx([]), "no text"),
        (docx(["<w:p>"], word=b""), "no text"),
        (docx(BODY)[:300], "damaged"),
        (zipped({"word/document.xml": b"nothing"}), "cannot be read"),
        (gzipped(docx(BODY)), ""),
    ],
)
def test_a_document_that_cannot_be_read_says_why(data: bytes, says: str) -> None:
    assert says in failure(read("a.docx", data)) if says else read("a.docx", data)
