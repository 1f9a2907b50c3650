"""PDFs made for tests, without a library: objects, pages, lines of text at places."""

from collections.abc import Mapping, Sequence

Drawn = tuple[float, float, float, str]
"""x, y, size, text"""
LEADING = 13.0


def pdf(pages: Sequence[Sequence[Drawn]], info: Mapping[str, str] | None = None, trailer: str = "") -> bytes:
    """One content stream a page, in Helvetica."""
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    kids = []
    for number, drawn in enumerate(pages):
        page, content = 5 + 2 * number, 6 + 2 * number
        kids.append(f"{page} 0 R")
        objects[page] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects[content] = stream("".join(_show(*one) for one in drawn))
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects[4] = "<< " + " ".join(f"/{name} ({_escaped(value)})" for name, value in (info or {}).items()) + " >>"
    return assembled(objects, "/Info 4 0 R " + trailer)


def column(lines: Sequence[str], x: float = 70, top: float = 740, size: float = 11) -> list[Drawn]:
    """Lines below one another; an empty one leaves a gap."""
    return [(x, top - at * LEADING, size, line) for at, line in enumerate(lines) if line]


def stream(content: str) -> str:
    return f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"


def assembled(objects: Mapping[int, str], trailer: str = "") -> bytes:
    out, places = b"%PDF-1.4\n", {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    count = max(objects) + 1
    rows = [f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(count)]
    end = f"xref\n0 {count}\n{''.join(rows)}trailer\n<< /Size {count} /Root 1 0 R {trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return out + end.encode()


def _show(x: float, y: float, size: float, text: str) -> str:
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET\n"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
