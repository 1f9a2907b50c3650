"""A communiqué as a PDF with a text layer, written by hand: two fonts, running head, page numbers."""

import textwrap

from tests.gold_pages.stories import Story

_WIDTH, _PER_PAGE, _LEADING = 88, 30, 18


def pdf_of(story: Story) -> bytes:
    """The story's headline, date and paragraphs on A4 pages, each with the outlet's name above and its number below."""
    lines = [story.title, "", story.fields["date"], ""]
    for piece in story.body:
        lines += [*textwrap.wrap(piece.text, _WIDTH), ""]
    pages = [lines[at : at + _PER_PAGE] for at in range(0, len(lines), _PER_PAGE)]
    contents = [_content(story, page, number) for number, page in enumerate(pages, start=1)]
    return _assembled(story, contents)


def _content(story: Story, lines: list[str], number: int) -> bytes:
    shown = [f"BT /F1 9 Tf 72 810 Td ({_escaped(story.outlet)}) Tj ET", f"BT /F1 11 Tf {_LEADING} TL 72 780 Td"]
    shown += [f"({_escaped(line)}) Tj T*" for line in lines]
    owner = f"\u00a9 {story.fields['date'][:4]} {story.outlet}"
    shown += ["ET", f"BT /F1 9 Tf 72 60 Td ({_escaped(owner)}) Tj ET", f"BT /F1 9 Tf 290 40 Td ({number}) Tj ET"]
    return "\n".join(shown).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assembled(story: Story, contents: list[bytes]) -> bytes:
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(contents)))
    day = story.fields["date"].replace("-", "")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} /MediaBox [0 0 595 842] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({_escaped(story.title)}) /Author ({_escaped(story.outlet)}) /CreationDate (D:{day}090000Z) >>".encode(
            "cp1252"
        ),
    ]
    for at, content in enumerate(contents):
        page = f"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * at} 0 R >>"
        objects += [page.encode(), b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(
        out + b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    )
