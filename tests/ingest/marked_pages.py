"""Pages of our own invention whose every line says whether it is article.

A file of pages/ has one paragraph a line: "+ " article, "- " the page's, "~ " either will do, "| " goes on with the
line before it. `text` is the page as a browser would save it, with nothing of these marks.
"""

from dataclasses import dataclass
from pathlib import Path

from legation.domain.article import Article

FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Line:
    mark: str
    text: str


@dataclass(frozen=True)
class MarkedPage:
    name: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(line.text for line in self.lines)


def marked_pages() -> list[MarkedPage]:
    return [_page(path) for path in sorted(FOLDER.glob("*.txt"))]


def marked_page(name: str) -> MarkedPage:
    return _page(FOLDER / f"{name}.txt")


def lost_and_left(page: MarkedPage, article: Article) -> tuple[list[str], list[str]]:
    """(article lines that are cut, page lines that are kept), however small the part."""
    lost, left, position = [], [], 0
    for line in page.lines:
        start = article.text.index(line.text, position)
        position = start + len(line.text)
        cut = sum(max(0, min(c.end, position) - max(c.start, start)) for c in article.cuts)
        if line.mark == "+" and cut:
            lost.append(line.text)
        if line.mark == "-" and cut < len(line.text.strip()):
            left.append(line.text)
    return lost, left


def _page(path: Path) -> MarkedPage:
    lines: list[Line] = []
    for raw in path.read_text("utf-8").splitlines():
        if raw.startswith("| "):
            lines[-1] = Line(lines[-1].mark, lines[-1].text + "\n" + raw[2:])
        elif raw:
            lines.append(Line(raw[0], raw[2:]))
    return MarkedPage(path.stem, tuple(lines))
